//! The answer in words: one word, and a sentence.

use crate::certification::rich::rich;
use crate::paths;
use crate::reader::Reader;
use laurel_domain::certification::{EventKind, RevocationReason, Status};
use laurel_persistence::certification::{Certificate, Relation};
use laurel_ui::Tone;
use laurel_ui::icon::Icon;
use laurel_ui::patterns::verdict;
use maud::{Markup, html};

pub fn of_certificate(reader: &Reader, found: &Certificate) -> Markup {
    let (tone, mark, answer) = match found.status(reader.now) {
        Status::Valid => (Tone::Good, Icon::Right, "certification-answer-valid"),
        Status::Expired => (Tone::Warn, Icon::Clock, "certification-answer-expired"),
        Status::Revoked => (Tone::Bad, Icon::Wrong, "certification-answer-revoked"),
        Status::Suspended => (Tone::Warn, Icon::Warn, "certification-answer-suspended"),
        Status::Replaced => (Tone::Info, Icon::Replaced, "certification-answer-replaced"),
        Status::Withdrawn => (Tone::Info, Icon::Info, "certification-answer-withdrawn"),
    };
    verdict(tone, mark, reader.t(answer), &sentence(reader, found))
}

/// The same for every number that is not known, mistyped or not.
pub fn unknown(reader: &Reader) -> Markup {
    verdict(
        Tone::Warn,
        Icon::Warn,
        reader.t("certification-answer-unknown"),
        &html! { (reader.t("certification-answer-unknown-text")) },
    )
}

/// The holder's name as it is sealed; its direction is its own.
pub fn name(found: &Certificate) -> Markup {
    html! { bdi { (found.sealed.holder) } }
}

pub fn sentence(reader: &Reader, found: &Certificate) -> Markup {
    let on = |kind| match found.last(kind) {
        Some(event) => reader.date(event.on),
        None => reader.date(found.sealed.issued_on),
    };
    let other = |relation| {
        found
            .chain
            .iter()
            .rev()
            .find(|link| link.relation == relation)
    };
    let number = |number: &str| html! { a href=(paths::verify(number)) { bdi { (number) } } };
    match found.status(reader.now) {
        Status::Valid => rich(
            reader,
            "certification-answer-valid-text",
            &[
                ("name", name(found)),
                ("date", reader.date(found.sealed.issued_on)),
            ],
        ),
        Status::Expired => {
            let end = reader.date(found.sealed.expires_on.unwrap_or(found.sealed.issued_on));
            match other(Relation::RenewedBy) {
                Some(link) => rich(
                    reader,
                    "certification-answer-expired-renewed",
                    &[("date", end), ("number", number(&link.number))],
                ),
                None => rich(
                    reader,
                    "certification-answer-expired-text",
                    &[("name", name(found)), ("date", end)],
                ),
            }
        }
        Status::Revoked => {
            let told = rich(
                reader,
                "certification-answer-revoked-text",
                &[
                    ("date", on(EventKind::Revoked)),
                    ("reason", html! { (reason(reader, found)) }),
                ],
            );
            let event = found.last(EventKind::Revoked);
            let note = event.and_then(|event| event.public_note.as_deref());
            html! { (told) @if let Some(note) = note { " " bdi { (note) } } }
        }
        Status::Suspended => rich(
            reader,
            "certification-answer-suspended-text",
            &[("date", on(EventKind::Suspended))],
        ),
        Status::Replaced => rich(
            reader,
            "certification-answer-replaced-text",
            &[
                ("date", on(EventKind::Replaced)),
                (
                    "number",
                    other(Relation::ReplacedBy)
                        .map_or_else(|| html! { "" }, |link| number(&link.number)),
                ),
            ],
        ),
        Status::Withdrawn => rich(
            reader,
            "certification-answer-withdrawn-text",
            &[("date", on(EventKind::Withdrawn))],
        ),
    }
}

/// The public class of the reason, in words.
fn reason(reader: &Reader, found: &Certificate) -> String {
    let reason = found
        .last(EventKind::Revoked)
        .and_then(|event| event.reason)
        .unwrap_or(RevocationReason::Other);
    let key = format!("certification-reason-{}", reason.as_str());
    reader.t(&key).to_owned()
}
