//! `/verify`: by number, or by a file.

use super::MAX_FILE;
use super::view::ask::{VerifyView, page};
use crate::extract::Query;
use crate::forms::{Errors, Form};
use crate::gate::Gate;
use crate::http_problem::Answer;
use crate::paths;
use crate::reader::Reader;
use crate::request_context::RequestContext;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use laurel_domain::certification::CertificateNumber;
use laurel_domain::identity::actions;
use serde::Deserialize;

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
    Ok(context.page(page(&context, &VerifyView::default())))
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
        match CertificateNumber::find(&fields.number) {
            Ok(number) => return Ok(Redirect::to(&paths::verify(number.as_str())).into_response()),
            Err(_) => errors.add("number", context.t("certification-verify-number-error")),
        }
    }
    let view = VerifyView {
        typed: &fields.number,
        errors,
    };
    Ok(context.invalid(page(context, &view)))
}

/// The page again, where a sent file can't be answered.
pub fn invalid_file(context: &RequestContext, status: StatusCode, message: &str) -> Response {
    let mut errors = Errors::default();
    errors.add("file", message);
    let view = VerifyView { typed: "", errors };
    context.page_with(status, page(context, &view))
}

/// In megabytes, for people.
pub fn file_limit(reader: &Reader) -> String {
    let size = reader.with(
        "unit-bytes-mb",
        &[("size", (MAX_FILE / 1024 / 1024).into())],
    );
    reader.with("form-error-file-size", &[("size", (&size).into())])
}
