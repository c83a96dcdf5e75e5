//! Everything that is or was offered, and whether it is.

use crate::administration::pages::with_query;
use crate::page_layout::Page;
use crate::paths;
use crate::reader::Reader;
use laurel_persistence::authoring::{CatalogItem, CatalogKind};
use laurel_ui::Tone;
use laurel_ui::button::Weight;
use laurel_ui::empty::empty_state;
use laurel_ui::pagination::{Pagination, pagination};
use laurel_ui::table::{Column, Table, table};
use laurel_ui::tone_words;
use maud::{Markup, html};

pub const A_PAGE: usize = 50;

/// Everything that is or was offered; one line more than [`A_PAGE`] where
/// there are more.
#[derive(Clone, Copy)]
pub struct OfferedView<'a> {
    pub programs: &'a [CatalogItem],
    pub courses: &'a [CatalogItem],
}

pub fn page(reader: &Reader, view: &OfferedView<'_>) -> Page {
    let title = reader.t("admin-programs-title");
    let main = html! {
        h1 { (title) }
        p class="lead" { (reader.t("admin-programs-lead")) }
        (lines(reader, "admin-programs-programs", view.programs, "programs_after"))
        (lines(reader, "admin-programs-courses", view.courses, "courses_after"))
    };
    Page::administration(paths::ADMIN_PROGRAMS, title, main)
}

fn lines(reader: &Reader, heading: &str, lines: &[CatalogItem], cursor: &str) -> Markup {
    let more = lines.len() > A_PAGE;
    let lines = lines.get(..A_PAGE).unwrap_or(lines);
    let next = more.then(|| {
        lines
            .last()
            .map(|line| paths::admin_programs_after(cursor, line.id))
    });
    let is_course = lines
        .first()
        .is_some_and(|line| line.kind == CatalogKind::Course);
    let mut columns = vec![
        Column::text(reader.t("admin-programs-column-title")),
        Column::text(reader.t("admin-programs-column-status")),
        Column::number(reader.t("admin-programs-column-revision")),
    ];
    if is_course {
        columns.push(Column::number(reader.t("admin-programs-column-enrolled")));
    }
    columns.push(Column::text(reader.t("admin-programs-column-action")));
    let rows: Vec<Vec<Markup>> = lines.iter().map(|line| row(reader, line)).collect();
    html! {
        section {
            h2 { (reader.t(heading)) }
            @if rows.is_empty() {
                (empty_state(reader.t("admin-programs-empty"), reader.t("admin-programs-empty-text"), &html! {}))
            } @else {
                (table(&Table { caption: reader.t(heading), caption_hidden: true, columns: &columns, rows: &rows }))
            }
            (pagination(&Pagination { label: reader.t(heading), next: next.flatten().as_deref(),
                next_label: reader.t("studio-next"), ..Pagination::default() }))
        }
    }
}

fn row(reader: &Reader, line: &CatalogItem) -> Vec<Markup> {
    let address = match line.kind {
        CatalogKind::Course => Some(paths::studio_course(&line.slug)),
        CatalogKind::Program => line.number.map(|_| paths::program(&line.slug)),
    };
    let mut cells = vec![
        html! { @if let Some(address) = &address { a href=(address) { (line.title) } } @else { (line.title) } },
        html! {
            (status(reader, line.status.as_str()))
            @if line.draft.is_some() && line.number.is_some() { " · " (reader.t("admin-programs-has-draft")) }
        },
        html! { @if let Some(number) = line.number { (number) } },
    ];
    if line.kind == CatalogKind::Course {
        cells.push(html! {
            @if line.number.is_some() {
                a href=(paths::learners(&line.slug)) { (line.enrolled) span class="visually-hidden" { ": " (line.title) } }
            }
        });
    }
    cells.push(html! { div class="actions" { (deeds(reader, line)) } });
    cells
}

pub fn status(reader: &Reader, word: &str) -> Markup {
    let (tone, key) = match word {
        "open" => (Tone::Good, "studio-status-open"),
        "preparation" => (Tone::Info, "catalog-fact-preparation"),
        "retired" => (Tone::Warn, "studio-status-retired"),
        _ => (Tone::Info, "studio-status-draft"),
    };
    tone_words(tone, reader.t(key))
}

/// What can be done with it now: each leads to a page that says whom it
/// touches.
fn deeds(reader: &Reader, line: &CatalogItem) -> Markup {
    let deed = |key: &str, href: &str, weight: Weight| {
        html! { a class={ (weight.class()) " small" } href=(href) { (reader.t(key)) span class="visually-hidden" { ": " (line.title) } } }
    };
    let change = |to: &str, key: &str| {
        let page = match line.kind {
            CatalogKind::Program => paths::admin_program_status(&line.slug),
            CatalogKind::Course => paths::admin_course_status(&line.slug),
        };
        deed(key, &with_query(&page, &[("to", to)]), Weight::Secondary)
    };
    html! {
        @match line.kind {
            CatalogKind::Program if line.draft.is_some() => (deed("studio-publish", &paths::admin_program_publish(&line.slug), Weight::Primary)),
            CatalogKind::Course if line.draft.is_some() => (deed("admin-programs-look-draft", &paths::studio_course(&line.slug), Weight::Primary)),
            _ => {}
        }
        @if line.number.is_some() {
            @match line.status.as_str() {
                "open" => {
                    @if line.kind == CatalogKind::Program { (change("preparation", "admin-programs-prepare")) }
                    (change("retired", "admin-programs-retire"))
                }
                _ => (change("open", "admin-programs-open")),
            }
        }
    }
}
