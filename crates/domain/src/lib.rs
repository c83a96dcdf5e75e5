//! Laurel's pure decisions.
//!
//! A rule takes the state, the command, the time and random bytes, and gives
//! facts or a typed refusal. Nothing here may do I/O, read a clock, draw a
//! random number, know HTTP, or hold a sentence for a person.

#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used))]

pub mod assessment;
pub mod audit;
pub mod authoring;
pub mod certification;
pub mod enrollment;
pub mod identity;
pub mod ids;
pub mod learning;
pub mod sameness;
pub mod site;
pub mod text;
