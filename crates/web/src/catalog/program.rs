//! `/programs/{slug}`

use super::schema_org::Provider;
use super::view::program::{ProgramView, ReaderStatus, page};
use crate::gate::Gate;
use crate::http_problem::{Answer, HttpProblem};
use crate::paths;
use laurel_domain::enrollment::Status;
use laurel_domain::identity::actions;
use laurel_domain::learning::program_progress;
use laurel_persistence::catalog::{WholeProgram, program_by_slug};
use laurel_persistence::enrollment::{Enrollment, enrollments};

pub async fn show(
    paths::ProgramPath { slug }: paths::ProgramPath,
    context: Gate<actions::Visit>,
) -> Answer {
    let whole = program_by_slug(&context.app.store, context.public(), &slug).await?;
    let whole = whole.ok_or(HttpProblem::NotFound)?;
    let status = match context.own_scope() {
        Ok(own) => status(&whole, &enrollments(&context.app.store, own).await?),
        Err(_) => ReaderStatus::Visitor,
    };
    let settings = context.app.settings();
    let view = ProgramView {
        whole: &whole,
        status: &status,
        by: Provider {
            organization: &settings.organization,
            public_url: &context.app.public_url(),
        },
    };
    Ok(context.page(page(&context, &view)))
}

/// Where a person stands with the program, by their places in its courses.
pub(super) fn status(whole: &WholeProgram, theirs: &[Enrollment]) -> ReaderStatus {
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
        return ReaderStatus::Inside {
            course: course.course.slug.clone(),
        };
    }
    let mut required = whole.courses.iter().filter(|course| course.required);
    let completed = whole.entry.named_where(|course| place(course).is_some());
    let begun = !completed.is_empty();
    // courses that asked for another one first open one after the other
    if !begun || !required.all(|course| place(course.course.id).is_some()) {
        return ReaderStatus::Outside { begun };
    }
    match program_progress(&whole.entry.document, &completed).next {
        Some(course) => ReaderStatus::Elective { course },
        None => ReaderStatus::Done,
    }
}
