//! Every email, what became of it, and again for those that did not leave.

use crate::administration::pages::{cursor, older, with_query};
use crate::page_layout::Page;
use crate::paths;
use crate::reader::Reader;
use laurel_persistence::messaging::{MessageFilter, MessageItem, masked};
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

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct MessagesQuery {
    pub state: String,
    pub before: String,
}

pub const STATES: [(&str, &str, MessageFilter); 4] = [
    ("", "word-all", MessageFilter::All),
    (
        "waiting",
        "admin-outbox-state-waiting",
        MessageFilter::Waiting,
    ),
    ("sent", "admin-outbox-state-sent", MessageFilter::Sent),
    ("failed", "admin-outbox-state-failed", MessageFilter::Failed),
];

/// A page of the emails.
#[derive(Clone, Copy)]
pub struct MessagesView<'a> {
    pub query: &'a MessagesQuery,
    pub lines: &'a [MessageItem],
    /// Whether emails only go to a folder.
    pub to_folder: bool,
}

pub fn list_page(reader: &Reader, view: &MessagesView<'_>) -> Page {
    let (query, lines) = (view.query, view.lines);
    let title = reader.t("admin-outbox-title");
    let main = html! {
        h1 { (title) }
        @if view.to_folder {
            (quiet_notice(Tone::Info, None, &html! { p { (reader.t("admin-outbox-folder")) } }))
        }
        (states(reader, query))
        @if lines.is_empty() {
            (empty_state(reader.t("admin-list-none"), reader.t("admin-outbox-empty"), &html! {}))
        } @else { (rows(reader, view)) }
        (older(reader, paths::ADMIN_MESSAGES, &[("state", &query.state)], !query.before.is_empty(),
            cursor(lines, |line| line.id.to_string())))
    };
    Page::administration(paths::ADMIN_MESSAGES, title, main)
}

fn states(reader: &Reader, query: &MessagesQuery) -> Markup {
    let hrefs = STATES.map(|(word, ..)| with_query(paths::ADMIN_MESSAGES, &[("state", word)]));
    let all: Vec<Tab> = STATES
        .iter()
        .zip(&hrefs)
        .map(|((word, key, _), href)| Tab {
            label: reader.t(key),
            href,
            current: *word == query.state,
            count: None,
        })
        .collect();
    tabs(reader.t("admin-list-filter"), &all)
}

fn rows(reader: &Reader, view: &MessagesView<'_>) -> Markup {
    let rows: Vec<Vec<Markup>> = view
        .lines
        .iter()
        .map(|line| {
            vec![
                html! { a href=(paths::admin_message(line.id)) { bdi { (subject(reader, line)) } } },
                html! { (line.recipient) },
                state(reader, line, view.to_folder),
                reader.moment(line.created_at),
            ]
        })
        .collect();
    table(&Table {
        caption: reader.t("admin-outbox-title"),
        caption_hidden: true,
        columns: &[
            Column::text(reader.t("admin-outbox-subject")),
            Column::text(reader.t("admin-outbox-to")),
            Column::text(reader.t("admin-outbox-state")),
            Column::text(reader.t("admin-outbox-written")),
        ],
        rows: &rows,
    })
}

/// An email gets its words when it is sent; until then its kind stands here,
/// in the reader's words; a kind of a newer release as it is kept.
fn subject<'a>(reader: &'a Reader, line: &'a MessageItem) -> &'a str {
    if let Some(subject) = &line.subject {
        return subject;
    }
    reader
        .words()
        .known(&kind_key(&line.kind))
        .unwrap_or(&line.kind)
}

fn kind_key(kind: &str) -> String {
    format!("messaging-kind-{kind}")
}

fn state(reader: &Reader, line: &MessageItem, to_folder: bool) -> Markup {
    if line.failed_at.is_some() {
        return tone_words(Tone::Bad, reader.t("admin-outbox-state-failed"));
    }
    if line.sent_at.is_some() {
        let key = if to_folder {
            "admin-outbox-state-written"
        } else {
            "admin-outbox-state-sent"
        };
        return tone_words(Tone::Good, reader.t(key));
    }
    if line.attempts > 0 {
        let at = reader.moment_words(line.next_at);
        let words = reader.with("admin-outbox-state-retrying", &[("time", (&at).into())]);
        return tone_words(Tone::Warn, &words);
    }
    tone_words(Tone::Info, reader.t("admin-outbox-state-waiting"))
}

/// One email.
#[derive(Clone, Copy)]
pub struct MessageView<'a> {
    pub line: &'a MessageItem,
    /// Whether emails only go to a folder.
    pub to_folder: bool,
    /// Whether its reader may become anybody anyway.
    pub is_owner: bool,
}

pub fn page(reader: &Reader, view: &MessageView<'_>) -> Page {
    let line = view.line;
    let text = line
        .text
        .as_deref()
        .map(|text| readable(text, view.is_owner));
    let mut pairs = vec![
        (reader.t("admin-outbox-to"), html! { (line.recipient) }),
        (
            reader.t("admin-outbox-state"),
            state(reader, line, view.to_folder),
        ),
        (
            reader.t("admin-outbox-written"),
            reader.moment(line.created_at),
        ),
    ];
    if let Some(answer) = &line.last_answer {
        pairs.push((reader.t("admin-outbox-reason"), html! { (answer) }));
    }
    let main = html! {
        (breadcrumb(reader.t("nav-breadcrumb"), &[(reader.t("admin-outbox-title"), paths::ADMIN_MESSAGES)]))
        h1 { bdi { (subject(reader, line)) } }
        (ruled_details(&pairs))
        @if line.sent_at.is_none() {
            form method="post" action=(paths::admin_message_retry(line.id)) {
                (button(&Button { label: reader.t("admin-outbox-retry"), weight: Weight::Secondary, ..Button::default() }))
            }
        }
        @if let Some(text) = text { pre class="letter" tabindex="0" { (text) } }
        @else { p class="muted" { (reader.t("admin-outbox-no-words")) } }
    };
    let title = subject(reader, line);
    Page::administration(paths::ADMIN_MESSAGES, title, main)
}

/// A link in an email may sign its reader in as its recipient: only owners,
/// who may become anybody anyway, see it whole.
fn readable(text: &str, is_owner: bool) -> String {
    if is_owner {
        return text.to_owned();
    }
    masked(text)
}

#[cfg(test)]
mod tests {
    use super::kind_key;
    use laurel_words::{Catalogs, OFFERED};

    /// Where the store names each kind of email.
    const KINDS: &str = include_str!("../../../../persistence/src/messaging/message.rs");

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
