//! The search of pages, programs and courses, and what it found.

use crate::page_layout::Page;
use crate::paths;
use crate::reader::Reader;
use laurel_domain::site::SnippetPart;
use laurel_persistence::learning::LessonHit;
use laurel_persistence::site::{Hit, RESULTS_A_PAGE, SearchResults};
use laurel_ui::button::{Weight, link_button, submit};
use laurel_ui::empty::empty_state;
use laurel_ui::field::{Field, InputKind, field};
use laurel_ui::pagination::{Pagination, pagination};
use laurel_ui::text_direction::direction_of;
use maud::{Markup, html};

/// What was asked, and what was found.
#[derive(Clone, Copy)]
pub struct SearchView<'a> {
    pub query: &'a str,
    /// The number of the page of results, from 1.
    pub at: u32,
    pub found: &'a SearchResults,
    /// Lessons open to who asks, and their own notes.
    pub lessons: &'a [LessonHit],
    /// Where nothing was found: what was probably meant.
    pub meant: Option<&'a str>,
}

pub fn page(reader: &Reader, view: &SearchView<'_>) -> Page {
    let query = view.query;
    let main = html! {
        div class="column page stack" {
            h1 { (reader.t("site-search-title")) }
            (form(reader, query))
            @if query.is_empty() {
                p class="muted" { (reader.t("site-search-start")) }
            } @else if view.found.hits.is_empty() && view.lessons.is_empty() {
                (nothing(reader, query, view.meant))
            } @else {
                (lessons(reader, view.lessons))
                @if !view.found.hits.is_empty() { (results(reader, query, view.at, view.found)) }
            }
        }
    };
    Page {
        title: reader.t("site-search-title").to_owned(),
        description: reader.t("site-search-start").to_owned(),
        // the empty form is a page, each answer is not
        public: query.is_empty().then(|| paths::SEARCH.to_owned()),
        main,
        ..Page::default()
    }
}

fn form(reader: &Reader, query: &str) -> Markup {
    html! {
        form class="inline-form" role="search" method="get" action=(paths::SEARCH) {
            (field(&Field { name: "q", label: reader.t("site-search-field"), value: query, kind: InputKind::Search,
                maxlength: Some(200), autofocus: query.is_empty(), ..Field::default() }))
            (submit(reader.t("site-search-submit")))
        }
    }
}

/// What is open to the reader alone, before what everybody may read.
fn lessons(reader: &Reader, hits: &[LessonHit]) -> Markup {
    html! {
        @if !hits.is_empty() {
            section {
                h2 { (reader.t("site-search-lessons")) }
                ul class="list" { @for hit in hits { (lesson(reader, hit)) } }
            }
        }
    }
}

fn lesson(reader: &Reader, hit: &LessonHit) -> Markup {
    let language = (hit.language != reader.language).then_some(hit.language.as_str());
    let (kind, place) = if hit.is_note {
        ("site-search-kind-note", "#notes")
    } else {
        ("site-search-kind-lesson", "")
    };
    html! {
        li class="entry" {
            div class="entry-text" {
                h3 class="entry-title" lang=[language] dir=[language.map(direction_of)] {
                    a href={ (paths::activity(&hit.course, &hit.activity)) (place) } { (hit.title) }
                }
                p class="meta" { (reader.t(kind)) " · " bdi { (hit.course_title) } }
                p lang=[language.filter(|_| !hit.is_note)] dir="auto" { (snippet(&hit.snippet)) }
            }
        }
    }
}

fn nothing(reader: &Reader, query: &str, meant: Option<&str>) -> Markup {
    let title = reader.with("site-search-empty-title", &[("query", query.into())]);
    let action = html! {
        @if let Some(meant) = meant {
            p { (reader.t("site-search-meant")) " " a href=(paths::search(meant, 1)) { (meant) } }
        }
        div class="actions" {
            (link_button(reader.t("nav-programs"), paths::PROGRAMS, Weight::Secondary))
            (link_button(reader.t("nav-resources"), &paths::page("resources"), Weight::Secondary))
        }
    };
    empty_state(&title, reader.t("site-search-empty-text"), &action)
}

fn results(reader: &Reader, query: &str, at: u32, found: &SearchResults) -> Markup {
    let last = u32::try_from(found.count.div_ceil(u64::from(RESULTS_A_PAGE))).unwrap_or(u32::MAX);
    let previous = (at > 1).then(|| paths::search(query, at - 1));
    let next = (at < last).then(|| paths::search(query, at + 1));
    let position = reader.with(
        "nav-page-of",
        &[("page", at.into()), ("count", last.into())],
    );
    html! {
        p class="meta" role="status" { (reader.with("site-search-results", &[("count", found.count.into()), ("query", query.into())])) }
        ul class="list" { @for hit in &found.hits { (line(reader, hit)) } }
        (pagination(&Pagination {
            label: reader.t("nav-pages"),
            previous: previous.as_deref(),
            previous_label: reader.t("nav-previous"),
            next: next.as_deref(),
            next_label: reader.t("nav-next"),
            position: &position,
        }))
    }
}

fn line(reader: &Reader, hit: &Hit) -> Markup {
    let kind = match hit.kind.as_str() {
        "program" => reader.t("site-search-kind-program"),
        "course" => reader.t("site-search-kind-course"),
        _ => reader.t("site-search-kind-page"),
    };
    let language = (hit.language != reader.language).then_some(hit.language.as_str());
    html! {
        li class="entry" lang=[language] dir=[language.map(direction_of)] {
            div class="entry-text" {
                h2 class="entry-title" { a href=(hit.address) { (hit.title) } }
                p class="meta" lang=[language.map(|_| reader.language)] dir=[language.map(|_| reader.words().direction())] { (kind) }
                p { @if hit.snippet.iter().any(|piece| piece.found) { (snippet(&hit.snippet)) } @else { (hit.summary) } }
            }
        }
    }
}

fn snippet(pieces: &[SnippetPart]) -> Markup {
    html! {
        @for piece in pieces {
            @if piece.found { mark { (piece.text) } } @else { (piece.text) }
        }
    }
}
