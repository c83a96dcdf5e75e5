//! The tables of `audit`. They never leave this crate.

pub mod audit;
