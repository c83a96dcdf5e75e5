//! `/admin/jobs`: long work, how far it is, and again for what failed.

use crate::administration::frame;
use crate::administration::pages::{A_PAGE, cursor, older, with_query};
use crate::gate::Gate;
use crate::paths;
use crate::problem::Answer;
use crate::reader::Reader;
use crate::routes::Routes;
use crate::segment::Query;
use laurel_domain::identity::actions;
use laurel_domain::identity::{ActionName, Resource};
use laurel_persistence::jobs::{Filter, Line, list, retry as try_again};
use laurel_ui::button::{Button, Weight, button};
use laurel_ui::empty::empty_state;
use laurel_ui::table::{Column, Table, table};
use laurel_ui::tabs::{Tab, tabs};
use laurel_ui::{Tone, tone_words};
use maud::{Markup, html};
use serde::Deserialize;

pub fn routes(routes: Routes) -> Routes {
    routes.get(show).post(retry)
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Wish {
    state: String,
    before: String,
}

const STATES: [(&str, &str, Filter); 4] = [
    ("", "word-all", Filter::All),
    ("open", "admin-jobs-state-waiting", Filter::Open),
    ("done", "admin-jobs-state-done", Filter::Done),
    ("failed", "admin-jobs-state-failed", Filter::Failed),
];

async fn show(
    _: paths::AdminJobsPath,
    visit: Gate<actions::ManageJobs>,
    Query(wish): Query<Wish>,
) -> Answer {
    let permit = visit.untyped_permit(ActionName::ManageJobs, Resource::Site)?;
    let filter = STATES
        .iter()
        .find(|(word, ..)| *word == wish.state)
        .map_or(Filter::All, |(.., filter)| *filter);
    let before = wish.before.parse().ok();
    let lines = list(&visit.app.store, &permit, filter, before, A_PAGE).await?;
    let title = visit.t("admin-jobs-title");
    let main = html! {
        h1 { (title) }
        (states(&visit, &wish))
        @if lines.is_empty() {
            (empty_state(visit.t("admin-list-none"), visit.t("admin-jobs-empty"), &html! {}))
        } @else { (rows(&visit, &lines)) }
        (older(&visit, paths::ADMIN_JOBS, &[("state", &wish.state)], !wish.before.is_empty(),
            cursor(&lines, |line| line.id.to_string())))
    };
    Ok(visit.page(frame(&visit, paths::ADMIN_JOBS, title, &main)))
}

fn states(reader: &Reader, wish: &Wish) -> Markup {
    let hrefs = STATES.map(|(word, ..)| with_query(paths::ADMIN_JOBS, &[("state", word)]));
    let all: Vec<Tab> = STATES
        .iter()
        .zip(&hrefs)
        .map(|((word, key, _), href)| Tab {
            label: reader.t(key),
            href,
            current: *word == wish.state,
            count: None,
        })
        .collect();
    tabs(reader.t("admin-list-filter"), &all)
}

async fn retry(
    paths::AdminJobRetryPath { id }: paths::AdminJobRetryPath,
    visit: Gate<actions::ManageJobs>,
) -> Answer {
    let permit = visit.untyped_permit(ActionName::ManageJobs, Resource::Site)?;
    try_again(&visit.app.store, &permit, id).await?;
    Ok(visit.go(paths::ADMIN_JOBS, "flash-job-again"))
}

/// The kind of work in words; a kind of a newer release stands as it is.
fn name<'a>(reader: &'a Reader, kind: &'a str) -> &'a str {
    match kind {
        "announce-program" => reader.t("admin-job-announce-program"),
        "erase-person" => reader.t("admin-job-erase-person"),
        "issue-certificate" => reader.t("admin-job-issue-certificate"),
        other => other,
    }
}

fn rows(reader: &Reader, lines: &[Line]) -> Markup {
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

fn state(reader: &Reader, line: &Line) -> Markup {
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

fn again(reader: &Reader, line: &Line) -> Markup {
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
