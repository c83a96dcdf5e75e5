//! What visitors wrote: the list, and one message.

use crate::administration::pages::older;
use crate::page_layout::Page;
use crate::paths;
use crate::reader::Reader;
use laurel_persistence::site::ContactItem;
use laurel_ui::Tone;
use laurel_ui::breadcrumb::breadcrumb;
use laurel_ui::button::{Button, Weight, button, link_button};
use laurel_ui::confirm_step::{ConfirmStep, confirm_step};
use laurel_ui::details::ruled_details;
use laurel_ui::dialog::{ConfirmDialog, confirm_dialog};
use laurel_ui::empty::empty_state;
use laurel_ui::staff::staff_head;
use laurel_ui::table::{Column, Table, table};
use laurel_ui::tabs::{Tab, tabs};
use laurel_ui::tone_words;
use maud::{Markup, html};

pub const REMOVE: &str = "remove";

/// A page of what visitors wrote.
pub struct ContactsView<'a> {
    /// Whether only what waits is shown.
    pub open: bool,
    pub lines: &'a [ContactItem],
    /// How many wait.
    pub waiting: u64,
    /// How many were sent by programs.
    pub caught: i64,
    /// The filter, as the address has it.
    pub state: &'a str,
    /// Whether this is not the first page.
    pub paged: bool,
    /// The cursor of the last line, where there may be more.
    pub last: Option<String>,
}

pub fn list_page(reader: &Reader, view: &ContactsView<'_>) -> Page {
    let title = reader.t("admin-contacts-title");
    let waiting = reader.number(view.waiting);
    let export = link_button(
        reader.t("admin-list-export"),
        paths::ADMIN_CONTACTS_CSV,
        Weight::Secondary,
    );
    let main = html! {
        (staff_head(title, &export))
        (tabs(reader.t("admin-list-filter"), &[
            Tab { label: reader.t("admin-contacts-open"), href: paths::ADMIN_CONTACTS, current: view.open, count: Some(&waiting) },
            Tab { label: reader.t("word-all"), href: paths::ADMIN_CONTACTS_ALL, current: !view.open, count: None },
        ]))
        @if view.lines.is_empty() { (nothing(reader, view.open)) } @else { (list(reader, view.lines)) }
        (older(reader, paths::ADMIN_CONTACTS, &[("state", view.state)], view.paged, view.last.clone()))
        @if view.caught > 0 { p class="meta" { (reader.with("admin-contacts-caught", &[("count", view.caught.into())])) } }
    };
    Page::administration(paths::ADMIN_CONTACTS, title, main)
}

fn nothing(reader: &Reader, open: bool) -> Markup {
    let key = if open {
        "admin-contacts-none-open"
    } else {
        "admin-contacts-empty"
    };
    let (title, text) = (reader.t("admin-contacts-empty-title"), reader.t(key));
    empty_state(title, text, &html! {})
}

fn list(reader: &Reader, lines: &[ContactItem]) -> Markup {
    let rows: Vec<Vec<Markup>> = lines
        .iter()
        .map(|line| {
            let beginning: String = line.text.chars().take(80).collect();
            vec![
                html! { a href=(paths::admin_contact(line.id)) { bdi { (line.name) } } },
                html! { bdi { (beginning) @if line.text.chars().count() > 80 { "…" } } },
                reader.moment(line.at),
                state(reader, line),
            ]
        })
        .collect();
    table(&Table {
        caption: reader.t("admin-contacts-title"),
        caption_hidden: true,
        columns: &[
            Column::text(reader.t("admin-contacts-from")),
            Column::text(reader.t("admin-contacts-message")),
            Column::text(reader.t("admin-contacts-received")),
            Column::text(reader.t("admin-people-state")),
        ],
        rows: &rows,
    })
}

pub fn state(reader: &Reader, line: &ContactItem) -> Markup {
    if line.handled_at.is_some() {
        tone_words(Tone::Good, reader.t("admin-contacts-state-handled"))
    } else {
        tone_words(Tone::Warn, reader.t("admin-contacts-state-new"))
    }
}

/// One message.
#[derive(Clone, Copy)]
pub struct ContactView<'a> {
    pub line: &'a ContactItem,
    /// Whether its reader is asked once more to remove it.
    pub removing: bool,
}

pub fn page(reader: &Reader, view: &ContactView<'_>) -> Page {
    let line = view.line;
    let mailto = format!("mailto:{}", line.email);
    let main = html! {
        (breadcrumb(reader.t("nav-breadcrumb"), &[(reader.t("admin-contacts-title"), paths::ADMIN_CONTACTS)]))
        h1 { bdi { (line.name) } }
        @if view.removing {
            (confirm_step(&ConfirmStep { title: reader.t("admin-confirm-title"), text: reader.t("admin-confirm-undo-none"), action: &paths::admin_contact(line.id),
                fields: &[("wish", REMOVE)], confirm: reader.t("admin-contacts-delete"), cancel: reader.t("action-cancel"), back: &paths::admin_contact(line.id) }))
        }
        (ruled_details(&[
            (reader.t("admin-people-email"), html! { a href=(mailto) { (line.email) } }),
            (reader.t("admin-contacts-received"), reader.moment(line.at)),
            (reader.t("language-label"), html! { (reader.t(&format!("language-name-{}", line.language))) }),
            (reader.t("admin-people-state"), state(reader, line)),
        ]))
        div class="prose message" dir="auto" { (line.text) }
        (buttons(reader, line, &mailto))
    };
    Page::administration(paths::ADMIN_CONTACTS, &line.name, main).scripted(&["js/dialog.js"])
}

fn buttons(reader: &Reader, line: &ContactItem, mailto: &str) -> Markup {
    let (label, wish) = if line.handled_at.is_some() {
        (reader.t("admin-contacts-reopen"), "open")
    } else {
        (reader.t("admin-contacts-handle"), "handled")
    };
    html! {
        form method="post" action=(paths::admin_contact(line.id)) {
            div class="actions" {
                (link_button(reader.t("admin-contacts-answer"), mailto, Weight::Secondary))
                (button(&Button { label, name_value: Some(("wish", wish)), ..Button::default() }))
                (button(&Button { label: reader.t("admin-contacts-delete"), weight: Weight::Danger, name_value: Some(("wish", REMOVE)),
                    confirm: Some("confirm-remove"), ..Button::default() }))
            }
        }
        (confirm_dialog(&ConfirmDialog { id: "confirm-remove", title: reader.t("admin-confirm-title"), text: reader.t("admin-confirm-undo-none"),
            confirm: reader.t("admin-contacts-delete"), cancel: reader.t("action-cancel"), weight: Weight::Danger }))
    }
}
