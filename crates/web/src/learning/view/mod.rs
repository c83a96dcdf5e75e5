//! The pages, as functions of a reader and plain data.

pub mod complete;
pub mod dashboard;
pub mod lesson;
pub mod notes;
pub mod program_progress;
pub mod progress;
pub mod side_nav;
