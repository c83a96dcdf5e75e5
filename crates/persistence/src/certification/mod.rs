//! Earned awards, certificates and their events.

mod entity;
mod evaluate;

pub(crate) use evaluate::course_completed;
