//! Earned awards, certificates and their events.

mod count;
mod entity;
mod evaluate;
mod personal;

pub use count::count_issued;
pub(crate) use evaluate::course_completed;
pub(crate) use personal::{forget, personal_data};
