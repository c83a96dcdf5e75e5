//! The tables of `catalog`. They never leave this crate.

pub mod address;
pub mod award;
pub mod course;
pub mod program;
pub mod program_course;
pub mod program_revision;
pub mod revision;
