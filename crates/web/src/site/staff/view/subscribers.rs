//! The notification list, and one address with the proof that it asked.

use crate::administration::pages::{older, with_query};
use crate::page_layout::Page;
use crate::paths;
use crate::reader::Reader;
use crate::site::view::notifications::titles;
use laurel_persistence::site::{
    ConsentProof, Settings, SubscriberFilter, SubscriberItem, SubscriptionStatus, Topic,
};
use laurel_ui::Tone;
use laurel_ui::breadcrumb::breadcrumb;
use laurel_ui::button::{Button, Weight, button, link_button};
use laurel_ui::confirm_step::{ConfirmStep, confirm_step};
use laurel_ui::details::ruled_details;
use laurel_ui::dialog::{ConfirmDialog, confirm_dialog};
use laurel_ui::empty::empty_state;
use laurel_ui::field::{Field, InputKind, SelectOption, field, select};
use laurel_ui::staff::staff_head;
use laurel_ui::table::{Column, Table, table};
use laurel_ui::tone_words;
use maud::{Markup, html};
use serde::Deserialize;
use uuid::Uuid;

pub const STANDINGS: [(&str, SubscriptionStatus); 3] = [
    ("confirmed", SubscriptionStatus::Confirmed),
    ("pending", SubscriptionStatus::Pending),
    ("left", SubscriptionStatus::Left),
];

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct SubscribersQuery {
    pub q: String,
    pub state: String,
    pub topic: String,
    pub before: Option<Uuid>,
}

impl SubscribersQuery {
    pub fn filter(&self, settings: &Settings) -> SubscriberFilter {
        let q = self.q.replace(['\0', '%'], "");
        SubscriberFilter {
            status: STANDINGS
                .iter()
                .find(|(word, _)| *word == self.state)
                .map(|(_, status)| *status),
            topic: settings
                .topic_ids()
                .into_iter()
                .find(|id| *id == self.topic)
                .map(str::to_owned),
            email: Some(q.trim().to_owned()).filter(|q| !q.is_empty()),
        }
    }

    pub fn narrowed(&self) -> [(&str, &str); 3] {
        [
            ("q", self.q.as_str()),
            ("state", self.state.as_str()),
            ("topic", self.topic.as_str()),
        ]
    }
}

pub fn word(reader: &Reader, status: SubscriptionStatus) -> (Tone, &str) {
    match status {
        SubscriptionStatus::Pending => (Tone::Warn, reader.t("site-notifications-state-pending")),
        SubscriptionStatus::Confirmed => {
            (Tone::Good, reader.t("site-notifications-state-confirmed"))
        }
        SubscriptionStatus::Left => (Tone::Info, reader.t("site-notifications-state-left")),
    }
}

pub fn state(reader: &Reader, status: SubscriptionStatus) -> Markup {
    let (tone, words) = word(reader, status);
    tone_words(tone, words)
}

/// A page of the notification list.
pub struct SubscribersView<'a> {
    /// What one can be told about.
    pub topics: &'a [Topic],
    pub query: &'a SubscribersQuery,
    /// Whether nothing narrows the list.
    pub unfiltered: bool,
    pub lines: &'a [SubscriberItem],
    /// The cursor of the last line, where there may be more.
    pub last: Option<String>,
    /// How many were sent by programs.
    pub caught: i64,
}

pub fn list_page(reader: &Reader, view: &SubscribersView<'_>) -> Page {
    let title = reader.t("admin-subscribers-title");
    let query = view.query;
    let export = with_query(paths::ADMIN_SUBSCRIBERS_CSV, &query.narrowed());
    let export = link_button(
        reader.t("admin-subscribers-export"),
        &export,
        Weight::Secondary,
    );
    let main = html! {
        (staff_head(title, &export))
        (filters(reader, view.topics, query))
        @if view.lines.is_empty() {
            (empty_state(
                reader.t("admin-subscribers-empty-title"),
                reader.t(if view.unfiltered { "admin-subscribers-empty" } else { "admin-list-no-match" }),
                &html! {}
            ))
        } @else { (list(reader, view.topics, view.lines)) }
        (older(reader, paths::ADMIN_SUBSCRIBERS, &query.narrowed(), query.before.is_some(), view.last.clone()))
        @if view.caught > 0 { p class="meta" { (reader.with("admin-subscribers-caught", &[("count", view.caught.into())])) } }
    };
    Page::administration(paths::ADMIN_SUBSCRIBERS, title, main)
}

fn filters(reader: &Reader, offered: &[Topic], query: &SubscribersQuery) -> Markup {
    let all = SelectOption {
        value: "",
        label: reader.t("word-all"),
    };
    let mut states = vec![all];
    states.extend(STANDINGS.iter().map(|(value, status)| SelectOption {
        value,
        label: word(reader, *status).1,
    }));
    let mut topics = vec![all];
    topics.extend(offered.iter().map(|topic| SelectOption {
        value: &topic.id,
        label: topic.words(reader.language).0,
    }));
    html! {
        form class="filters" method="get" action=(paths::ADMIN_SUBSCRIBERS) {
            (field(&Field { name: "q", label: reader.t("admin-subscribers-email"), value: &query.q, kind: InputKind::Search, ..Field::default() }))
            (select(&Field { name: "state", label: reader.t("admin-subscribers-state"), value: &query.state, ..Field::default() }, &states))
            (select(&Field { name: "topic", label: reader.t("admin-subscribers-topics"), value: &query.topic, ..Field::default() }, &topics))
            (button(&Button { label: reader.t("admin-list-filter"), weight: Weight::Secondary, ..Button::default() }))
        }
    }
}

fn list(reader: &Reader, offered: &[Topic], lines: &[SubscriberItem]) -> Markup {
    let rows: Vec<Vec<Markup>> = lines
        .iter()
        .map(|line| {
            vec![
                html! { a href=(paths::admin_subscriber(line.id)) { (line.email) } },
                html! { (titles(reader, offered, &line.topics).join(", ")) },
                state(reader, line.status),
                reader.day(line.asked_at),
            ]
        })
        .collect();
    table(&Table {
        caption: reader.t("admin-subscribers-title"),
        caption_hidden: true,
        columns: &[
            Column::text(reader.t("admin-subscribers-email")),
            Column::text(reader.t("admin-subscribers-topics")),
            Column::text(reader.t("admin-subscribers-state")),
            Column::text(reader.t("admin-subscribers-joined")),
        ],
        rows: &rows,
    })
}

/// One address of the notification list.
#[derive(Clone, Copy)]
pub struct SubscriberView<'a> {
    pub line: &'a SubscriberItem,
    pub proofs: &'a [ConsentProof],
    /// What one can be told about.
    pub topics: &'a [Topic],
    /// Whether its reader is asked once more to erase it.
    pub erasing: bool,
}

pub fn page(reader: &Reader, view: &SubscriberView<'_>) -> Page {
    let line = view.line;
    let main = html! {
        (breadcrumb(reader.t("nav-breadcrumb"), &[(reader.t("admin-subscribers-title"), paths::ADMIN_SUBSCRIBERS)]))
        h1 { (line.email) }
        @if view.erasing {
            (confirm_step(&ConfirmStep { title: reader.t("admin-confirm-title"), text: reader.t("admin-confirm-undo-none"), action: &paths::admin_subscriber(line.id),
                fields: &[], confirm: reader.t("admin-subscribers-erase"), cancel: reader.t("action-cancel"), back: &paths::admin_subscriber(line.id) }))
        }
        (ruled_details(&[
            (reader.t("admin-subscribers-state"), state(reader, line.status)),
            (reader.t("admin-subscribers-topics"), html! { (titles(reader, view.topics, &line.topics).join(", ")) }),
            (reader.t("language-label"), html! { (reader.t(&format!("language-name-{}", line.language))) }),
        ]))
        section {
            h2 { (reader.t("admin-subscribers-proof")) }
            p class="muted" { (reader.t("admin-subscribers-proof-text")) }
            (proof_table(reader, view.topics, view.proofs))
        }
        section {
            h2 { (reader.t("admin-subscribers-erase")) }
            p { (reader.t("admin-subscribers-erase-text")) }
            form method="post" action=(paths::admin_subscriber(line.id)) {
                (button(&Button { label: reader.t("admin-subscribers-erase"), weight: Weight::Danger, confirm: Some("confirm-erase"), ..Button::default() }))
            }
            (confirm_dialog(&ConfirmDialog { id: "confirm-erase", title: reader.t("admin-confirm-title"), text: reader.t("admin-confirm-undo-none"),
                confirm: reader.t("admin-subscribers-erase"), cancel: reader.t("action-cancel"), weight: Weight::Danger }))
        }
    };
    Page::administration(paths::ADMIN_SUBSCRIBERS, &line.email, main).scripted(&["js/dialog.js"])
}

fn proof_table(reader: &Reader, offered: &[Topic], proofs: &[ConsentProof]) -> Markup {
    let rows: Vec<Vec<Markup>> = proofs
        .iter()
        .map(|proof| {
            vec![
                reader.moment(proof.at),
                html! { (kind(reader, proof.kind.as_str())) },
                html! { (titles(reader, offered, &proof.topics).join(", ")) },
                html! { q lang=(proof.language) { (proof.text) } " " span class="muted" { (proof.form) } },
            ]
        })
        .collect();
    table(&Table {
        caption: reader.t("admin-subscribers-proof"),
        caption_hidden: true,
        columns: &[
            Column::text(reader.t("admin-audit-when")),
            Column::text(reader.t("admin-audit-what")),
            Column::text(reader.t("admin-subscribers-topics")),
            Column::text(reader.t("admin-subscribers-words")),
        ],
        rows: &rows,
    })
}

fn kind<'a>(reader: &'a Reader, kind: &str) -> &'a str {
    match kind {
        "asked" => reader.t("admin-subscribers-joined"),
        "confirmed" => reader.t("admin-subscribers-confirmed"),
        "left" => reader.t("admin-subscribers-left"),
        "returned" => reader.t("admin-subscribers-returned"),
        _ => reader.t("admin-subscribers-changed"),
    }
}
