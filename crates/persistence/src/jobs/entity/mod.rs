//! The tables of `jobs`. They never leave this crate.

pub mod job;
