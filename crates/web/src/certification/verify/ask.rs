//! `/verify`: by number, or by a file.

use super::{MAX_FILE, file};
use crate::extract::Query;
use crate::forms::{Errors, Form, summary};
use crate::gate::Gate;
use crate::http_problem::Answer;
use crate::page_layout::Page;
use crate::paths;
use crate::reader::Reader;
use crate::request_context::RequestContext;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use laurel_domain::certification::CertificateNumber;
use laurel_domain::identity::actions;
use laurel_ui::button::submit;
use laurel_ui::field::{Field, field};
use maud::{Markup, html};
use serde::Deserialize;

/// A number that was never drawn: the check character is right, but a Z is
/// not used.
const EXAMPLE: &str = "7K3M-Q9TX-2WHD-4";

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct VerifyForm {
    number: String,
}

/// With `?number=` it is asked at once.
pub async fn show(
    _: paths::VerifyPath,
    context: Gate<actions::Visit>,
    Query(fields): Query<VerifyForm>,
) -> Answer {
    if !fields.number.trim().is_empty() {
        return number(&context, &fields);
    }
    Ok(context.page(page(&context, "", &Errors::default())))
}

/// The number as it was typed or spoken, answered under its own address.
pub async fn ask(
    _: paths::VerifyPath,
    context: Gate<actions::Visit>,
    Form(fields): Form<VerifyForm>,
) -> Answer {
    context.app.limits.verify(context.address)?;
    number(&context, &fields)
}

fn number(context: &RequestContext, fields: &VerifyForm) -> Answer {
    let mut errors = Errors::default();
    if fields.number.trim().is_empty() {
        errors.add("number", context.t("form-error-required"));
    } else {
        match CertificateNumber::parse(last_part(&fields.number)) {
            Ok(number) => return Ok(Redirect::to(&paths::verify(number.as_str())).into_response()),
            Err(_) => errors.add("number", context.t("certification-verify-number-error")),
        }
    }
    Ok(context.invalid(page(context, &fields.number, &errors)))
}

/// Of the address behind a certificate's code, pasted whole, what names it.
fn last_part(typed: &str) -> &str {
    let typed = typed.trim();
    let path = typed.split(['?', '#']).next().unwrap_or(typed);
    let path = path.trim_end_matches('/');
    path.rsplit('/').next().unwrap_or(path)
}

/// The page again, where a sent file can't be answered.
pub fn invalid_file(context: &RequestContext, status: StatusCode, message: &str) -> Response {
    let mut errors = Errors::default();
    errors.add("file", message);
    context.page_with(status, page(context, "", &errors))
}

fn page<'a>(reader: &'a Reader, typed: &str, errors: &Errors) -> Page {
    Page {
        title: reader.t("certification-verify-title").to_owned(),
        description: reader.t("certification-verify-lead").to_owned(),
        public: Some(paths::VERIFY.to_owned()),
        scripts: &["js/verify-drop.js"],
        main: html! {
            div class="column page verify" {
                div class="stack" {
                    h1 { (reader.t("certification-verify-title")) }
                    p class="lead" { (reader.t("certification-verify-lead")) }
                    (summary(reader, errors, &[("number", "certification-verify-number"), ("file", "certification-verify-file-choose")]))
                    (number_form(reader, typed, errors.of("number")))
                }
                section {
                    h2 { (reader.t("certification-verify-file-title")) }
                    (file::compare(reader, None, errors.of("file")))
                }
            }
        },
        ..Page::default()
    }
}

/// The form with one field, also on the page of an unknown number.
pub fn number_form(reader: &Reader, typed: &str, error: Option<&str>) -> Markup {
    html! {
        form class="form" method="post" action=(paths::VERIFY) novalidate {
            (field(&Field { name: "number", label: reader.t("certification-verify-number"), value: typed, error, required: true,
                hint: Some(&reader.with("certification-verify-number-hint", &[("example", EXAMPLE.into())])),
                autocomplete: Some("off"), maxlength: Some(300), short: true, ..Field::default() }))
            (submit(reader.t("certification-verify-submit")))
        }
    }
}

/// In megabytes, for people.
pub fn file_limit(reader: &Reader) -> String {
    let size = reader.with(
        "unit-bytes-mb",
        &[("size", (MAX_FILE / 1024 / 1024).into())],
    );
    reader.with("form-error-file-size", &[("size", (&size).into())])
}
