//! `POST /courses/{slug}/enroll`

use crate::forms::{Errors, Form, summary};
use crate::gate::Gate;
use crate::guesses::Counted;
use crate::paths;
use crate::problem::{Answer, Problem};
use crate::reader::Reader;
use crate::shell::Page;
use crate::visit::Visit;
use axum::response::Response;
use laurel_domain::enrollment::EnrollRefusal;
use laurel_domain::identity::ActionName;
use laurel_domain::identity::actions;
use laurel_persistence::Stop;
use laurel_persistence::catalog::{CourseEntry, course_by_slug, courses_by_slug};
use laurel_persistence::enrollment::enrollment;
use laurel_ui::button::{Weight, link_button, submit};
use laurel_ui::field::{Field, field};
use maud::{Markup, html};
use serde::Deserialize;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Fields {
    code: String,
}

pub async fn enroll(
    paths::EnrollPath { slug }: paths::EnrollPath,
    visit: Gate<actions::Enroll>,
    Form(fields): Form<Fields>,
) -> Answer {
    let permit = visit.untyped_own(ActionName::Enroll)?;
    let store = &visit.app.store;
    let course = course_by_slug(store, &slug)
        .await?
        .ok_or(Problem::NotFound)?;
    let (person, code) = (visit.person()?, fields.code.as_str());
    let was_in = enrollment(store, person, &slug).await?.is_some();
    let guess = if code.trim().is_empty() {
        None
    } else {
        match Counted::join_code(&visit, course.id, person).await {
            Err(Problem::TooMany { seconds }) => {
                return Ok(wait(&visit, &course, &fields, seconds));
            }
            counted => Some(counted?),
        }
    };
    let outcome =
        laurel_persistence::enrollment::enroll(store, &permit, course.id, Some(code)).await;
    if let Some(guess) = guess {
        match &outcome {
            Ok(_) => guess.was_right().await?,
            Err(Stop::Refused(EnrollRefusal::WrongCode)) => {}
            Err(_) => guess.take_back().await?,
        }
    }
    match outcome {
        Ok(_) if was_in => Ok(visit.go(&paths::learn(&slug), "flash-enrolled-again")),
        Ok(_) => Ok(visit.go(&paths::learn(&slug), "flash-enrolled")),
        Err(Stop::Refused(EnrollRefusal::Already)) => {
            Ok(visit.go(&paths::learn(&slug), "flash-enrolled-already"))
        }
        Err(Stop::Refused(EnrollRefusal::NotPublished)) => Err(Problem::NotFound),
        Err(Stop::Refused(refusal)) => refused(&visit, &course, &fields, &refusal).await,
        Err(Stop::Fault(fault)) => Err(fault.into()),
    }
}

/// Says why not, and what to do about it.
async fn refused(
    visit: &Visit,
    course: &CourseEntry,
    fields: &Fields,
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
            errors.add("code", visit.t(key));
            code_form(visit, &course.slug, fields, &errors)
        }
        EnrollRefusal::Prerequisites { missing } => {
            let first = courses_by_slug(&visit.app.store, missing).await?;
            html! {
                ul class="list" {
                    @for before in &first {
                        li { a href=(paths::course(&before.slug)) {
                            (visit.with("enrollment-refused-prerequisite", &[("title", (&before.title).into())]))
                        } }
                    }
                }
            }
        }
        _ => html! { p { (visit.t("enrollment-refused-retired")) } },
    };
    Ok(visit.mend(page(visit, course, &errors, &body)))
}

/// Too many wrong codes: the form with how long to wait.
fn wait(visit: &Visit, course: &CourseEntry, fields: &Fields, seconds: u64) -> Response {
    let mut errors = Errors::default();
    let minutes = [("minutes", seconds.div_ceil(60).into())];
    errors.add("code", visit.with("enrollment-refused-code-wait", &minutes));
    let body = code_form(visit, &course.slug, fields, &errors);
    visit.mend_later(page(visit, course, &errors, &body), seconds)
}

fn page<'a>(visit: &'a Visit, course: &CourseEntry, errors: &Errors, body: &Markup) -> Page<'a> {
    Page {
        title: visit.t("enrollment-refused-title"),
        main: html! {
            div class="narrow form-page" {
                h1 { (visit.t("enrollment-refused-title")) }
                p class="lead" { (course.title) }
                (summary(visit, errors, &[("code", "enrollment-code-label")]))
                (body)
                p { (link_button(&visit.with("nav-back-to", &[("title", (&course.title).into())]), &paths::course(&course.slug), Weight::Quiet)) }
            }
        },
        ..Page::default()
    }
}

fn code_form(reader: &Reader, slug: &str, fields: &Fields, errors: &Errors) -> Markup {
    html! {
        form class="form" method="post" action=(paths::enroll(slug)) novalidate {
            (field(&Field { name: "code", label: reader.t("enrollment-code-label"), value: &fields.code,
                hint: Some(reader.t("enrollment-code-hint")), error: errors.of("code"), required: true,
                autocomplete: Some("off"), maxlength: Some(64), short: true, ..Field::default() }))
            (submit(reader.t("enrollment-code-submit")))
        }
    }
}
