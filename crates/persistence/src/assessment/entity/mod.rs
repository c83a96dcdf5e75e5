//! The tables of `assessment`. They never leave this crate.

pub mod allowance;
pub mod answer;
pub mod attempt;
pub mod question_mark;
