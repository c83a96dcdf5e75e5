//! A large plain answer, then what is sealed, then how it was checked.

use super::criteria::criteria;
use crate::certification::figure;
use crate::certification::verify::view::{ask, file, verdict};
use crate::certification::view::own::status_key;
use crate::page_layout::{Page, Preview};
use crate::paths;
use crate::reader::Reader;
use laurel_domain::authoring::document::AwardKind;
use laurel_domain::certification::{RevocationReason, Status};
use laurel_persistence::certification::{Certificate, Relation};
use laurel_ui::Tone;
use laurel_ui::details::details;
use laurel_ui::notice::notice;
use laurel_ui::patterns::certificate_picture;
use maud::{Markup, html};

/// The answer to a number that is not there, as it was asked.
pub fn unknown_page(reader: &Reader, typed: &str) -> Page {
    let shown: String = typed.chars().take(40).collect();
    Page {
        title: reader.t("certification-answer-unknown").to_owned(),
        scripts: &["js/verify-drop.js"],
        main: html! {
            div class="column page verify" {
                div class="stack" {
                    (verdict::unknown(reader))
                    (ask::number_form(reader, &shown, None))
                }
                section {
                    h2 { (reader.t("certification-verify-file-title")) }
                    (file::compare(reader, None, None))
                }
            }
        },
        ..Page::default()
    }
}

/// What is answered about a certificate.
#[derive(Clone, Copy)]
pub struct AnswerView<'a> {
    pub found: &'a Certificate,
    /// Of the file that was compared, if one was.
    pub sha256: Option<&'a str>,
    /// Whether the typefaces that are there now can draw it.
    pub has_picture: bool,
    /// Whose register it is.
    pub organization: &'a str,
}

pub fn page(reader: &Reader, view: &AnswerView<'_>) -> Page {
    let number = &view.found.sealed.number;
    let is_shared = view.has_picture && view.found.status(reader.now) != Status::Withdrawn;
    Page {
        description: if is_shared {
            preview_words(reader, view.found)
        } else {
            String::new()
        },
        preview: is_shared.then(|| Preview {
            path: paths::verify(number),
            image: paths::credential(number, "png"),
            image_alt: view.found.sealed.title.clone(),
        }),
        title: format!("{} · {number}", reader.t("certification-verify-title")),
        scripts: &["js/verify-drop.js"],
        main: main(reader, view),
        ..Page::default()
    }
}

fn main(reader: &Reader, view: &AnswerView<'_>) -> Markup {
    let (found, sha256) = (view.found, view.sha256);
    let status = found.status(reader.now);
    html! {
        div class="column page verify" {
            div class="stack" {
                (verdict::of_certificate(reader, found))
                @if let Some(sha256) = sha256 { (compared(reader, found, sha256)) }
                (sealed(reader, found))
            }
            (criteria(reader, found))
            @if status != Status::Withdrawn { (picture(reader, found, status, view.has_picture)) }
            (history(reader, found))
            section {
                h2 { (reader.t("certification-compare-title")) }
                (file::compare(reader, Some(&found.sha256), None))
            }
            (how(reader, view.organization))
        }
    }
}

/// Whether a file is the sealed one: what is said of the certificate holds in
/// both cases, so it comes after that.
fn compared(reader: &Reader, found: &Certificate, sha256: &str) -> Markup {
    let (tone, title, text) = if sha256 == found.sha256 {
        (
            Tone::Good,
            "certification-answer-same",
            "certification-answer-same-text",
        )
    } else {
        (
            Tone::Bad,
            "certification-answer-altered",
            "certification-answer-altered-text",
        )
    };
    let text = html! { p { (reader.t(text)) } };
    notice(tone, Some(reader.t(title)), &text)
}

/// One sentence for whoever is sent the address.
fn preview_words(reader: &Reader, found: &Certificate) -> String {
    let status = found.status(reader.now);
    let sealed = &found.sealed;
    let about = [
        ("status", reader.t(status_key(status)).into()),
        ("name", (&sealed.holder).into()),
        ("title", (&sealed.title).into()),
        ("organization", (&sealed.issuer).into()),
    ];
    reader.with("certification-preview", &about)
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
    ]);
    if let Some(day) = found.completed_on() {
        lines.push((reader.t("certification-detail-completed"), reader.date(day)));
    }
    lines.extend([
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

/// What is not valid any more is shown small: the verdict is what counts.
fn picture(reader: &Reader, found: &Certificate, status: Status, is_there: bool) -> Markup {
    let src = paths::credential(&found.sealed.number, "svg");
    let (width, height) = if status == Status::Valid {
        (842, 595)
    } else {
        (240, 170)
    };
    html! {
    @if is_there {
        div class=[(status != Status::Valid).then_some("certificate-struck")] {
            (certificate_picture(&src, &found.phrases.description, width, height))
        }
    } @else { p { (reader.t("certification-picture-missing")) } }
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

fn how(reader: &Reader, organization: &str) -> Markup {
    let at = reader.moment_words(reader.now);
    html! {
        section {
            h2 { (reader.t("certification-how-title")) }
            p class="ui" { (reader.with("certification-how-register", &[("organization", organization.into()), ("time", (&at).into())])) }
            p class="ui" { (reader.t("certification-how-seal")) }
            p class="ui" { (reader.t("certification-how-own")) }
        }
    }
}
