//! Learning: from the facts of what was done to what is complete, what is next, and why not
//! yet.
//!
//! Facts are only ever added, and adding one never lowers anything here. Must never forget
//! or undo one.

mod mark;
mod program;
mod standing;

#[cfg(test)]
mod tests;

pub use mark::{MarkRefusal, may_mark_done};
pub use program::{CourseInProgram, ProgramStanding, UnmetCourse, program_standing};
pub use standing::{
    ActivityStanding, Counted, Fact, FactKind, ModuleStanding, Need, Standing, Unmet,
    course_standing,
};
