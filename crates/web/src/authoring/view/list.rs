//! The courses that one may author.

use crate::page_layout::Page;
use crate::paths;
use crate::reader::Reader;
use laurel_persistence::authoring::StudioCourse;
use laurel_persistence::catalog::CourseStatus;
use laurel_ui::Tone;
use laurel_ui::empty::empty_state;
use laurel_ui::pagination::{Pagination, pagination};
use laurel_ui::patterns::{Entry, page_entries};
use laurel_ui::tone_words;
use maud::{Markup, html};

/// A page of the courses that one may author.
#[derive(Clone, Copy)]
pub struct StudioView<'a> {
    pub courses: &'a [StudioCourse],
    /// The address of the next page.
    pub next: Option<&'a str>,
}

pub fn page(reader: &Reader, view: &StudioView<'_>) -> Page {
    let main = html! {
        h1 { (reader.t("studio-title")) }
        p class="lead" { (reader.t("studio-lead")) }
        (list(reader, view.courses))
        (pagination(&Pagination { label: reader.t("studio-pages"), next: view.next,
            next_label: reader.t("studio-next"), ..Pagination::default() }))
    };
    Page::studio(paths::STUDIO, reader.t("studio-title"), main)
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
pub fn status(reader: &Reader, status: CourseStatus) -> Markup {
    match status {
        CourseStatus::Draft => tone_words(Tone::Info, reader.t("studio-status-draft")),
        CourseStatus::Open => tone_words(Tone::Good, reader.t("studio-status-open")),
        CourseStatus::Retired => tone_words(Tone::Warn, reader.t("studio-status-retired")),
    }
}
