//! The tables of `authoring`. They never leave this crate.

pub mod draft;
pub mod program_revision;
pub mod revision;
