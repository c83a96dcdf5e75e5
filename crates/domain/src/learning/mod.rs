//! Learning: from the facts of what was done to what is complete, what is next, and why not
//! yet.
//!
//! Facts are only ever added, and adding one never lowers anything here. Must never forget
//! or undo one.

mod mark;
mod program;
mod progress;

#[cfg(test)]
mod tests;

pub use mark::{TooSoonToComplete, may_complete};
pub use program::{CourseInProgram, ProgramProgress, UnmetCourse, program_progress};
pub use progress::{
    ActivityProgress, Counted, CourseProgress, Fact, FactKind, ModuleProgress, Need, Unmet,
    course_progress,
};
