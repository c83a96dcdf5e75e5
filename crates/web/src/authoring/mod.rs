//! The studio: authors' courses, their revisions, the difference of a draft,
//! and publishing it.

pub mod difference;
