//! Authoring: the documents that authors write, how a folder becomes one, what is wrong
//! with it, and the difference between two.
//!
//! Reads text that the caller has already loaded. Must never touch a file system, render
//! Markdown, or decide who may publish.

pub mod document;
pub mod markdown;
pub mod problem;
pub mod source;
