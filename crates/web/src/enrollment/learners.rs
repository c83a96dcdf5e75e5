//! `/studio/courses/{slug}/learners`: who is in a course, and how far.

use super::watched;
use crate::authoring::studio_layout;
use crate::extract::{Path, Query};
use crate::http_problem::Answer;
use crate::paths;
use crate::request_context::RequestContext;
use crate::ui::breadcrumb::breadcrumb;
use crate::ui::button::{Button, Weight, button, link_button};
use crate::ui::empty::empty_state;
use crate::ui::field::{Field, InputKind, SelectOption, field, select};
use crate::ui::pagination::{Pagination, pagination};
use crate::ui::table::{Column, Table, table};
use laurel_domain::enrollment::Status;
use laurel_domain::identity::Action;
use laurel_persistence::enrollment::{Enrollment, Learner, LearnerFilter, learners};
use maud::{Markup, html};
use serde::Deserialize;

const PAGE: usize = 50;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct LearnersQuery {
    q: String,
    status: String,
    before: String,
}

pub async fn list(
    context: RequestContext,
    Path(slug): Path<String>,
    Query(query): Query<LearnersQuery>,
) -> Answer {
    let (course, permit) = watched(&context, &slug, Action::WatchCourse).await?;
    let search = query.q.trim();
    let filter = LearnerFilter {
        search: (!search.is_empty()).then(|| search.to_owned()),
        status: query.status.parse::<Status>().ok(),
        before: query.before.parse().ok(),
    };
    let limit = PAGE as u64 + 1;
    let mut found = learners(&context.app.store, &permit, course.id, filter, limit).await?;
    let more = found.len() > PAGE;
    found.truncate(PAGE);
    let title = context.t("enrollment-learners-title");
    let main = html! {
        (breadcrumb(context.t("nav-breadcrumb"), &[(context.t("nav-studio"), paths::STUDIO), (&course.title, &paths::studio_course(&slug))]))
        h1 { (title) }
        (narrow(&context, &slug, &query))
        @if found.is_empty() { (nobody(&context, &slug, &query)) } @else { (lines(&context, &slug, &found)) }
        (pages(&context, &slug, &query, more.then(|| found.last()).flatten()))
    };
    Ok(context.page(studio_layout(&context, paths::STUDIO, title, &main)))
}

fn nobody(context: &RequestContext, slug: &str, query: &LearnersQuery) -> Markup {
    if query.q.is_empty() && query.status.is_empty() {
        return empty_state(
            context.t("enrollment-learners-empty"),
            context.t("enrollment-learners-empty-text"),
            &Markup::default(),
        );
    }
    let clear = link_button(
        context.t("action-clear"),
        &paths::learners(slug),
        Weight::Secondary,
    );
    let (title, text) = ("admin-list-none", "admin-list-no-match");
    empty_state(context.t(title), context.t(text), &clear)
}

fn narrow(context: &RequestContext, slug: &str, query: &LearnersQuery) -> Markup {
    let options = [
        ("", "enrollment-learners-any"),
        ("active", "enrollment-state-active"),
        ("completed", "enrollment-state-completed"),
        ("withdrawn", "enrollment-state-left"),
    ]
    .map(|(value, key)| SelectOption {
        value,
        label: context.t(key),
    });
    html! {
        form class="filters" method="get" action=(paths::learners(slug)) role="search" {
            (field(&Field { name: "q", label: context.t("enrollment-learners-search"), value: &query.q, kind: InputKind::Search, maxlength: Some(100), ..Field::default() }))
            (select(&Field { name: "status", label: context.t("admin-enrollments-state"), value: &query.status, ..Field::default() }, &options))
            (button(&Button { label: context.t("action-filter"), weight: Weight::Secondary, ..Button::default() }))
        }
    }
}

fn lines(context: &RequestContext, slug: &str, found: &[Learner]) -> Markup {
    let rows: Vec<Vec<Markup>> = found
        .iter()
        .map(|learner| {
            let mine = &learner.enrollment;
            vec![
                html! { a href=(paths::learner(slug, mine.id)) { (learner.name) } br; span class="muted" { (learner.email) } },
                html! { (state(context, mine)) },
                html! { (context.with("learning-progress-done", &[("done", mine.done.into()), ("count", mine.total.into())])) },
                context.day(mine.updated_at),
            ]
        })
        .collect();
    table(&Table {
        caption: context.t("enrollment-learners-title"),
        caption_hidden: true,
        columns: &[
            Column::text(context.t("admin-enrollments-learner")),
            Column::text(context.t("admin-enrollments-state")),
            Column::text(context.t("admin-enrollments-progress")),
            Column::text(context.t("admin-enrollments-last")),
        ],
        rows: &rows,
    })
}

/// An enrollment's state in a word.
pub fn state<'a>(context: &'a RequestContext, mine: &Enrollment) -> &'a str {
    context.t(match mine.status {
        Status::Active => "enrollment-state-active",
        Status::Completed => "enrollment-state-completed",
        Status::Withdrawn => "enrollment-state-left",
    })
}

fn pages(
    context: &RequestContext,
    slug: &str,
    query: &LearnersQuery,
    last: Option<&Learner>,
) -> Markup {
    let base = format!(
        "{}?q={}&status={}",
        paths::learners(slug),
        paths::encode(&query.q),
        paths::encode(&query.status)
    );
    let next = last.map(|last| format!("{base}&before={}", last.enrollment.id));
    let first = (!query.before.is_empty()).then_some(base);
    pagination(&Pagination {
        label: context.t("nav-pages"),
        previous: first.as_deref(),
        previous_label: context.t("enrollment-learners-first"),
        next: next.as_deref(),
        next_label: context.t("nav-next"),
        position: "",
    })
}
