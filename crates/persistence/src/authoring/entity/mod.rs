//! The tables of `authoring`. They never leave this crate.

pub mod draft;
