//! The tables of `enrollment`. They never leave this crate.

pub mod enrollment;
pub mod enrollment_event;
