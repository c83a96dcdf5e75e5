//! `POST /courses/{slug}/enroll`

use crate::forms::{Errors, Form, summary};
use crate::paths;
use crate::problem::{Answer, Problem};
use crate::segment::Path;
use crate::shell::Page;
use crate::visit::Visit;
use laurel_domain::enrollment::EnrollRefusal;
use laurel_domain::identity::Action;
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

pub async fn enroll(visit: Visit, Path(slug): Path<String>, Form(fields): Form<Fields>) -> Answer {
    let permit = visit.own(Action::Enroll)?;
    let store = &visit.app.store;
    let course = course_by_slug(store, &slug)
        .await?
        .ok_or(Problem::NotFound)?;
    let code = Some(fields.code.as_str());
    let was_in = enrollment(store, visit.person()?, &slug).await?.is_some();
    match laurel_persistence::enrollment::enroll(store, &permit, course.id, code).await {
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
    Ok(visit.mend(Page {
        title: visit.t("enrollment-refused-title"),
        main: html! {
            div class="narrow form-page" {
                h1 { (visit.t("enrollment-refused-title")) }
                p class="lead" { (course.title) }
                (summary(visit, &errors, &[("code", "enrollment-code-label")]))
                (body)
                p { (link_button(&visit.with("nav-back-to", &[("title", (&course.title).into())]), &paths::course(&course.slug), Weight::Quiet)) }
            }
        },
        ..Page::default()
    }))
}

fn code_form(visit: &Visit, slug: &str, fields: &Fields, errors: &Errors) -> Markup {
    html! {
        form class="form" method="post" action=(paths::enroll(slug)) novalidate {
            (field(&Field { name: "code", label: visit.t("enrollment-code-label"), value: &fields.code,
                hint: Some(visit.t("enrollment-code-hint")), error: errors.of("code"), required: true,
                autocomplete: Some("off"), maxlength: Some(64), short: true, ..Field::default() }))
            (submit(visit.t("enrollment-code-submit")))
        }
    }
}
