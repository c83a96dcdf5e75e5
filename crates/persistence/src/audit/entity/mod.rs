//! The tables of `audit`. They never leave this crate.

pub mod audit;
pub mod audit_head;
