//! The pages, as functions of a reader and plain data.

pub mod docs;
