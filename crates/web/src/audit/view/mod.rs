//! The pages, as functions of a reader and plain data.

pub mod chain;
pub mod list;
pub mod row;
pub mod words;
