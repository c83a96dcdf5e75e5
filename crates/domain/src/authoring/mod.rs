//! Authoring: the documents that authors write, how a folder becomes one, what is wrong
//! with it, and the difference between two.
//!
//! Reads text that the caller has already loaded. Must never touch a file system, render
//! Markdown, or decide who may publish.

pub mod diff;
pub mod document;
mod hash;
mod issue;
pub mod markdown;
mod opening;
mod parse;
#[cfg(test)]
pub(crate) mod sample;
mod source;

pub use diff::{Diff, course_diff, program_diff};
pub use issue::{AuthoringIssue, IssueKind};
pub use markdown::{Element, ReadMarkdown, is_seen};
pub use opening::{CourseStands, NotReady, not_ready};
pub use parse::{ParsedCourse, ParsedProgram, parse_course, parse_program};
pub use source::{Source, SourceFile, is_left_behind};
