//! Long work, how far it is, and again for what failed.

use crate::administration::pages::{cursor, older, with_query};
use crate::page_layout::Page;
use crate::paths;
use crate::reader::Reader;
use laurel_persistence::jobs::{JobFilter, JobItem};
use laurel_ui::button::{Button, Weight, button};
use laurel_ui::empty::empty_state;
use laurel_ui::table::{Column, Table, table};
use laurel_ui::tabs::{Tab, tabs};
use laurel_ui::{Tone, tone_words};
use maud::{Markup, html};
use serde::Deserialize;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct JobsQuery {
    pub state: String,
    pub before: String,
}

pub const STATES: [(&str, &str, JobFilter); 4] = [
    ("", "word-all", JobFilter::All),
    ("open", "admin-jobs-state-waiting", JobFilter::Open),
    ("done", "admin-jobs-state-done", JobFilter::Done),
    ("failed", "admin-jobs-state-failed", JobFilter::Failed),
];

/// A page of the jobs.
#[derive(Clone, Copy)]
pub struct JobsView<'a> {
    pub query: &'a JobsQuery,
    pub lines: &'a [JobItem],
}

pub fn page(reader: &Reader, view: &JobsView<'_>) -> Page {
    let (query, lines) = (view.query, view.lines);
    let title = reader.t("admin-jobs-title");
    let main = html! {
        h1 { (title) }
        (states(reader, query))
        @if lines.is_empty() {
            (empty_state(reader.t("admin-list-none"), reader.t("admin-jobs-empty"), &html! {}))
        } @else { (rows(reader, lines)) }
        (older(reader, paths::ADMIN_JOBS, &[("state", &query.state)], !query.before.is_empty(),
            cursor(lines, |line| line.id.to_string())))
    };
    Page::administration(paths::ADMIN_JOBS, title, main)
}

fn states(reader: &Reader, query: &JobsQuery) -> Markup {
    let hrefs = STATES.map(|(word, ..)| with_query(paths::ADMIN_JOBS, &[("state", word)]));
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

/// The kind of work in words; a kind of a newer release stands as it is.
fn name<'a>(reader: &'a Reader, kind: &'a str) -> &'a str {
    match kind {
        "announce-program" => reader.t("admin-job-announce-program"),
        "erase-person" => reader.t("admin-job-erase-person"),
        "issue-certificate" => reader.t("admin-job-issue-certificate"),
        "tell-waiting" => reader.t("admin-job-tell-waiting"),
        other => other,
    }
}

fn rows(reader: &Reader, lines: &[JobItem]) -> Markup {
    let rows: Vec<Vec<Markup>> = lines
        .iter()
        .map(|line| {
            vec![
                html! { (name(reader, &line.kind)) },
                state(reader, line),
                html! { @if line.total > 0 { (reader.with("admin-jobs-progress", &[("done", line.progress.into()), ("count", line.total.into())])) } },
                reader.moment(line.created_at),
                html! { @if let Some(error) = &line.last_error { (error) } },
                again(reader, line),
            ]
        })
        .collect();
    table(&Table {
        caption: reader.t("admin-jobs-title"),
        caption_hidden: true,
        columns: &[
            Column::text(reader.t("admin-jobs-kind")),
            Column::text(reader.t("admin-outbox-state")),
            Column::text(reader.t("admin-jobs-done")),
            Column::text(reader.t("admin-jobs-since")),
            Column::text(reader.t("admin-jobs-error")),
            Column::text(reader.t("admin-programs-column-action")),
        ],
        rows: &rows,
    })
}

fn state(reader: &Reader, line: &JobItem) -> Markup {
    let in_hand = line.leased_until.is_some_and(|until| until > reader.now);
    if line.failed_at.is_some() {
        tone_words(Tone::Bad, reader.t("admin-jobs-state-failed"))
    } else if line.done_at.is_some() {
        tone_words(Tone::Good, reader.t("admin-jobs-state-done"))
    } else if in_hand {
        tone_words(Tone::Info, reader.t("admin-jobs-state-running"))
    } else {
        tone_words(Tone::Info, reader.t("admin-jobs-state-waiting"))
    }
}

fn again(reader: &Reader, line: &JobItem) -> Markup {
    let label = reader.t("admin-jobs-retry");
    html! {
        @if line.failed_at.is_some() {
            form method="post" action=(paths::admin_job_retry(line.id)) {
                (button(&Button { label, weight: Weight::Secondary, small: true,
                    spoken_label: Some(&format!("{label}: {}", name(reader, &line.kind))), ..Button::default() }))
            }
        }
    }
}
