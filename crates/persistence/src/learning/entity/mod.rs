//! The tables of `learning`. They never leave this crate.

pub mod bookmark;
pub mod lesson_note;
pub mod lesson_opening;
pub mod progress_fact;
