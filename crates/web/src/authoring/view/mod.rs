//! The pages, as functions of a reader and plain data.

pub mod course;
pub mod draft_preview;
pub mod list;
