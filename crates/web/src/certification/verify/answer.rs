//! `/verify/{number}`: a large plain answer, then what is sealed, then how it
//! was checked.

use super::{ask, file, json, verdict};
use crate::certification::figure;
use crate::extract::Query;
use crate::gate::Gate;
use crate::http_problem::{Answer, HttpProblem};
use crate::page_layout::Page;
use crate::paths;
use crate::reader::Reader;
use crate::request_context::RequestContext;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Redirect};
use laurel_domain::authoring::document::AwardKind;
use laurel_domain::certification::{CertificateNumber, RevocationReason, Status};
use laurel_domain::identity::actions;
use laurel_persistence::certification::{Certificate, Relation, verify};
use laurel_ui::Tone;
use laurel_ui::details::details;
use laurel_ui::notice::notice;
use laurel_ui::patterns::certificate_picture;
use maud::{Markup, html};
use serde::Deserialize;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Beside {
    /// Of a file that names this number.
    sha256: String,
}

pub async fn show(
    paths::VerifyNumberPath { number: typed }: paths::VerifyNumberPath,
    context: Gate<actions::Visit>,
    Query(beside): Query<Beside>,
) -> Answer {
    context.app.limits.verify(context.address)?;
    let Ok(number) = CertificateNumber::parse(&typed) else {
        return unknown(&context, &typed);
    };
    let Some(found) = verify(&context.app.store, context.public(), &number).await? else {
        return unknown(&context, number.as_str());
    };
    if number.as_str() != typed.as_str() {
        return Ok(Redirect::to(&paths::verify(number.as_str())).into_response());
    }
    if context.wants_json {
        return Ok(json::answer(&context, &found));
    }
    let sha256 = Some(beside.sha256.to_ascii_lowercase())
        .filter(|text| text.len() == 64 && text.bytes().all(|b| b.is_ascii_hexdigit()));
    let title = format!("{} · {}", context.t("certification-verify-title"), number);
    let mut response = context.page(Page {
        title: &title,
        scripts: &["js/verify-drop.js"],
        main: page(&context, &found, sha256.as_deref()),
        ..Page::default()
    });
    // one address, two forms
    response
        .headers_mut()
        .append(header::VARY, HeaderValue::from_static("accept"));
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
    let shown: String = typed.chars().take(40).collect();
    Ok(context.page_with(
        StatusCode::NOT_FOUND,
        Page {
            title: context.t("certification-answer-unknown"),
            scripts: &["js/verify-drop.js"],
            main: html! {
                div class="column page verify" {
                    div class="stack" {
                        (verdict::unknown(context))
                        (ask::number_form(context, &shown, None))
                    }
                    section {
                        h2 { (context.t("certification-verify-file-title")) }
                        (file::compare(context, None, None))
                    }
                }
            },
            ..Page::default()
        },
    ))
}

fn page(context: &RequestContext, found: &Certificate, sha256: Option<&str>) -> Markup {
    let altered = sha256.is_some_and(|sha256| sha256 != found.sha256);
    let withdrawn = found.status(context.now) == Status::Withdrawn;
    html! {
        div class="column page verify" {
            div class="stack" {
                @if altered {
                    (verdict::altered(context))
                    section {
                        h2 { (context.t("certification-detail-sealed-says")) }
                        p { strong { (answer_word(context, found)) } ". " (verdict::sentence(context, found)) }
                        (sealed(context, found))
                    }
                } @else {
                    (verdict::of_certificate(context, found))
                    @if sha256.is_some() {
                        (notice(Tone::Good, Some(context.t("certification-answer-same")),
                            &html! { p { (context.t("certification-answer-same-text")) } }))
                    }
                    (sealed(context, found))
                }
            }
            @if !withdrawn { (picture(context, found)) }
            (history(context, found))
            section {
                h2 { (context.t("certification-compare-title")) }
                (file::compare(context, Some(&found.sha256), None))
            }
            (how(context))
        }
    }
}

fn answer_word<'a>(reader: &'a Reader, found: &Certificate) -> &'a str {
    reader.t(match found.status(reader.now) {
        Status::Valid => "certification-answer-valid",
        Status::Expired => "certification-answer-expired",
        Status::Revoked => "certification-answer-revoked",
        Status::Suspended => "certification-answer-suspended",
        Status::Replaced => "certification-answer-replaced",
        Status::Withdrawn => "certification-answer-withdrawn",
    })
}

/// What is sealed, line by line.
fn sealed(reader: &Reader, found: &Certificate) -> Markup {
    let sealed = &found.sealed;
    let mut lines: Vec<(&str, Markup)> = Vec::new();
    if found.status(reader.now) != Status::Withdrawn {
        lines.push((
            reader.t("certification-detail-holder"),
            html! { bdi { (sealed.holder) } },
        ));
    }
    lines.push((
        reader.t("certification-detail-achievement"),
        html! { bdi { (sealed.title) } },
    ));
    lines.push((
        reader.t("certification-detail-kind"),
        html! { (reader.t(match sealed.kind {
            AwardKind::Certificate => "certification-detail-kind-certificate",
            AwardKind::Certification => "certification-detail-kind-certification",
        })) },
    ));
    if sealed.half_hours > 0 {
        lines.push((
            reader.t("certification-detail-hours"),
            html! { (figure(sealed.half_hours)) },
        ));
    }
    lines.extend([
        (
            reader.t("certification-detail-number"),
            html! { bdi { (sealed.number) } },
        ),
        (
            reader.t("certification-detail-issuer"),
            html! { bdi { (sealed.issuer) } },
        ),
        (
            reader.t("certification-detail-issued"),
            reader.date(sealed.issued_on),
        ),
        (
            reader.t("certification-detail-until"),
            match sealed.expires_on {
                Some(day) => reader.date(day),
                None => html! { (reader.t("certification-detail-until-none")) },
            },
        ),
    ]);
    for link in &found.chain {
        let label = reader.t(match link.relation {
            Relation::Replaces => "certification-detail-replaces",
            Relation::ReplacedBy => "certification-detail-replaced-by",
            Relation::Renews => "certification-detail-renews",
            Relation::RenewedBy => "certification-detail-renewed-by",
        });
        lines.push((
            label,
            html! { a href=(paths::verify(&link.number)) { bdi { (link.number) } } ", " (reader.date(link.on)) },
        ));
    }
    lines.push((
        reader.t("certification-detail-sha256"),
        html! { bdi class="hash" { (found.sha256) } },
    ));
    details(&lines)
}

fn picture(reader: &Reader, found: &Certificate) -> Markup {
    let src = paths::credential(&found.sealed.number, "svg");
    html! { (certificate_picture(&src, &found.phrases.description, 842, 595))
    p class="meta" { a href=(paths::credential(&found.sealed.number, "pdf")) { (reader.t("certification-moment-download")) } } }
}

/// Only where something happened after it was issued.
fn history(reader: &Reader, found: &Certificate) -> Markup {
    let lines: Vec<(String, Markup)> = found
        .events
        .iter()
        .map(|event| {
            let reason = event.reason.map(RevocationReason::as_str);
            let reason = reason.map(|word| format!("certification-reason-{word}"));
            let value = html! { (reader.date(event.on)) @if let Some(key) = &reason { ". " (reader.t(key)) } };
            let key = format!("certification-event-{}", event.kind.as_str());
            (reader.t(&key).to_owned(), value)
        })
        .collect();
    let lines: Vec<(&str, Markup)> = lines
        .iter()
        .map(|(label, value)| (label.as_str(), value.clone()))
        .collect();
    html! {
        @if found.events.len() > 1 {
            section {
                h2 { (reader.t("certification-detail-history")) }
                (details(&lines))
            }
        }
    }
}

fn how(context: &RequestContext) -> Markup {
    let settings = context.app.settings();
    let organization = &settings.organization;
    let at = context.moment_words(context.now);
    html! {
        section {
            h2 { (context.t("certification-how-title")) }
            p class="ui" { (context.with("certification-how-register", &[("organization", organization.into()), ("time", (&at).into())])) }
            p class="ui" { (context.t("certification-how-seal")) }
            p class="ui" { (context.t("certification-how-own")) }
        }
    }
}
