//! The words of letters.

mod letters;

pub use letters::Letters;
