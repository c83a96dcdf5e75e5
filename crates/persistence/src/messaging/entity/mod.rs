//! The tables of `messaging`. They never leave this crate.

pub mod outbox;
