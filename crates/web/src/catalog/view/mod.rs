//! The pages, as functions of a reader and plain data.

pub mod administration;
mod begin;
pub mod course;
pub mod decide;
pub mod preview;
pub mod program;
pub mod programs;
