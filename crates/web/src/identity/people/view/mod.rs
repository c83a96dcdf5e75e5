//! The pages, as functions of a reader and plain data.

pub mod add;
pub mod learning;
pub mod list;
pub mod one;
pub mod roles;
