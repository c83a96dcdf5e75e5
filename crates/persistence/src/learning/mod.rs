//! Progress: facts that are only ever added, and what is derived from them.

mod append;
mod bookmark;
mod complete;
pub(crate) mod entity;
mod facts;
mod note;
mod open;
mod personal;
mod place;
mod rebuild;
mod staff;

pub(crate) use append::{NewFact, append, derive};
pub use bookmark::set_bookmark;
pub use complete::{CompleteRefusal, Completed, complete};
pub use facts::{FactLine, fact_lines, facts};
pub use note::{NOTE_MOST, Note, notes, save_note};
pub use open::{Opened, note_opening, open};
pub(crate) use personal::{forget, personal_data};
pub use place::remember_place;
pub use rebuild::{Difference, check, rebuild};
pub use staff::{Ruling, StaffRefusal, complete_for};

#[cfg(test)]
mod tests;
