//! `/programs/{slug}`

use super::program_page::{Standing, main};
use super::schema_org;
use crate::gate::Gate;
use crate::paths;
use crate::problem::{Answer, Problem};
use crate::shell::Page;
use crate::structured::json_ld;
use laurel_domain::enrollment::Status;
use laurel_domain::identity::actions;
use laurel_domain::learning::program_standing;
use laurel_persistence::catalog::{WholeProgram, program_by_slug};
use laurel_persistence::enrollment::{Enrollment, enrollments};
use std::collections::BTreeSet;

pub async fn show(
    paths::ProgramPath { slug }: paths::ProgramPath,
    visit: Gate<actions::Visit>,
) -> Answer {
    let whole = program_by_slug(&visit.app.store, &slug).await?;
    let whole = whole.ok_or(Problem::NotFound)?;
    let standing = match visit.actor.person() {
        Some(person) => standing(&whole, &enrollments(&visit.app.store, person).await?),
        None => Standing::Visitor,
    };
    let document = &whole.entry.document;
    let address = paths::program(&whole.entry.slug);
    Ok(visit.page(Page {
        title: &document.title,
        description: &document.summary,
        public: Some(&address),
        head: Some(json_ld(&schema_org::program(&visit, &whole))),
        main: main(&visit, &whole, &standing),
        ..Page::default()
    }))
}

/// Where a person stands with the program, by their places in its courses.
pub(super) fn standing(whole: &WholeProgram, theirs: &[Enrollment]) -> Standing {
    let place = |course| {
        theirs
            .iter()
            .find(|e| e.course == course && e.status != Status::Withdrawn)
    };
    let active = whole
        .courses
        .iter()
        .find(|course| place(course.course.id).is_some_and(|place| place.status == Status::Active));
    if let Some(course) = active {
        return Standing::Inside {
            course: course.course.slug.clone(),
        };
    }
    let mut required = whole.courses.iter().filter(|course| course.required);
    let completed: BTreeSet<String> = whole
        .courses
        .iter()
        .filter(|course| place(course.course.id).is_some())
        .map(|course| course.course.slug.clone())
        .collect();
    let begun = !completed.is_empty();
    // courses that asked for another one first open one after the other
    if !begun || !required.all(|course| place(course.course.id).is_some()) {
        return Standing::Outside { begun };
    }
    match program_standing(&whole.entry.document, &completed).next {
        Some(course) => Standing::Elective { course },
        None => Standing::Done,
    }
}
