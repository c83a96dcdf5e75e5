//! The pages, as functions of a reader and plain data.

pub mod answer;
pub mod attempt;
pub mod feedback;
pub mod intro;
pub mod question;
pub mod result;
pub mod review;
pub mod start;
mod summary;
