//! `POST /courses/{slug}/enroll`

use super::view::enroll::{EnrollForm, NotEnrolled, NotEnrolledView, page};
use crate::forms::{Errors, Form};
use crate::gate::Gate;
use crate::guesses::Counted;
use crate::http_problem::{Answer, HttpProblem};
use crate::paths;
use crate::refusals::Refuse;
use crate::request_context::RequestContext;
use axum::response::Response;
use laurel_domain::enrollment::EnrollRefusal;
use laurel_domain::identity::{OwnScope, actions};
use laurel_persistence::UseCaseError;
use laurel_persistence::catalog::{CourseEntry, course_by_slug, courses_by_slug};
use laurel_persistence::enrollment::enrollment;

pub async fn enroll(
    paths::EnrollPath { slug }: paths::EnrollPath,
    context: Gate<actions::Enroll>,
    Form(fields): Form<EnrollForm>,
) -> Answer {
    let permit = context.own()?;
    let store = &context.app.store;
    let course = course_by_slug(store, context.public(), &slug)
        .await?
        .ok_or(HttpProblem::NotFound)?;
    let (person, code) = (context.person()?, fields.code.as_str());
    let was_in = enrollment(store, OwnScope::of(&permit), &slug)
        .await?
        .is_some();
    let guess = if code.trim().is_empty() {
        None
    } else {
        match Counted::join_code(&context, course.id, person).await {
            Err(HttpProblem::TooMany { seconds }) => {
                return Ok(wait(&context, &course, &fields, seconds));
            }
            counted => Some(counted?),
        }
    };
    let outcome =
        laurel_persistence::enrollment::enroll(store, &permit, course.id, Some(code)).await;
    if let Some(guess) = guess {
        match &outcome {
            Ok(_) => guess.was_right().await?,
            Err(UseCaseError::Refused(EnrollRefusal::WrongCode)) => {}
            Err(_) => guess.take_back().await?,
        }
    }
    match outcome {
        Ok(_) if was_in => Ok(context.go(&paths::learn(&slug), "flash-enrolled-again")),
        Ok(_) => Ok(context.go(&paths::learn(&slug), "flash-enrolled")),
        Err(UseCaseError::Refused(EnrollRefusal::Already)) => {
            Ok(context.go(&paths::learn(&slug), "flash-enrolled-already"))
        }
        Err(UseCaseError::Refused(refusal)) => refused(&context, &course, &fields, &refusal).await,
        Err(refused) => Err(refused.into()),
    }
}

/// Says why not, and what to do about it.
async fn refused(
    context: &RequestContext,
    course: &CourseEntry,
    fields: &EnrollForm,
    refusal: &EnrollRefusal,
) -> Answer {
    let mut errors = Errors::default();
    let why = match refusal {
        EnrollRefusal::CodeNeeded | EnrollRefusal::WrongCode => {
            let key = if *refusal == EnrollRefusal::WrongCode {
                "enrollment-refused-code"
            } else {
                "form-error-required"
            };
            errors.add("code", context.t(key));
            NotEnrolled::Code(fields)
        }
        EnrollRefusal::Prerequisites { missing } => {
            let (store, public) = (&context.app.store, context.public());
            NotEnrolled::Prerequisites(courses_by_slug(store, public, missing).await?)
        }
        EnrollRefusal::Retired => NotEnrolled::Retired,
        EnrollRefusal::Already | EnrollRefusal::NotPublished => return Err(refusal.problem()),
    };
    let view = NotEnrolledView {
        course,
        why,
        errors,
    };
    Ok(context.invalid(page(context, &view)))
}

/// Too many wrong codes: the form with how long to wait.
fn wait(
    context: &RequestContext,
    course: &CourseEntry,
    fields: &EnrollForm,
    seconds: u64,
) -> Response {
    let mut errors = Errors::default();
    let minutes = [("minutes", seconds.div_ceil(60).into())];
    errors.add(
        "code",
        context.with("enrollment-refused-code-wait", &minutes),
    );
    let view = NotEnrolledView {
        course,
        why: NotEnrolled::Code(fields),
        errors,
    };
    context.too_soon(page(context, &view), seconds)
}
