//! The catalog: programs, courses and awards as visitors and the other
//! capabilities see them. Only what is published comes out of here.

mod address;
mod award;
mod course;
pub(crate) mod entity;
mod learners;
mod list;
mod names;
mod program;
mod revision;
mod status;

pub use address::{Addressed, moved_to};
pub(crate) use address::{courses_named, keep_address};
pub use award::{Award, AwardSubject, award_by_slug};
pub(crate) use award::{awards_of, settle_award};
pub use course::{
    CourseEntry, course, course_by_slug, courses, current_revision, published_courses_named,
};
pub use learners::{LearnerCounts, learners_by_status};
pub(crate) use learners::{counted, enrolled, enrollment_column};
pub use list::{ProgramFilter, ProgramItem, programs};
pub(crate) use names::names;
pub use names::{CourseName, course_name_by_slug, course_names, own_course_names};
pub(crate) use program::programs_with;
pub use program::{
    ProgramCourse, ProgramEntry, WholeProgram, has_programs, program_by_slug, programs_with_course,
};
pub use revision::{LoadedRevision, find_revision, revision_by_number};
pub(crate) use revision::{Revisions, revision, revision_numbers};
pub use status::{CatalogStatus, CourseStatus};
