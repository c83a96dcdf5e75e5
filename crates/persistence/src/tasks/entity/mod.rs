//! The tables of `tasks`. They never leave this crate.

pub mod job;
