//! Where a learner stands in a program: the courses that are required, and the electives.

use std::collections::BTreeSet;

use serde::Serialize;

use super::progress::{number, percent};
use crate::authoring::document::{CourseRef, Program};

#[derive(Serialize, Clone, PartialEq, Eq, Debug)]
pub struct ProgramProgress {
    /// In the program's order.
    pub courses: Vec<CourseInProgram>,
    /// Courses done of those that count; further electives stay outside.
    pub done: u32,
    pub total: u32,
    /// Whole percent, rounded down.
    pub percent: u32,
    pub complete: bool,
    /// The slug of the first course that is still needed.
    pub next: Option<String>,
    /// Why not yet; empty when complete.
    pub unmet: Vec<UnmetCourse>,
}

#[derive(Serialize, Clone, PartialEq, Eq, Debug)]
pub struct CourseInProgram {
    pub slug: String,
    pub required: bool,
    pub complete: bool,
}

#[derive(Serialize, Clone, PartialEq, Eq, Debug)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum UnmetCourse {
    /// This course, by its slug.
    Course { course: String },
    /// Any so many more of these.
    Electives { more: u32, of: Vec<String> },
}

/// Where a learner who completed these courses, by slug, stands. A program that asks for
/// nothing (in preparation) is never complete.
pub fn program_progress(program: &Program, completed: &BTreeSet<String>) -> ProgramProgress {
    let is_done = |course: &&CourseRef| completed.contains(&course.course);
    let courses = program.courses.iter().map(|course| CourseInProgram {
        slug: course.course.clone(),
        required: course.required,
        complete: is_done(&course),
    });
    let (required, electives): (Vec<_>, Vec<_>) =
        program.courses.iter().partition(|course| course.required);
    let electives_total = number(electives.len()).min(program.electives);
    let electives_done = number(electives.iter().copied().filter(is_done).count());
    let more = electives_total.saturating_sub(electives_done);
    let required_done = number(required.iter().copied().filter(is_done).count());
    let done = required_done + electives_total - more;
    let total = number(required.len()) + electives_total;

    let open = |course: &&CourseRef| !is_done(course);
    let mut unmet: Vec<UnmetCourse> = Vec::new();
    for course in required.iter().copied().filter(open) {
        let course = course.course.clone();
        unmet.push(UnmetCourse::Course { course });
    }
    if more > 0 {
        let of = electives.iter().copied().filter(open);
        let of = of.map(|course| course.course.clone()).collect();
        unmet.push(UnmetCourse::Electives { more, of });
    }
    let needed = |course: &&CourseRef| open(course) && (course.required || more > 0);
    ProgramProgress {
        courses: courses.collect(),
        done,
        total,
        percent: percent(u64::from(done), u64::from(total)),
        complete: total > 0 && done == total,
        next: program
            .courses
            .iter()
            .find(needed)
            .map(|course| course.course.clone()),
        unmet,
    }
}
