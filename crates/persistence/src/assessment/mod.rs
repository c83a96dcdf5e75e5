//! Attempts and the journal of answers. An attempt's row exists before its
//! first question is seen; every answer that was acknowledged is kept.

mod answer;
mod close;
pub(crate) mod entity;
mod find;
mod personal;
mod seats;
mod settle;
mod start;
mod submit;

pub use answer::{KeepRefusal, keep_answer};
pub use close::{close, close_overdue};
pub use find::{Given, How, Seat, Sitting, attempts, sitting};
pub(crate) use personal::{forget, personal_data};
pub(crate) use seats::Seats;
pub use start::{BeginRefusal, begin};
pub use submit::{SubmitRefusal, submit};

#[cfg(test)]
mod tests;
