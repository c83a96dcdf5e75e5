//! The tables of `learning`. They never leave this crate.

pub mod bookmark;
pub mod lesson_note;
pub mod progress_fact;
