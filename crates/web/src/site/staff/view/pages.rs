//! The list of the pages that can be edited.

use crate::page_layout::Page;
use crate::paths;
use crate::reader::Reader;
use crate::site::Outline;
use laurel_persistence::site::PageItem;
use laurel_ui::staff::staff_head;
use laurel_ui::table::{Column, Table, table};
use laurel_words::OFFERED;
use maud::{Markup, html};

/// The pages of the site, each once.
pub fn list_page(reader: &Reader, outline: &Outline) -> Page {
    let mut lines = outline.in_language(reader.language);
    lines.sort_by_key(|line| (place(line).0, line.position));
    let rows: Vec<Vec<Markup>> = lines
        .into_iter()
        .map(|line| {
            let address = if line.slug == "home" { paths::HOME.to_owned() } else { paths::page(&line.slug) };
            let languages = html! {
                @for (at, (code, name)) in OFFERED.iter().enumerate() {
                    @if at > 0 { " · " }
                    a href=(paths::admin_page(&line.slug, *code)) {
                        (name)
                        span class="visually-hidden" { ": " (line.title) }
                        @if !outline.all().iter().any(|l| l.slug == line.slug && l.language == *code) {
                            " (" (reader.t("admin-pages-missing")) ")"
                        }
                    }
                }
            };
            vec![
                html! { (line.title) },
                html! { a href=(address) { (address) } },
                html! { (reader.t(place(line).1)) },
                languages,
                reader.day(line.updated_at),
            ]
        })
        .collect();
    let main = html! {
        (staff_head(reader.t("admin-pages-title"), &html! {}))
        @if rows.is_empty() { p { (reader.t("admin-pages-empty")) } } @else {
            (table(&Table {
                caption: reader.t("admin-pages-title"),
                caption_hidden: true,
                columns: &[
                    Column::text(reader.t("admin-pages-name")),
                    Column::text(reader.t("admin-pages-address")),
                    Column::text(reader.t("admin-pages-place")),
                    Column::text(reader.t("action-edit")),
                    Column::text(reader.t("admin-pages-updated")),
                ],
                rows: &rows,
            }))
        }
    };
    Page::administration(paths::ADMIN_PAGES, reader.t("admin-pages-title"), main)
}

/// Where readers come by a page: its rank in the list and the phrase for it.
fn place(line: &PageItem) -> (u8, &'static str) {
    match (line.menu.as_deref(), line.page_group.as_deref()) {
        _ if line.slug == "home" => (0, "admin-pages-place-first"),
        (Some("main"), _) => (1, "admin-pages-place-menu"),
        (_, Some(_)) => (2, "admin-pages-place-resources"),
        (Some(_), _) => (3, "admin-pages-place-footer"),
        (None, None) => (4, "admin-pages-place-link"),
    }
}
