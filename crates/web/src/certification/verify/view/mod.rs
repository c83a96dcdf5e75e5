//! The pages, as functions of a reader and plain data.

pub mod answer;
pub mod ask;
pub mod criteria;
pub mod file;
pub mod verdict;
