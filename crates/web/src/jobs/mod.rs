//! `/admin/jobs`: long work, how far it is, and again for what failed.

use crate::administration::frame;
use crate::administration::pages::{A_PAGE, cursor, older, with_query};
use crate::paths;
use crate::problem::Answer;
use crate::routes::Routes;
use crate::segment::{Path, Query};
use crate::visit::Visit;
use laurel_domain::identity::{Action, Resource};
use laurel_domain::ids::JobId;
use laurel_persistence::jobs::{Filter, Line, list, retry as try_again};
use laurel_ui::button::{Button, Weight, button};
use laurel_ui::empty::empty_state;
use laurel_ui::table::{Column, Table, table};
use laurel_ui::tabs::{Tab, tabs};
use laurel_ui::{Tone, tone_words};
use maud::{Markup, html};
use serde::Deserialize;

pub fn routes(routes: Routes) -> Routes {
    routes.get("/admin/jobs", Action::ManageJobs, show).post(
        "/admin/jobs/{id}/retry",
        Action::ManageJobs,
        retry,
    )
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

async fn show(visit: Visit, Query(wish): Query<Wish>) -> Answer {
    let permit = visit.permit(Action::ManageJobs, Resource::Site)?;
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

fn states(visit: &Visit, wish: &Wish) -> Markup {
    let hrefs = STATES.map(|(word, ..)| with_query(paths::ADMIN_JOBS, &[("state", word)]));
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

async fn retry(visit: Visit, Path(id): Path<JobId>) -> Answer {
    let permit = visit.permit(Action::ManageJobs, Resource::Site)?;
    try_again(&visit.app.store, &permit, id).await?;
    Ok(visit.go(paths::ADMIN_JOBS, "flash-job-again"))
}

/// The kind of work in words; a kind of a newer release stands as it is.
fn name<'a>(visit: &'a Visit, kind: &'a str) -> &'a str {
    match kind {
        "announce-program" => visit.t("admin-job-announce-program"),
        "erase-person" => visit.t("admin-job-erase-person"),
        "issue-certificate" => visit.t("admin-job-issue-certificate"),
        other => other,
    }
}

fn rows(visit: &Visit, lines: &[Line]) -> Markup {
    let rows: Vec<Vec<Markup>> = lines
        .iter()
        .map(|line| {
            vec![
                html! { (name(visit, &line.kind)) },
                state(visit, line),
                html! { @if line.total > 0 { (visit.with("admin-jobs-progress", &[("done", line.progress.into()), ("count", line.total.into())])) } },
                visit.moment(line.created_at),
                html! { @if let Some(error) = &line.last_error { (error) } },
                again(visit, line),
            ]
        })
        .collect();
    table(&Table {
        caption: visit.t("admin-jobs-title"),
        caption_hidden: true,
        columns: &[
            Column::text(visit.t("admin-jobs-kind")),
            Column::text(visit.t("admin-outbox-state")),
            Column::text(visit.t("admin-jobs-done")),
            Column::text(visit.t("admin-jobs-since")),
            Column::text(visit.t("admin-jobs-error")),
            Column::text(visit.t("admin-programs-column-action")),
        ],
        rows: &rows,
    })
}

fn state(visit: &Visit, line: &Line) -> Markup {
    let in_hand = line.leased_until.is_some_and(|until| until > visit.now);
    if line.failed_at.is_some() {
        tone_words(Tone::Bad, visit.t("admin-jobs-state-failed"))
    } else if line.done_at.is_some() {
        tone_words(Tone::Good, visit.t("admin-jobs-state-done"))
    } else if in_hand {
        tone_words(Tone::Info, visit.t("admin-jobs-state-running"))
    } else {
        tone_words(Tone::Info, visit.t("admin-jobs-state-waiting"))
    }
}

fn again(visit: &Visit, line: &Line) -> Markup {
    let label = visit.t("admin-jobs-retry");
    html! {
        @if line.failed_at.is_some() {
            form method="post" action=(paths::admin_job_retry(&line.id.to_string())) {
                (button(&Button { label, weight: Weight::Secondary, small: true,
                    spoken_label: Some(&format!("{label}: {}", name(visit, &line.kind))), ..Button::default() }))
            }
        }
    }
}
