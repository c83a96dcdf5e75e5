//! Who is in a course, and how far.

use crate::page_layout::Page;
use crate::paths;
use crate::reader::Reader;
use laurel_domain::enrollment::Status;
use laurel_persistence::catalog::CourseEntry;
use laurel_persistence::enrollment::{Enrollment, Learner};
use laurel_ui::breadcrumb::breadcrumb;
use laurel_ui::button::{Button, Weight, button, link_button};
use laurel_ui::empty::empty_state;
use laurel_ui::field::{Field, InputKind, SelectOption, field, select};
use laurel_ui::pagination::{Pagination, pagination};
use laurel_ui::table::{Column, Table, table};
use maud::{Markup, html};
use serde::Deserialize;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct LearnersQuery {
    pub q: String,
    pub status: String,
    pub before: String,
}

/// A page of the learners of a course.
#[derive(Clone, Copy)]
pub struct LearnersView<'a> {
    pub course: &'a CourseEntry,
    pub query: &'a LearnersQuery,
    pub found: &'a [Learner],
    pub more: bool,
}

pub fn page(reader: &Reader, view: &LearnersView<'_>) -> Page {
    let LearnersView {
        course,
        query,
        found,
        more,
    } = *view;
    let slug = &course.slug;
    let title = reader.t("enrollment-learners-title");
    let main = html! {
        (breadcrumb(reader.t("nav-breadcrumb"), &[(reader.t("nav-studio"), paths::STUDIO), (&course.title, &paths::studio_course(slug))]))
        h1 { (title) }
        (narrow(reader, slug, query))
        @if found.is_empty() { (nobody(reader, slug, query)) } @else { (lines(reader, slug, found)) }
        (pages(reader, slug, query, more.then(|| found.last()).flatten()))
    };
    Page::studio(paths::STUDIO, title, main)
}

fn nobody(reader: &Reader, slug: &str, query: &LearnersQuery) -> Markup {
    if query.q.is_empty() && query.status.is_empty() {
        return empty_state(
            reader.t("enrollment-learners-empty"),
            reader.t("enrollment-learners-empty-text"),
            &Markup::default(),
        );
    }
    let clear = link_button(
        reader.t("action-clear"),
        &paths::learners(slug),
        Weight::Secondary,
    );
    let (title, text) = ("admin-list-none", "admin-list-no-match");
    empty_state(reader.t(title), reader.t(text), &clear)
}

fn narrow(reader: &Reader, slug: &str, query: &LearnersQuery) -> Markup {
    let options = [
        ("", "enrollment-learners-any"),
        ("active", "enrollment-state-active"),
        ("completed", "enrollment-state-completed"),
        ("withdrawn", "enrollment-state-left"),
    ]
    .map(|(value, key)| SelectOption {
        value,
        label: reader.t(key),
    });
    html! {
        form class="filters" method="get" action=(paths::learners(slug)) role="search" {
            (field(&Field { name: "q", label: reader.t("enrollment-learners-search"), value: &query.q, kind: InputKind::Search, maxlength: Some(100), ..Field::default() }))
            (select(&Field { name: "status", label: reader.t("admin-enrollments-state"), value: &query.status, ..Field::default() }, &options))
            (button(&Button { label: reader.t("action-filter"), weight: Weight::Secondary, ..Button::default() }))
        }
    }
}

fn lines(reader: &Reader, slug: &str, found: &[Learner]) -> Markup {
    let rows: Vec<Vec<Markup>> = found
        .iter()
        .map(|learner| {
            let mine = &learner.enrollment;
            vec![
                html! { a href=(paths::learner(slug, mine.id)) { (learner.name) } br; span class="muted" { (learner.email) } },
                html! { (state(reader, mine)) },
                html! { (reader.with("learning-progress-done", &[("done", mine.done.into()), ("count", mine.total.into())])) },
                reader.day(mine.updated_at),
            ]
        })
        .collect();
    table(&Table {
        caption: reader.t("enrollment-learners-title"),
        caption_hidden: true,
        columns: &[
            Column::text(reader.t("admin-enrollments-learner")),
            Column::text(reader.t("admin-enrollments-state")),
            Column::text(reader.t("admin-enrollments-progress")),
            Column::text(reader.t("admin-enrollments-last")),
        ],
        rows: &rows,
    })
}

/// An enrollment's state in a word.
pub fn state<'a>(reader: &'a Reader, mine: &Enrollment) -> &'a str {
    reader.t(match mine.status {
        Status::Active => "enrollment-state-active",
        Status::Completed => "enrollment-state-completed",
        Status::Withdrawn => "enrollment-state-left",
    })
}

fn pages(reader: &Reader, slug: &str, query: &LearnersQuery, last: Option<&Learner>) -> Markup {
    let base = format!(
        "{}?q={}&status={}",
        paths::learners(slug),
        paths::encode(&query.q),
        paths::encode(&query.status)
    );
    let next = last.map(|last| format!("{base}&before={}", last.enrollment.id));
    let first = (!query.before.is_empty()).then_some(base);
    pagination(&Pagination {
        label: reader.t("nav-pages"),
        previous: first.as_deref(),
        previous_label: reader.t("enrollment-learners-first"),
        next: next.as_deref(),
        next_label: reader.t("nav-next"),
        position: "",
    })
}
