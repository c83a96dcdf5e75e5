//! Earned awards, certificates and their events.

mod entity;
mod evaluate;
mod personal;

pub(crate) use evaluate::course_completed;
pub(crate) use personal::{forget, personal_data};
