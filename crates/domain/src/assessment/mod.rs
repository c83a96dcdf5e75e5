//! Assessment: papers, answers, grades, and the rules of attempts.
//!
//! Chance comes in as a seed and time as an instant. Must never give a learner a type that
//! holds the key.

mod number;

pub use number::Decimal;

/// Characters of a short answer.
pub const MOST_SHORT: usize = 500;
