//! `/studio`: the courses that one may author.

use crate::extract::Query;
use crate::gate::Gate;
use crate::http_problem::Answer;
use crate::page_layout::Page;
use crate::paths;
use crate::reader::Reader;
use laurel_domain::identity::ActionName;
use laurel_domain::identity::actions;
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
pub struct CoursesQuery {
    after: Option<CourseId>,
}

pub async fn show(
    _: paths::StudioPath,
    context: Gate<actions::EnterStudio>,
    Query(query): Query<CoursesQuery>,
) -> Answer {
    let permit = context.permit()?;
    let only = (!context.may(ActionName::AuthorProgram)).then(|| context.actor.instructed());
    let store = &context.app.store;
    let limit = A_PAGE as u64 + 1;
    let mut courses = studio_courses(store, &permit, only, query.after, limit).await?;
    let next = (courses.len() > A_PAGE).then(|| {
        courses.truncate(A_PAGE);
        courses
            .last()
            .map(|line| paths::studio_after(line.course.id))
    });
    let main = html! {
        h1 { (context.t("studio-title")) }
        p class="lead" { (context.t("studio-lead")) }
        (list(&context, &courses))
        (pagination(&Pagination { label: context.t("studio-pages"), next: next.flatten().as_deref(),
            next_label: context.t("studio-next"), ..Pagination::default() }))
    };
    Ok(context.page(Page::studio(paths::STUDIO, context.t("studio-title"), main)))
}

fn list(reader: &Reader, courses: &[StudioCourse]) -> Markup {
    if courses.is_empty() {
        return empty_state(
            reader.t("studio-empty"),
            reader.t("studio-empty-text"),
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
            meta: Some(meta(reader, line)),
            action: None,
        })
        .collect();
    page_entries(&entries)
}

fn meta(reader: &Reader, line: &StudioCourse) -> Markup {
    html! {
        (status(reader, line.course.status))
        @if let Some(at) = line.draft_at {
            " · " (reader.t("studio-draft-since")) " " (reader.moment(at))
        }
    }
}

/// A course's status as a mark and a word.
pub(super) fn status(reader: &Reader, status: CourseStatus) -> Markup {
    match status {
        CourseStatus::Draft => tone_words(Tone::Info, reader.t("studio-status-draft")),
        CourseStatus::Open => tone_words(Tone::Good, reader.t("studio-status-open")),
        CourseStatus::Retired => tone_words(Tone::Warn, reader.t("studio-status-retired")),
    }
}
