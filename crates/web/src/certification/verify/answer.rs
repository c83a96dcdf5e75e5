//! `/verify/{number}`: a large plain answer, then what is sealed, then how it
//! was checked.

use super::view::answer::{AnswerView, page, unknown_page};
use super::{json, keep};
use crate::certification::artifacts::can_be_drawn;
use crate::extract::Query;
use crate::gate::Gate;
use crate::http_problem::{Answer, HttpProblem};
use crate::paths;
use crate::request_context::RequestContext;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use laurel_domain::certification::CertificateNumber;
use laurel_domain::identity::actions;
use laurel_persistence::certification::{Certificate, verify};
use serde::Deserialize;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Beside {
    /// Of a file that names this number.
    sha256: String,
}

impl Beside {
    fn sha256(&self) -> Option<String> {
        let text = self.sha256.to_ascii_lowercase();
        (text.len() == 64 && text.bytes().all(|b| b.is_ascii_hexdigit())).then_some(text)
    }
}

pub async fn show(
    paths::VerifyNumberPath { number: typed }: paths::VerifyNumberPath,
    context: Gate<actions::Visit>,
    Query(beside): Query<Beside>,
) -> Answer {
    context.app.limits.verify(context.address)?;
    let Ok(number) = CertificateNumber::find(&typed) else {
        return unknown(&context, &typed);
    };
    let Some(found) = verify(&context.app.store, context.public(), &number).await? else {
        return unknown(&context, number.as_str());
    };
    if number.as_str() != typed.as_str() {
        return Ok(Redirect::to(&paths::verify(number.as_str())).into_response());
    }
    let mut response = if context.wants_json {
        json::answer(&context, &found)
    } else {
        shown(&context, &found, &beside).await?
    };
    keep(&context, &mut response);
    Ok(response)
}

async fn shown(
    context: &RequestContext,
    found: &Certificate,
    beside: &Beside,
) -> Result<Response, HttpProblem> {
    let sha256 = beside.sha256();
    let view = AnswerView {
        found,
        sha256: sha256.as_deref(),
        organization: &context.app.settings().organization,
        has_picture: can_be_drawn(context, found).await?,
    };
    let mut response = context.page(page(context, &view));
    // one address, two forms
    let vary = HeaderValue::from_static("accept");
    response.headers_mut().append(header::VARY, vary);
    Ok(response)
}

/// The same for every number that is not there, mistyped or not.
fn unknown(context: &RequestContext, typed: &str) -> Answer {
    if context.wants_json {
        let mut response = HttpProblem::NotFound.into_response();
        response.headers_mut().insert(
            header::ACCESS_CONTROL_ALLOW_ORIGIN,
            HeaderValue::from_static("*"),
        );
        return Ok(response);
    }
    Ok(context.page_with(StatusCode::NOT_FOUND, unknown_page(context, typed)))
}
