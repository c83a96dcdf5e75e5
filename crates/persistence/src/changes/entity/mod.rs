//! The table of `changes`. It never leaves this crate.

pub mod change;
