//! `/admin/jobs`: long work, how far it is, and again for what failed.

use crate::administration::admin_layout;
use crate::administration::pages::{A_PAGE, cursor, older, with_query};
use crate::extract::{Path, Query};
use crate::http_problem::Answer;
use crate::paths;
use crate::request_context::RequestContext;
use crate::routes::Routes;
use crate::ui::button::{Button, Weight, button};
use crate::ui::empty::empty_state;
use crate::ui::table::{Column, Table, table};
use crate::ui::tabs::{Tab, tabs};
use crate::ui::{Tone, tone_words};
use laurel_domain::identity::{Action, Resource};
use laurel_domain::ids::JobId;
use laurel_persistence::jobs::{JobFilter, JobItem, list, retry as try_again};
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
struct JobsQuery {
    state: String,
    before: String,
}

const STATES: [(&str, &str, JobFilter); 4] = [
    ("", "word-all", JobFilter::All),
    ("open", "admin-jobs-state-waiting", JobFilter::Open),
    ("done", "admin-jobs-state-done", JobFilter::Done),
    ("failed", "admin-jobs-state-failed", JobFilter::Failed),
];

async fn show(context: RequestContext, Query(query): Query<JobsQuery>) -> Answer {
    let permit = context.permit(Action::ManageJobs, Resource::Site)?;
    let filter = STATES
        .iter()
        .find(|(word, ..)| *word == query.state)
        .map_or(JobFilter::All, |(.., filter)| *filter);
    let before = query.before.parse().ok();
    let lines = list(&context.app.store, &permit, filter, before, A_PAGE).await?;
    let title = context.t("admin-jobs-title");
    let main = html! {
        h1 { (title) }
        (states(&context, &query))
        @if lines.is_empty() {
            (empty_state(context.t("admin-list-none"), context.t("admin-jobs-empty"), &html! {}))
        } @else { (rows(&context, &lines)) }
        (older(&context, paths::ADMIN_JOBS, &[("state", &query.state)], !query.before.is_empty(),
            cursor(&lines, |line| line.id.to_string())))
    };
    Ok(context.page(admin_layout(&context, paths::ADMIN_JOBS, title, &main)))
}

fn states(context: &RequestContext, query: &JobsQuery) -> Markup {
    let hrefs = STATES.map(|(word, ..)| with_query(paths::ADMIN_JOBS, &[("state", word)]));
    let all: Vec<Tab> = STATES
        .iter()
        .zip(&hrefs)
        .map(|((word, key, _), href)| Tab {
            label: context.t(key),
            href,
            current: *word == query.state,
            count: None,
        })
        .collect();
    tabs(context.t("admin-list-filter"), &all)
}

async fn retry(context: RequestContext, Path(id): Path<JobId>) -> Answer {
    let permit = context.permit(Action::ManageJobs, Resource::Site)?;
    try_again(&context.app.store, &permit, id).await?;
    Ok(context.go(paths::ADMIN_JOBS, "flash-job-again"))
}

/// The kind of work in words; a kind of a newer release stands as it is.
fn name<'a>(context: &'a RequestContext, kind: &'a str) -> &'a str {
    match kind {
        "announce-program" => context.t("admin-job-announce-program"),
        "erase-person" => context.t("admin-job-erase-person"),
        "issue-certificate" => context.t("admin-job-issue-certificate"),
        other => other,
    }
}

fn rows(context: &RequestContext, lines: &[JobItem]) -> Markup {
    let rows: Vec<Vec<Markup>> = lines
        .iter()
        .map(|line| {
            vec![
                html! { (name(context, &line.kind)) },
                state(context, line),
                html! { @if line.total > 0 { (context.with("admin-jobs-progress", &[("done", line.progress.into()), ("count", line.total.into())])) } },
                context.moment(line.created_at),
                html! { @if let Some(error) = &line.last_error { (error) } },
                again(context, line),
            ]
        })
        .collect();
    table(&Table {
        caption: context.t("admin-jobs-title"),
        caption_hidden: true,
        columns: &[
            Column::text(context.t("admin-jobs-kind")),
            Column::text(context.t("admin-outbox-state")),
            Column::text(context.t("admin-jobs-done")),
            Column::text(context.t("admin-jobs-since")),
            Column::text(context.t("admin-jobs-error")),
            Column::text(context.t("admin-programs-column-action")),
        ],
        rows: &rows,
    })
}

fn state(context: &RequestContext, line: &JobItem) -> Markup {
    let in_hand = line.leased_until.is_some_and(|until| until > context.now);
    if line.failed_at.is_some() {
        tone_words(Tone::Bad, context.t("admin-jobs-state-failed"))
    } else if line.done_at.is_some() {
        tone_words(Tone::Good, context.t("admin-jobs-state-done"))
    } else if in_hand {
        tone_words(Tone::Info, context.t("admin-jobs-state-running"))
    } else {
        tone_words(Tone::Info, context.t("admin-jobs-state-waiting"))
    }
}

fn again(context: &RequestContext, line: &JobItem) -> Markup {
    let label = context.t("admin-jobs-retry");
    html! {
        @if line.failed_at.is_some() {
            form method="post" action=(paths::admin_job_retry(&line.id.to_string())) {
                (button(&Button { label, weight: Weight::Secondary, small: true,
                    spoken_label: Some(&format!("{label}: {}", name(context, &line.kind))), ..Button::default() }))
            }
        }
    }
}
