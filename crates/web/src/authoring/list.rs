//! `/studio`: the courses that one may author.

use super::frame;
use crate::paths;
use crate::problem::Answer;
use crate::segment::Query;
use crate::visit::Visit;
use laurel_domain::identity::{Action, Resource};
use laurel_domain::ids::CourseId;
use laurel_persistence::authoring::{StudioCourse, studio_courses};
use laurel_persistence::catalog::CourseStatus;
use laurel_ui::Tone;
use laurel_ui::empty::empty_state;
use laurel_ui::pagination::{Pagination, pagination};
use laurel_ui::patterns::{Entry, page_entries};
use laurel_ui::tone_words;
use maud::{Markup, html};
use serde::Deserialize;

const A_PAGE: usize = 50;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Wish {
    after: Option<CourseId>,
}

pub async fn show(visit: Visit, Query(wish): Query<Wish>) -> Answer {
    let permit = visit.permit(Action::EnterStudio, Resource::Site)?;
    let only = (!visit.may(Action::AuthorProgram)).then(|| visit.actor.instructed());
    let store = &visit.app.store;
    let limit = A_PAGE as u64 + 1;
    let mut courses = studio_courses(store, &permit, only, wish.after, limit).await?;
    let next = (courses.len() > A_PAGE).then(|| {
        courses.truncate(A_PAGE);
        courses
            .last()
            .map(|line| paths::studio_after(line.course.id))
    });
    let main = html! {
        h1 { (visit.t("studio-title")) }
        p class="lead" { (visit.t("studio-lead")) }
        (list(&visit, &courses))
        (pagination(&Pagination { label: visit.t("studio-pages"), next: next.flatten().as_deref(),
            next_label: visit.t("studio-next"), ..Pagination::default() }))
    };
    Ok(visit.page(frame(&visit, paths::STUDIO, visit.t("studio-title"), &main)))
}

fn list(visit: &Visit, courses: &[StudioCourse]) -> Markup {
    if courses.is_empty() {
        return empty_state(
            visit.t("studio-empty"),
            visit.t("studio-empty-text"),
            &html! {},
        );
    }
    let addresses: Vec<String> = courses
        .iter()
        .map(|line| paths::studio_course(&line.course.slug))
        .collect();
    let entries: Vec<Entry> = courses
        .iter()
        .zip(&addresses)
        .map(|(line, address)| Entry {
            title: &line.course.title,
            href: Some(address),
            text: "",
            meta: Some(meta(visit, line)),
            action: None,
        })
        .collect();
    page_entries(&entries)
}

fn meta(visit: &Visit, line: &StudioCourse) -> Markup {
    html! {
        (status(visit, line.course.status))
        @if let Some(at) = line.draft_at {
            " · " (visit.t("studio-draft-since")) " " (visit.moment(at))
        }
    }
}

/// A course's status as a mark and a word.
pub(super) fn status(visit: &Visit, status: CourseStatus) -> Markup {
    match status {
        CourseStatus::Draft => tone_words(Tone::Info, visit.t("studio-status-draft")),
        CourseStatus::Open => tone_words(Tone::Good, visit.t("studio-status-open")),
        CourseStatus::Retired => tone_words(Tone::Warn, visit.t("studio-status-retired")),
    }
}
