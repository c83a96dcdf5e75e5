//! `/studio/courses/{slug}/learners`: who is in a course, and how far.

use super::watched;
use crate::authoring::frame;
use crate::paths;
use crate::problem::Answer;
use crate::segment::{Path, Query};
use crate::visit::Visit;
use laurel_domain::enrollment::Status;
use laurel_domain::identity::Action;
use laurel_persistence::enrollment::{Enrollment, Filter, Learner, learners};
use laurel_ui::breadcrumb::breadcrumb;
use laurel_ui::button::{Button, Weight, button, link_button};
use laurel_ui::empty::empty_state;
use laurel_ui::field::{Field, Kind, SelectOption, field, select};
use laurel_ui::pagination::{Pagination, pagination};
use laurel_ui::table::{Column, Table, table};
use maud::{Markup, html};
use serde::Deserialize;

const PAGE: usize = 50;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Wish {
    q: String,
    status: String,
    before: String,
}

pub async fn list(visit: Visit, Path(slug): Path<String>, Query(wish): Query<Wish>) -> Answer {
    let (course, permit) = watched(&visit, &slug, Action::WatchCourse).await?;
    let search = wish.q.trim();
    let filter = Filter {
        search: (!search.is_empty()).then(|| search.to_owned()),
        status: Status::from_word(&wish.status),
        before: wish.before.parse().ok(),
    };
    let limit = PAGE as u64 + 1;
    let mut found = learners(&visit.app.store, &permit, course.id, filter, limit).await?;
    let more = found.len() > PAGE;
    found.truncate(PAGE);
    let title = visit.t("enrollment-learners-title");
    let main = html! {
        (breadcrumb(visit.t("nav-breadcrumb"), &[(visit.t("nav-studio"), paths::STUDIO), (&course.title, &paths::studio_course(&slug))]))
        h1 { (title) }
        (narrow(&visit, &slug, &wish))
        @if found.is_empty() { (nobody(&visit, &slug, &wish)) } @else { (lines(&visit, &slug, &found)) }
        (pages(&visit, &slug, &wish, more.then(|| found.last()).flatten()))
    };
    Ok(visit.page(frame(&visit, paths::STUDIO, title, &main)))
}

fn nobody(visit: &Visit, slug: &str, wish: &Wish) -> Markup {
    if wish.q.is_empty() && wish.status.is_empty() {
        return empty_state(
            visit.t("enrollment-learners-empty"),
            visit.t("enrollment-learners-empty-text"),
            &Markup::default(),
        );
    }
    let clear = link_button(
        visit.t("action-clear"),
        &paths::learners(slug),
        Weight::Secondary,
    );
    let (title, text) = ("admin-list-none", "admin-list-no-match");
    empty_state(visit.t(title), visit.t(text), &clear)
}

fn narrow(visit: &Visit, slug: &str, wish: &Wish) -> Markup {
    let options = [
        ("", "enrollment-learners-any"),
        ("active", "enrollment-state-active"),
        ("completed", "enrollment-state-completed"),
        ("withdrawn", "enrollment-state-left"),
    ]
    .map(|(value, key)| SelectOption {
        value,
        label: visit.t(key),
    });
    html! {
        form class="filters" method="get" action=(paths::learners(slug)) role="search" {
            (field(&Field { name: "q", label: visit.t("enrollment-learners-search"), value: &wish.q, kind: Kind::Search, maxlength: Some(100), ..Field::default() }))
            (select(&Field { name: "status", label: visit.t("admin-enrollments-state"), value: &wish.status, ..Field::default() }, &options))
            (button(&Button { label: visit.t("action-filter"), weight: Weight::Secondary, ..Button::default() }))
        }
    }
}

fn lines(visit: &Visit, slug: &str, found: &[Learner]) -> Markup {
    let rows: Vec<Vec<Markup>> = found
        .iter()
        .map(|learner| {
            let mine = &learner.enrollment;
            vec![
                html! { a href=(paths::learner(slug, mine.id)) { (learner.name) } br; span class="muted" { (learner.email) } },
                html! { (state(visit, mine)) },
                html! { (visit.with("learning-progress-done", &[("done", mine.done.into()), ("count", mine.total.into())])) },
                visit.day(mine.updated_at),
            ]
        })
        .collect();
    table(&Table {
        caption: visit.t("enrollment-learners-title"),
        caption_hidden: true,
        columns: &[
            Column::text(visit.t("admin-enrollments-learner")),
            Column::text(visit.t("admin-enrollments-state")),
            Column::text(visit.t("admin-enrollments-progress")),
            Column::text(visit.t("admin-enrollments-last")),
        ],
        rows: &rows,
    })
}

/// An enrollment's state in a word.
pub fn state<'a>(visit: &'a Visit, mine: &Enrollment) -> &'a str {
    visit.t(match mine.status {
        Status::Active => "enrollment-state-active",
        Status::Completed => "enrollment-state-completed",
        Status::Withdrawn => "enrollment-state-left",
    })
}

fn pages(visit: &Visit, slug: &str, wish: &Wish, last: Option<&Learner>) -> Markup {
    let base = format!(
        "{}?q={}&status={}",
        paths::learners(slug),
        paths::encode(&wish.q),
        paths::encode(&wish.status)
    );
    let next = last.map(|last| format!("{base}&before={}", last.enrollment.id));
    let first = (!wish.before.is_empty()).then_some(base);
    pagination(&Pagination {
        label: visit.t("nav-pages"),
        previous: first.as_deref(),
        previous_label: visit.t("enrollment-learners-first"),
        next: next.as_deref(),
        next_label: visit.t("nav-next"),
        position: "",
    })
}
