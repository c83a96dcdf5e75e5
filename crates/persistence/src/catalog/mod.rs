//! The catalog: programs, courses and awards as visitors and the other
//! capabilities see them. Only what is published comes out of here.

mod administration;
mod award;
mod course;
pub(crate) mod entity;
mod impact;
mod learners;
mod list;
mod program;

pub use administration::{
    CatalogItem, CatalogKind, CodeRefusal, StatusRefusal, all_courses, all_programs, count_drafts,
    set_course_status, set_join_code, set_program_status,
};
pub use award::{Award, AwardSubject, award_by_slug};
pub(crate) use award::{awards_of, settle_award};
pub use course::{
    CourseEntry, CourseStatus, course, course_by_slug, courses, courses_by_slug, current_revision,
};
pub use impact::{ProgramImpact, program_impact};
pub use learners::{LearnerCounts, learners_by_status};
pub use list::{ProgramFilter, ProgramItem, programs};
pub(crate) use program::programs_with;
pub use program::{
    ProgramCourse, ProgramEntry, WholeProgram, has_programs, program_by_slug, programs_with_course,
};
