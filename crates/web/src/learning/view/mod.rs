//! The pages, as functions of a reader and plain data.

pub mod complete;
pub mod dashboard;
pub mod journey;
pub mod lesson;
pub mod notes;
pub mod progress;
pub mod side_nav;
