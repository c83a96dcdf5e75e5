//! The answer for machines, as `docs/api.md` promises it.

use super::view::criteria;
use crate::paths;
use crate::request_context::RequestContext;
use axum::Json;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use chrono::{DateTime, NaiveDate, Utc};
use laurel_domain::authoring::document::AwardKind;
use laurel_domain::certification::{RevocationReason, Status};
use laurel_persistence::certification::Certificate;
use laurel_words::Catalogs;
use serde::Serialize;
use utoipa::ToSchema;

/// What verification says of a certificate.
#[derive(Debug, Serialize, ToSchema)]
pub struct VerificationView<'a> {
    number: &'a str,
    /// `valid`, `expired`, `revoked`, `suspended`, `replaced` or `withdrawn`.
    #[schema(value_type = String)]
    status: Status,
    /// `null` where the holder withdrew it.
    holder: Option<&'a str>,
    title: &'a str,
    #[schema(value_type = String)]
    kind: AwardKind,
    #[schema(value_type = f64)]
    hours: serde_json::Number,
    /// When the last of it was done.
    completed_on: Option<NaiveDate>,
    issued_on: NaiveDate,
    expires_on: Option<NaiveDate>,
    /// What it takes, and where that is described.
    criteria: CriteriaView,
    issuer: IssuerView<'a>,
    sha256: &'a str,
    template: &'a str,
    chain: Vec<LinkView<'a>>,
    events: Vec<EventView>,
    #[serde(rename = "artefacts")]
    artifacts: ArtifactsView,
}

#[derive(Debug, Serialize, ToSchema)]
struct IssuerView<'a> {
    name: &'a str,
    url: &'a str,
    /// Comes with signed credentials.
    did: Option<&'a str>,
}

#[derive(Debug, Serialize, ToSchema)]
struct CriteriaView {
    words: String,
    /// Of the program or the course.
    url: Option<String>,
}

#[derive(Debug, Serialize, ToSchema)]
struct LinkView<'a> {
    number: &'a str,
    relation: &'static str,
    on: NaiveDate,
}

#[derive(Debug, Serialize, ToSchema)]
struct EventView {
    r#type: &'static str,
    on: NaiveDate,
    reason: Option<&'static str>,
    /// What was said of it to everybody.
    note: Option<String>,
}

/// Addresses; `null` where there is none.
#[derive(Debug, Serialize, ToSchema)]
struct ArtifactsView {
    pdf: Option<String>,
    json: Option<String>,
    png: Option<String>,
    svg: Option<String>,
}

/// Anybody's page may ask: there is nothing here that a visitor could not read.
pub fn answer(context: &RequestContext, found: &Certificate) -> Response {
    let answer = verification(context, found);
    let headers = [
        (header::ACCESS_CONTROL_ALLOW_ORIGIN, "*"),
        (header::VARY, "accept"),
    ];
    (headers, Json(answer)).into_response()
}

/// What is said of it at this instant.
pub fn verification<'a>(context: &RequestContext, found: &'a Certificate) -> VerificationView<'a> {
    let url = &context.app.public_url();
    said(found, context.now, url, &context.bundled.catalogs)
}

/// The same as a line of the exported register.
///
/// # Errors
/// Never, as all of it has a form in JSON.
pub fn entry(
    found: &Certificate,
    now: DateTime<Utc>,
    public_url: &str,
    catalogs: &Catalogs,
) -> Result<String, serde_json::Error> {
    serde_json::to_string(&said(found, now, public_url, catalogs))
}

fn said<'a>(
    found: &'a Certificate,
    now: DateTime<Utc>,
    public_url: &str,
    catalogs: &Catalogs,
) -> VerificationView<'a> {
    let status = found.status(now);
    let withdrawn = status == Status::Withdrawn;
    let sealed = &found.sealed;
    let artifact = |ending: &str| {
        let path = paths::credential(&sealed.number, ending);
        (!withdrawn).then(|| format!("{public_url}{path}"))
    };
    let words = catalogs.of(&found.phrases.language);
    let criteria = CriteriaView {
        words: criteria::words(words, &found.evidence),
        url: criteria::path(&found.evidence).map(|path| format!("{public_url}{path}")),
    };
    VerificationView {
        number: &sealed.number,
        status,
        holder: (!withdrawn).then_some(sealed.holder.as_str()),
        title: &sealed.title,
        kind: sealed.kind,
        hours: hours(sealed.half_hours),
        completed_on: found.completed_on(),
        issued_on: sealed.issued_on,
        expires_on: sealed.expires_on,
        criteria,
        issuer: IssuerView {
            name: &sealed.issuer,
            url: &sealed.issuer_url,
            did: None,
        },
        sha256: &found.sha256,
        template: &sealed.template,
        chain: found
            .chain
            .iter()
            .map(|link| LinkView {
                number: &link.number,
                relation: link.relation.as_str(),
                on: link.on,
            })
            .collect(),
        events: found
            .events
            .iter()
            .map(|event| EventView {
                r#type: event.kind.as_str(),
                on: event.on,
                reason: event.reason.map(RevocationReason::as_str),
                note: event.public_note.clone(),
            })
            .collect(),
        artifacts: ArtifactsView {
            pdf: artifact("pdf"),
            json: None,
            png: artifact("png"),
            svg: artifact("svg"),
        },
    }
}

/// `14`, or `14.5`.
fn hours(half_hours: u32) -> serde_json::Number {
    if half_hours.is_multiple_of(2) {
        (half_hours / 2).into()
    } else {
        serde_json::Number::from_f64(f64::from(half_hours) / 2.0).unwrap_or(0.into())
    }
}
