//! `POST /courses/{slug}/enroll`

use super::view::enroll::{EnrollForm, NotEnrolled, NotEnrolledView, page};
use crate::forms::{Errors, Form};
use crate::gate::Gate;
use crate::guesses::Counted;
use crate::http_problem::{Answer, HttpProblem};
use crate::paths;
use crate::refusals::Refuse;
use crate::request_context::RequestContext;
use crate::security_log;
use axum::response::{IntoResponse, Redirect, Response};
use laurel_domain::enrollment::EnrollRefusal;
use laurel_domain::identity::{OwnScope, Permit, actions};
use laurel_domain::ids::EnrollmentId;
use laurel_persistence::catalog::{CourseEntry, course_by_slug, published_courses_named};
use laurel_persistence::enrollment::{enroll as enroll_in, enrollment};
use laurel_persistence::{Store, UseCaseError};

pub async fn enroll(
    paths::EnrollPath { slug }: paths::EnrollPath,
    context: Gate<actions::Enroll>,
    Form(fields): Form<EnrollForm>,
) -> Answer {
    let permit = context.own()?;
    let (store, code) = (&context.app.store, fields.code.as_str());
    let course = course_by_slug(store, context.public(), &slug)
        .await?
        .ok_or(HttpProblem::NotFound)?;
    let before = enrollment(store, OwnScope::of(&permit), &slug).await?;
    let outcome = match enroll_counted(&context, store, &permit, &course, code).await {
        Err(HttpProblem::TooMany { seconds }) => {
            return Ok(wait(&context, &course, &fields, seconds));
        }
        outcome => outcome?,
    };
    let flash = match outcome {
        Ok(_) if before.is_some() => "flash-enrolled-again",
        Ok(_) => "flash-enrolled",
        Err(UseCaseError::Refused(EnrollRefusal::Already)) => "flash-enrolled-already",
        Err(UseCaseError::Refused(why)) => return refused(&context, &course, &fields, &why).await,
        Err(refused) => return Err(refused.into()),
    };
    Ok(context.go(&paths::learn(&slug), flash))
}

/// Into a course that asks for nothing, and on to its first page; or to the course's
/// page, which tells what it asks for.
pub async fn begin_course(context: &RequestContext, slug: &str) -> Answer {
    let (store, permit) = (&context.app.store, context.authorize_own()?);
    let course = course_by_slug(store, context.public(), slug)
        .await?
        .ok_or(HttpProblem::NotFound)?;
    let flash = match enroll_counted(context, store, &permit, &course, "").await? {
        Ok(_) => "flash-enrolled",
        Err(UseCaseError::Refused(EnrollRefusal::Already)) => "flash-enrolled-already",
        Err(UseCaseError::Refused(
            EnrollRefusal::NotPublished
            | EnrollRefusal::Retired
            | EnrollRefusal::Prerequisites { .. }
            | EnrollRefusal::CodeNeeded
            | EnrollRefusal::WrongCode,
        )) => {
            return Ok(Redirect::to(&paths::course(&course.slug)).into_response());
        }
        Err(refused) => return Err(refused.into()),
    };
    Ok(context.go(&paths::learn(&course.slug), flash))
}

/// The use case's own outcome, which the page and the JSON API say each in its way.
type Outcome = Result<EnrollmentId, UseCaseError<EnrollRefusal>>;

/// Joins a course. A code that is tried counts as a wrong one until it is known.
///
/// # Errors
/// [`HttpProblem::TooMany`] after too many wrong ones.
pub async fn enroll_counted(
    context: &RequestContext,
    store: &Store,
    permit: &Permit<actions::Enroll>,
    course: &CourseEntry,
    code: &str,
) -> Result<Outcome, HttpProblem> {
    let guess = if code.trim().is_empty() {
        None
    } else {
        Some(Counted::join_code(context, course.id, permit.person()).await?)
    };
    let outcome = enroll_in(store, permit, course.id, Some(code)).await;
    if let Some(guess) = guess {
        match &outcome {
            Ok(_) => guess.was_right().await?,
            Err(UseCaseError::Refused(EnrollRefusal::WrongCode)) => {
                security_log::wrong_code(context);
            }
            Err(_) => guess.take_back().await?,
        }
    }
    Ok(outcome)
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
            let missing = published_courses_named(store, public, missing).await?;
            NotEnrolled::Prerequisites(missing.into_values().collect())
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
