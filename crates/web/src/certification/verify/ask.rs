//! `/verify`: by number, or by a file.

use super::{FILE_MOST, file};
use crate::forms::{Errors, Form, summary};
use crate::paths;
use crate::problem::Answer;
use crate::segment::Query;
use crate::shell::Page;
use crate::visit::Visit;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use laurel_domain::certification::CertificateNumber;
use laurel_ui::button::submit;
use laurel_ui::field::{Field, field};
use maud::{Markup, html};
use serde::Deserialize;

/// A number that was never drawn: the check character is right, but a Z is
/// not used.
const EXAMPLE: &str = "7K3M-Q9TX-2WHD-4";

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Fields {
    number: String,
}

/// With `?number=` it is asked at once.
pub async fn show(visit: Visit, Query(fields): Query<Fields>) -> Answer {
    if !fields.number.trim().is_empty() {
        return number(&visit, &fields);
    }
    Ok(visit.page(page(&visit, "", &Errors::default())))
}

/// The number as it was typed or spoken, answered under its own address.
pub async fn ask(visit: Visit, Form(fields): Form<Fields>) -> Answer {
    visit.app.limits.look_up(visit.address)?;
    number(&visit, &fields)
}

fn number(visit: &Visit, fields: &Fields) -> Answer {
    let mut errors = Errors::default();
    if fields.number.trim().is_empty() {
        errors.add("number", visit.t("form-error-required"));
    } else {
        match CertificateNumber::parse(last_part(&fields.number)) {
            Ok(number) => return Ok(Redirect::to(&paths::verify(number.as_str())).into_response()),
            Err(_) => errors.add("number", visit.t("certification-verify-number-error")),
        }
    }
    Ok(visit.mend(page(visit, &fields.number, &errors)))
}

/// Of the address behind a certificate's code, pasted whole, what names it.
fn last_part(typed: &str) -> &str {
    let typed = typed.trim();
    let path = typed.split(['?', '#']).next().unwrap_or(typed);
    let path = path.trim_end_matches('/');
    path.rsplit('/').next().unwrap_or(path)
}

/// The page again, where a sent file can't be answered.
pub fn mend_file(visit: &Visit, status: StatusCode, message: &str) -> Response {
    let mut errors = Errors::default();
    errors.add("file", message);
    visit.page_with(status, page(visit, "", &errors))
}

fn page<'a>(visit: &'a Visit, typed: &str, errors: &Errors) -> Page<'a> {
    Page {
        title: visit.t("certification-verify-title"),
        description: visit.t("certification-verify-lead"),
        public: Some(paths::VERIFY),
        scripts: &["js/verify-drop.js"],
        main: html! {
            div class="column page verify" {
                div class="stack" {
                    h1 { (visit.t("certification-verify-title")) }
                    p class="lead" { (visit.t("certification-verify-lead")) }
                    (summary(visit, errors, &[("number", "certification-verify-number"), ("file", "certification-verify-file-choose")]))
                    (number_form(visit, typed, errors.of("number")))
                }
                section {
                    h2 { (visit.t("certification-verify-file-title")) }
                    (file::compare(visit, None, errors.of("file")))
                }
            }
        },
        ..Page::default()
    }
}

/// The form with one field, also on the page of an unknown number.
pub fn number_form(visit: &Visit, typed: &str, error: Option<&str>) -> Markup {
    html! {
        form class="form" method="post" action=(paths::VERIFY) novalidate {
            (field(&Field { name: "number", label: visit.t("certification-verify-number"), value: typed, error, required: true,
                hint: Some(&visit.with("certification-verify-number-hint", &[("example", EXAMPLE.into())])),
                autocomplete: Some("off"), maxlength: Some(300), short: true, ..Field::default() }))
            (submit(visit.t("certification-verify-submit")))
        }
    }
}

/// In megabytes, for people.
pub fn file_limit(visit: &Visit) -> String {
    let size = visit.with(
        "unit-bytes-mb",
        &[("size", (FILE_MOST / 1024 / 1024).into())],
    );
    visit.with("form-error-file-size", &[("size", (&size).into())])
}
