//! `POST /courses/{slug}/enroll`

use crate::forms::{Errors, Form, summary};
use crate::gate::Gate;
use crate::guesses::Counted;
use crate::http_problem::{Answer, HttpProblem};
use crate::page_layout::Page;
use crate::paths;
use crate::reader::Reader;
use crate::request_context::RequestContext;
use axum::response::Response;
use laurel_domain::enrollment::EnrollRefusal;
use laurel_domain::identity::{OwnScope, actions};
use laurel_persistence::UseCaseError;
use laurel_persistence::catalog::{CourseEntry, course_by_slug, courses_by_slug};
use laurel_persistence::enrollment::enrollment;
use laurel_ui::button::{Weight, link_button, submit};
use laurel_ui::field::{Field, field};
use maud::{Markup, html};
use serde::Deserialize;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct EnrollForm {
    code: String,
}

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
        Err(UseCaseError::Refused(EnrollRefusal::NotPublished)) => Err(HttpProblem::NotFound),
        Err(UseCaseError::Refused(refusal)) => refused(&context, &course, &fields, &refusal).await,
        Err(UseCaseError::Internal(error)) => Err(error.into()),
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
    let body = match refusal {
        EnrollRefusal::CodeNeeded | EnrollRefusal::WrongCode => {
            let key = if *refusal == EnrollRefusal::WrongCode {
                "enrollment-refused-code"
            } else {
                "form-error-required"
            };
            errors.add("code", context.t(key));
            code_form(context, &course.slug, fields, &errors)
        }
        EnrollRefusal::Prerequisites { missing } => {
            let first = courses_by_slug(&context.app.store, context.public(), missing).await?;
            html! {
                ul class="list" {
                    @for before in &first {
                        li { a href=(paths::course(&before.slug)) {
                            (context.with("enrollment-refused-prerequisite", &[("title", (&before.title).into())]))
                        } }
                    }
                }
            }
        }
        _ => html! { p { (context.t("enrollment-refused-retired")) } },
    };
    Ok(context.invalid(page(context, course, &errors, &body)))
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
    let body = code_form(context, &course.slug, fields, &errors);
    context.too_soon(page(context, course, &errors, &body), seconds)
}

fn page<'a>(
    context: &'a RequestContext,
    course: &CourseEntry,
    errors: &Errors,
    body: &Markup,
) -> Page<'a> {
    Page {
        title: context.t("enrollment-refused-title"),
        main: html! {
            div class="narrow form-page" {
                h1 { (context.t("enrollment-refused-title")) }
                p class="lead" { (course.title) }
                (summary(context, errors, &[("code", "enrollment-code-label")]))
                (body)
                p { (link_button(&context.with("nav-back-to", &[("title", (&course.title).into())]), &paths::course(&course.slug), Weight::Quiet)) }
            }
        },
        ..Page::default()
    }
}

fn code_form(reader: &Reader, slug: &str, fields: &EnrollForm, errors: &Errors) -> Markup {
    html! {
        form class="form" method="post" action=(paths::enroll(slug)) novalidate {
            (field(&Field { name: "code", label: reader.t("enrollment-code-label"), value: &fields.code,
                hint: Some(reader.t("enrollment-code-hint")), error: errors.of("code"), required: true,
                autocomplete: Some("off"), maxlength: Some(64), short: true, ..Field::default() }))
            (submit(reader.t("enrollment-code-submit")))
        }
    }
}
