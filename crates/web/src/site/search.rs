//! `/search?q=`: pages, programs and courses.

use crate::paths;
use crate::problem::Answer;
use crate::segment::Query;
use crate::shell::Page;
use crate::visit::Visit;
use laurel_domain::site::Piece;
use laurel_persistence::site::{Found, Hit, RESULTS_A_PAGE, search};
use laurel_ui::button::{Weight, link_button, submit};
use laurel_ui::empty::empty_state;
use laurel_ui::field::{Field, Kind, field};
use laurel_ui::pagination::{Pagination, pagination};
use maud::{Markup, html};
use serde::Deserialize;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    q: String,
    page: String,
}

pub async fn show(visit: Visit, Query(asked): Query<Asked>) -> Answer {
    let query: String = asked.q.replace('\0', "").trim().chars().take(200).collect();
    let at: u32 = asked.page.parse().unwrap_or(1).clamp(1, 1000);
    let found = search(&visit.app.store, visit.language, &query, at).await?;
    let main = html! {
        div class="column page stack" {
            h1 { (visit.t("site-search-title")) }
            (form(&visit, &query))
            @if query.is_empty() {
                p class="muted" { (visit.t("site-search-start")) }
            } @else if found.hits.is_empty() {
                (nothing(&visit, &query))
            } @else {
                (results(&visit, &query, at, &found))
            }
        }
    };
    Ok(visit.page(Page {
        title: visit.t("site-search-title"),
        description: visit.t("site-search-start"),
        // the empty form is a page, each answer is not
        public: query.is_empty().then_some(paths::SEARCH),
        main,
        ..Page::default()
    }))
}

fn form(visit: &Visit, query: &str) -> Markup {
    html! {
        form class="inline-form" role="search" method="get" action=(paths::SEARCH) {
            (field(&Field { name: "q", label: visit.t("site-search-field"), value: query, kind: Kind::Search,
                maxlength: Some(200), autofocus: query.is_empty(), ..Field::default() }))
            (submit(visit.t("site-search-submit")))
        }
    }
}

fn nothing(visit: &Visit, query: &str) -> Markup {
    let title = visit.with("site-search-empty-title", &[("query", query.into())]);
    let action = html! {
        div class="actions" {
            (link_button(visit.t("nav-programs"), paths::PROGRAMS, Weight::Secondary))
            (link_button(visit.t("nav-resources"), &paths::page("resources"), Weight::Secondary))
        }
    };
    empty_state(&title, visit.t("site-search-empty-text"), &action)
}

fn results(visit: &Visit, query: &str, at: u32, found: &Found) -> Markup {
    let last = u32::try_from(found.count.div_ceil(u64::from(RESULTS_A_PAGE))).unwrap_or(u32::MAX);
    let previous = (at > 1).then(|| paths::search(query, at - 1));
    let next = (at < last).then(|| paths::search(query, at + 1));
    let position = visit.with(
        "nav-page-of",
        &[("page", at.into()), ("count", last.into())],
    );
    html! {
        p class="meta" role="status" { (visit.with("site-search-results", &[("count", found.count.into()), ("query", query.into())])) }
        ul class="list" { @for hit in &found.hits { (line(visit, hit)) } }
        (pagination(&Pagination {
            label: visit.t("nav-pages"),
            previous: previous.as_deref(),
            previous_label: visit.t("nav-previous"),
            next: next.as_deref(),
            next_label: visit.t("nav-next"),
            position: &position,
        }))
    }
}

fn line(visit: &Visit, hit: &Hit) -> Markup {
    let kind = match hit.kind.as_str() {
        "program" => visit.t("site-search-kind-program"),
        "course" => visit.t("site-search-kind-course"),
        _ => visit.t("site-search-kind-page"),
    };
    let language = (hit.language != visit.language).then_some(hit.language.as_str());
    html! {
        li class="entry" lang=[language] {
            div class="entry-text" {
                h2 class="entry-title" { a href=(hit.address) { (hit.title) } }
                p class="meta" lang=[language.map(|_| visit.language)] { (kind) }
                p { @if hit.snippet.iter().any(|piece| piece.found) { (snippet(&hit.snippet)) } @else { (hit.summary) } }
            }
        }
    }
}

fn snippet(pieces: &[Piece]) -> Markup {
    html! {
        @for piece in pieces {
            @if piece.found { mark { (piece.text) } } @else { (piece.text) }
        }
    }
}
