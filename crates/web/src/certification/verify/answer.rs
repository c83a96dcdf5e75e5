//! `/verify/{number}`: a large plain answer, then what is sealed, then how it
//! was checked.

use super::{ask, file, json, verdict};
use crate::certification::figure;
use crate::paths;
use crate::problem::{Answer, Problem};
use crate::segment::{Path, Query};
use crate::shell::Page;
use crate::visit::Visit;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Redirect};
use laurel_domain::authoring::document::AwardKind;
use laurel_domain::certification::{CertificateNumber, RevocationReason, Status};
use laurel_persistence::certification::{Certificate, Relation, look_up};
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

pub async fn show(visit: Visit, Path(typed): Path<String>, Query(beside): Query<Beside>) -> Answer {
    visit.app.limits.look_up(visit.address)?;
    let Ok(number) = CertificateNumber::parse(&typed) else {
        return unknown(&visit, &typed);
    };
    let Some(found) = look_up(&visit.app.store, &number).await? else {
        return unknown(&visit, number.as_str());
    };
    if number.as_str() != typed {
        return Ok(Redirect::to(&paths::verify(number.as_str())).into_response());
    }
    if visit.wants_json {
        return Ok(json::answer(&visit, &found));
    }
    let sha256 = Some(beside.sha256.to_ascii_lowercase())
        .filter(|text| text.len() == 64 && text.bytes().all(|b| b.is_ascii_hexdigit()));
    let title = format!("{} · {}", visit.t("certification-verify-title"), number);
    let mut response = visit.page(Page {
        title: &title,
        scripts: &["js/verify-drop.js"],
        main: page(&visit, &found, sha256.as_deref()),
        ..Page::default()
    });
    // one address, two forms
    response
        .headers_mut()
        .append(header::VARY, HeaderValue::from_static("accept"));
    Ok(response)
}

/// The same for every number that is not there, mistyped or not.
fn unknown(visit: &Visit, typed: &str) -> Answer {
    if visit.wants_json {
        let mut response = Problem::NotFound.into_response();
        response.headers_mut().insert(
            header::ACCESS_CONTROL_ALLOW_ORIGIN,
            HeaderValue::from_static("*"),
        );
        return Ok(response);
    }
    let shown: String = typed.chars().take(40).collect();
    Ok(visit.page_with(
        StatusCode::NOT_FOUND,
        Page {
            title: visit.t("certification-answer-unknown"),
            scripts: &["js/verify-drop.js"],
            main: html! {
                div class="column page verify" {
                    div class="stack" {
                        (verdict::unknown(visit))
                        (ask::number_form(visit, &shown, None))
                    }
                    section {
                        h2 { (visit.t("certification-verify-file-title")) }
                        (file::compare(visit, None, None))
                    }
                }
            },
            ..Page::default()
        },
    ))
}

fn page(visit: &Visit, found: &Certificate, sha256: Option<&str>) -> Markup {
    let altered = sha256.is_some_and(|sha256| sha256 != found.sha256);
    let withdrawn = found.status(visit.now) == Status::Withdrawn;
    html! {
        div class="column page verify" {
            div class="stack" {
                @if altered {
                    (verdict::altered(visit))
                    section {
                        h2 { (visit.t("certification-detail-sealed-says")) }
                        p { strong { (answer_word(visit, found)) } ". " (verdict::sentence(visit, found)) }
                        (sealed(visit, found))
                    }
                } @else {
                    (verdict::of_certificate(visit, found))
                    @if sha256.is_some() {
                        (notice(Tone::Good, Some(visit.t("certification-answer-same")),
                            &html! { p { (visit.t("certification-answer-same-text")) } }))
                    }
                    (sealed(visit, found))
                }
            }
            @if !withdrawn { (picture(visit, found)) }
            (history(visit, found))
            section {
                h2 { (visit.t("certification-compare-title")) }
                (file::compare(visit, Some(&found.sha256), None))
            }
            (how(visit))
        }
    }
}

fn answer_word<'a>(visit: &'a Visit, found: &Certificate) -> &'a str {
    visit.t(match found.status(visit.now) {
        Status::Valid => "certification-answer-valid",
        Status::Expired => "certification-answer-expired",
        Status::Revoked => "certification-answer-revoked",
        Status::Suspended => "certification-answer-suspended",
        Status::Replaced => "certification-answer-replaced",
        Status::Withdrawn => "certification-answer-withdrawn",
    })
}

/// What is sealed, line by line.
fn sealed(visit: &Visit, found: &Certificate) -> Markup {
    let sealed = &found.sealed;
    let mut lines: Vec<(&str, Markup)> = Vec::new();
    if found.status(visit.now) != Status::Withdrawn {
        lines.push((
            visit.t("certification-detail-holder"),
            html! { bdi { (sealed.holder) } },
        ));
    }
    lines.push((
        visit.t("certification-detail-achievement"),
        html! { bdi { (sealed.title) } },
    ));
    lines.push((
        visit.t("certification-detail-kind"),
        html! { (visit.t(match sealed.kind {
            AwardKind::Certificate => "certification-detail-kind-certificate",
            AwardKind::Certification => "certification-detail-kind-certification",
        })) },
    ));
    if sealed.half_hours > 0 {
        lines.push((
            visit.t("certification-detail-hours"),
            html! { (figure(sealed.half_hours)) },
        ));
    }
    lines.extend([
        (
            visit.t("certification-detail-number"),
            html! { bdi { (sealed.number) } },
        ),
        (
            visit.t("certification-detail-issuer"),
            html! { bdi { (sealed.issuer) } },
        ),
        (
            visit.t("certification-detail-issued"),
            visit.date(sealed.issued_on),
        ),
        (
            visit.t("certification-detail-until"),
            match sealed.expires_on {
                Some(day) => visit.date(day),
                None => html! { (visit.t("certification-detail-until-none")) },
            },
        ),
    ]);
    for link in &found.chain {
        let label = visit.t(match link.relation {
            Relation::Replaces => "certification-detail-replaces",
            Relation::ReplacedBy => "certification-detail-replaced-by",
            Relation::Renews => "certification-detail-renews",
            Relation::RenewedBy => "certification-detail-renewed-by",
        });
        lines.push((
            label,
            html! { a href=(paths::verify(&link.number)) { bdi { (link.number) } } ", " (visit.date(link.on)) },
        ));
    }
    lines.push((
        visit.t("certification-detail-sha256"),
        html! { bdi class="hash" { (found.sha256) } },
    ));
    details(&lines)
}

fn picture(visit: &Visit, found: &Certificate) -> Markup {
    let src = paths::credential(&found.sealed.number, "svg");
    html! { (certificate_picture(&src, &found.phrases.description, 842, 595))
    p class="meta" { a href=(paths::credential(&found.sealed.number, "pdf")) { (visit.t("certification-moment-download")) } } }
}

/// Only where something happened after it was issued.
fn history(visit: &Visit, found: &Certificate) -> Markup {
    let lines: Vec<(String, Markup)> = found
        .events
        .iter()
        .map(|event| {
            let reason = event.reason.map(RevocationReason::word);
            let reason = reason.map(|word| format!("certification-reason-{word}"));
            let value = html! { (visit.date(event.on)) @if let Some(key) = &reason { ". " (visit.t(key)) } };
            let key = format!("certification-event-{}", event.kind.word());
            (visit.t(&key).to_owned(), value)
        })
        .collect();
    let lines: Vec<(&str, Markup)> = lines
        .iter()
        .map(|(label, value)| (label.as_str(), value.clone()))
        .collect();
    html! {
        @if found.events.len() > 1 {
            section {
                h2 { (visit.t("certification-detail-history")) }
                (details(&lines))
            }
        }
    }
}

fn how(visit: &Visit) -> Markup {
    let settings = visit.app.settings();
    let organization = &settings.organization;
    let at = visit.moment_words(visit.now);
    html! {
        section {
            h2 { (visit.t("certification-how-title")) }
            p class="ui" { (visit.with("certification-how-register", &[("organization", organization.into()), ("time", (&at).into())])) }
            p class="ui" { (visit.t("certification-how-seal")) }
            p class="ui" { (visit.t("certification-how-own")) }
        }
    }
}
