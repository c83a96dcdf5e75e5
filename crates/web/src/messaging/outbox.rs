//! `/admin/messages`: every letter, what became of it, and again for those
//! that did not leave.

use crate::administration::frame;
use crate::administration::pages::{A_PAGE, cursor, older, with_query};
use crate::paths;
use crate::problem::Answer;
use crate::routes::Routes;
use crate::segment::{Path, Query};
use crate::visit::Visit;
use laurel_domain::identity::{Action, Resource};
use laurel_domain::ids::MessageId;
use laurel_persistence::messaging::{Filter, Line, list, look, retry as try_again};
use laurel_ui::breadcrumb::breadcrumb;
use laurel_ui::button::{Button, Weight, button};
use laurel_ui::details::ruled_details;
use laurel_ui::empty::empty_state;
use laurel_ui::notice::quiet_notice;
use laurel_ui::table::{Column, Table, table};
use laurel_ui::tabs::{Tab, tabs};
use laurel_ui::{Tone, tone_words};
use maud::{Markup, html};
use serde::Deserialize;

pub fn routes(routes: Routes) -> Routes {
    routes
        .get("/admin/messages", Action::ManageMessages, show)
        .get("/admin/messages/{id}", Action::ManageMessages, read)
        .post("/admin/messages/{id}/retry", Action::ManageMessages, retry)
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Wish {
    state: String,
    before: String,
}

const STATES: [(&str, &str, Filter); 4] = [
    ("", "word-all", Filter::All),
    ("waiting", "admin-outbox-state-waiting", Filter::Waiting),
    ("sent", "admin-outbox-state-sent", Filter::Sent),
    ("failed", "admin-outbox-state-failed", Filter::Failed),
];

async fn show(visit: Visit, Query(wish): Query<Wish>) -> Answer {
    let permit = visit.permit(Action::ManageMessages, Resource::Site)?;
    let filter = STATES
        .iter()
        .find(|(word, ..)| *word == wish.state)
        .map_or(Filter::All, |(.., filter)| *filter);
    let before = wish.before.parse().ok();
    let lines = list(&visit.app.store, &permit, filter, before, A_PAGE).await?;
    let title = visit.t("admin-outbox-title");
    let main = html! {
        h1 { (title) }
        @if visit.app.options.mail_to_folder {
            (quiet_notice(Tone::Info, None, &html! { p { (visit.t("admin-outbox-folder")) } }))
        }
        (states(&visit, &wish))
        @if lines.is_empty() {
            (empty_state(visit.t("admin-list-none"), visit.t("admin-outbox-empty"), &html! {}))
        } @else { (rows(&visit, &lines)) }
        (older(&visit, paths::ADMIN_MESSAGES, &[("state", &wish.state)], !wish.before.is_empty(),
            cursor(&lines, |line| line.id.to_string())))
    };
    Ok(visit.page(frame(&visit, paths::ADMIN_MESSAGES, title, &main)))
}

fn states(visit: &Visit, wish: &Wish) -> Markup {
    let hrefs = STATES.map(|(word, ..)| with_query(paths::ADMIN_MESSAGES, &[("state", word)]));
    let all: Vec<Tab> = STATES
        .iter()
        .zip(&hrefs)
        .map(|((word, key, _), href)| Tab {
            label: visit.t(key),
            href,
            current: *word == wish.state,
            count: None,
        })
        .collect();
    tabs(visit.t("admin-list-filter"), &all)
}

fn rows(visit: &Visit, lines: &[Line]) -> Markup {
    let rows: Vec<Vec<Markup>> = lines
        .iter()
        .map(|line| {
            vec![
                html! { a href=(paths::admin_message(&line.id.to_string())) { bdi { (subject(visit, line)) } } },
                html! { (line.recipient) },
                state(visit, line),
                visit.moment(line.created_at),
            ]
        })
        .collect();
    table(&Table {
        caption: visit.t("admin-outbox-title"),
        caption_hidden: true,
        columns: &[
            Column::text(visit.t("admin-outbox-subject")),
            Column::text(visit.t("admin-outbox-to")),
            Column::text(visit.t("admin-outbox-state")),
            Column::text(visit.t("admin-outbox-written")),
        ],
        rows: &rows,
    })
}

/// A letter gets its words when it is sent; until then its kind stands here,
/// in the reader's words; a kind of a newer release as it is kept.
fn subject<'a>(visit: &'a Visit, line: &'a Line) -> &'a str {
    if let Some(subject) = &line.subject {
        return subject;
    }
    visit
        .words()
        .known(&kind_key(&line.kind))
        .unwrap_or(&line.kind)
}

fn kind_key(kind: &str) -> String {
    format!("messaging-kind-{kind}")
}

fn state(visit: &Visit, line: &Line) -> Markup {
    if line.failed_at.is_some() {
        return tone_words(Tone::Bad, visit.t("admin-outbox-state-failed"));
    }
    if line.sent_at.is_some() {
        let key = if visit.app.options.mail_to_folder {
            "admin-outbox-state-written"
        } else {
            "admin-outbox-state-sent"
        };
        return tone_words(Tone::Good, visit.t(key));
    }
    if line.attempts > 0 {
        let at = visit.moment_words(line.next_at);
        let words = visit.with("admin-outbox-state-retrying", &[("time", (&at).into())]);
        return tone_words(Tone::Warn, &words);
    }
    tone_words(Tone::Info, visit.t("admin-outbox-state-waiting"))
}

async fn read(visit: Visit, Path(id): Path<MessageId>) -> Answer {
    let permit = visit.permit(Action::ManageMessages, Resource::Site)?;
    let line = look(&visit.app.store, &permit, id).await?;
    let text = line.text.as_deref().map(|text| readable(&visit, text));
    let mut pairs = vec![
        (visit.t("admin-outbox-to"), html! { (line.recipient) }),
        (visit.t("admin-outbox-state"), state(&visit, &line)),
        (
            visit.t("admin-outbox-written"),
            visit.moment(line.created_at),
        ),
    ];
    if let Some(answer) = &line.last_answer {
        pairs.push((visit.t("admin-outbox-reason"), html! { (answer) }));
    }
    let main = html! {
        (breadcrumb(visit.t("nav-breadcrumb"), &[(visit.t("admin-outbox-title"), paths::ADMIN_MESSAGES)]))
        h1 { bdi { (subject(&visit, &line)) } }
        (ruled_details(&pairs))
        @if line.sent_at.is_none() {
            form method="post" action=(paths::admin_message_retry(&id.to_string())) {
                (button(&Button { label: visit.t("admin-outbox-retry"), weight: Weight::Secondary, ..Button::default() }))
            }
        }
        @if let Some(text) = text { pre class="letter" tabindex="0" { (text) } }
        @else { p class="muted" { (visit.t("admin-outbox-no-words")) } }
    };
    let title = subject(&visit, &line);
    Ok(visit.page(frame(&visit, paths::ADMIN_MESSAGES, title, &main)))
}

/// A link in a letter may sign its reader in as its recipient: only owners,
/// who may become anybody anyway, see it whole.
fn readable(visit: &Visit, text: &str) -> String {
    if visit.may(Action::AppointAdministrators) {
        return text.to_owned();
    }
    let secret = |word: &str| {
        word.rsplit_once('/').is_some_and(|(_, last)| {
            last.len() == 48 && last.bytes().all(|b| b.is_ascii_hexdigit())
        })
    };
    text.lines()
        .map(|line| {
            line.split(' ')
                .map(|word| match word.rsplit_once('/') {
                    Some((before, _)) if secret(word) => format!("{before}/…"),
                    _ => word.to_owned(),
                })
                .collect::<Vec<_>>()
                .join(" ")
        })
        .collect::<Vec<_>>()
        .join("\n")
}

async fn retry(visit: Visit, Path(id): Path<MessageId>) -> Answer {
    let permit = visit.permit(Action::ManageMessages, Resource::Site)?;
    try_again(&visit.app.store, &permit, id).await?;
    Ok(visit.go(
        &paths::admin_message(&id.to_string()),
        "flash-message-again",
    ))
}

#[cfg(test)]
mod tests {
    use super::kind_key;
    use laurel_words::{Catalogs, OFFERED};

    /// Where the store names each kind of letter.
    const KINDS: &str = include_str!("../../../persistence/src/messaging/notice.rs");

    #[test]
    fn every_kind_of_letter_has_a_name_in_both_languages() {
        let words: Vec<&str> = KINDS
            .split("{ .. } => \"")
            .skip(1)
            .filter_map(|after| after.split('"').next())
            .collect();
        assert!(words.len() > 12, "{words:?}");
        let catalogs = Catalogs::embedded();
        for (language, _) in OFFERED {
            for word in &words {
                let key = kind_key(word);
                assert!(catalogs.of(language).has(&key), "{language}: {key}");
            }
        }
    }
}
