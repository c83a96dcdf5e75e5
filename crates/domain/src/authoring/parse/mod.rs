//! Makes a folder of Markdown files a program or a course, as `docs/authoring.md` says, or
//! tells everything that is wrong with it.
//!
//! Strict on purpose: what is not understood is a problem, never ignored. Must never change
//! the files, and never give a document that was read with a problem.

mod activity;
mod answers;
mod arranged;
mod blocks;
mod course;
mod fields;
mod files;
mod page;
mod program;
mod questions;
mod reading;
mod references;
mod settings;
mod slips;
mod written;

#[cfg(test)]
mod tests;

use super::document::{Course, Program};
use super::issue::AuthoringIssue;
use super::markdown::ReadMarkdown;
use super::source::Source;
use reading::Reading;

/// A program with its courses, and the folder of each.
#[derive(Clone, PartialEq, Debug)]
pub struct ParsedProgram {
    pub program: Program,
    pub courses: Vec<ParsedCourse>,
}

#[derive(Clone, PartialEq, Debug)]
pub struct ParsedCourse {
    /// From the top of the program's folder: `courses/seeing-what-hurts`.
    pub folder: String,
    pub course: Course,
}

/// Reads a folder with a `program.md` at its top. Whether prerequisites outside the folder
/// exist is for the caller to ask.
///
/// # Errors
/// Every problem of the folder, in the order of its files and lines.
pub fn parse_program(
    source: &Source,
    markdown: &ReadMarkdown<'_>,
) -> Result<ParsedProgram, Vec<AuthoringIssue>> {
    let mut reading = Reading::new(markdown);
    let program = program::read(source, &mut reading);
    reading.finish(program)
}

/// Reads the course in `root`, a folder without a slash at its end; empty: the top. Other
/// files of the source are not looked at.
///
/// # Errors
/// Every problem of the folder, in the order of its files and lines.
pub fn parse_course(
    source: &Source,
    root: &str,
    markdown: &ReadMarkdown<'_>,
) -> Result<Course, Vec<AuthoringIssue>> {
    let mut reading = Reading::new(markdown);
    let course = course::read(source, root, &mut reading);
    reading.finish(course)
}
