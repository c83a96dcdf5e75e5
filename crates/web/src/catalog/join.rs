//! `POST /programs/{slug}/enroll`: into every required course of a program, as
//! far as its rules let somebody now; courses that ask for another one first
//! open when that one is complete.

use crate::gate::Gate;
use crate::http_problem::{Answer, HttpProblem};
use crate::paths;
use crate::request_context::RequestContext;
use laurel_domain::authoring::document::ProgramStatus;
use laurel_domain::enrollment::EnrollRefusal;
use laurel_domain::identity::actions;
use laurel_persistence::UseCaseError;
use laurel_persistence::catalog::{WholeProgram, program_by_slug};
use laurel_persistence::enrollment::enroll;

pub async fn join(
    paths::ProgramEnrollPath { slug }: paths::ProgramEnrollPath,
    context: Gate<actions::Enroll>,
) -> Answer {
    begin_program(&context, &slug).await
}

/// Into its courses, and on to the first page; or to the program's page, which tells
/// why not.
pub async fn begin_program(context: &RequestContext, slug: &str) -> Answer {
    let whole = program_by_slug(&context.app.store, context.public(), slug).await?;
    let whole = whole.ok_or(HttpProblem::NotFound)?;
    let back = paths::program(&whole.entry.slug);
    if whole.entry.status != ProgramStatus::Open {
        return Ok(context.go(&back, "flash-program-not-open"));
    }
    match join_courses(context, &whole).await? {
        Some(course) => Ok(context.go(&paths::learn(course), "flash-program-joined")),
        // each of its courses wants something first, which its own page tells
        None => Ok(context.go(&back, "flash-program-not-joined")),
    }
}

/// The first course that the learner is in now.
async fn join_courses<'a>(
    context: &RequestContext,
    whole: &'a WholeProgram,
) -> Result<Option<&'a str>, HttpProblem> {
    let permit = context.authorize_own::<actions::Enroll>()?;
    let mut first = None;
    for course in whole.courses.iter().filter(|course| course.required) {
        match enroll(&context.app.store, &permit, course.course.id, None).await {
            Ok(_) | Err(UseCaseError::Refused(EnrollRefusal::Already)) => {
                first = first.or(Some(course.course.slug.as_str()));
            }
            // its own page tells what it wants first
            Err(UseCaseError::Refused(
                EnrollRefusal::NotPublished
                | EnrollRefusal::Retired
                | EnrollRefusal::Prerequisites { .. }
                | EnrollRefusal::CodeNeeded
                | EnrollRefusal::WrongCode,
            )) => {}
            Err(UseCaseError::Internal(error)) => return Err(error.into()),
        }
    }
    Ok(first)
}
