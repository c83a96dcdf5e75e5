//! `/admin/contacts`: what visitors wrote.

use crate::administration::frame;
use crate::administration::pages::{older, with_query};
use crate::csv::Csv;
use crate::forms::Form;
use crate::paths;
use crate::problem::{Answer, Problem};
use crate::segment::{Path, Query};
use crate::visit::Visit;
use axum::response::{IntoResponse, Redirect, Response};
use laurel_domain::identity::{Action, Permit, Resource};
use laurel_persistence::site::{
    ContactLine, Handling, caught, contact, contacts, count_contacts, export_contacts,
    handle_contact,
};
use laurel_ui::Tone;
use laurel_ui::breadcrumb::breadcrumb;
use laurel_ui::button::{Button, Weight, button, link_button};
use laurel_ui::details::ruled_details;
use laurel_ui::dialog::{ConfirmDialog, confirm_dialog};
use laurel_ui::empty::empty_state;
use laurel_ui::staff::staff_head;
use laurel_ui::sure::{SURE, Sure, sure};
use laurel_ui::table::{Column, Table, table};
use laurel_ui::tabs::{Tab, tabs};
use laurel_ui::tone_words;
use maud::{Markup, html};
use serde::Deserialize;
use uuid::Uuid;

const LINES: usize = 20;
const REMOVE: &str = "remove";

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Wanted {
    /// `all`, or those that wait.
    state: String,
    before: Option<Uuid>,
}

fn permit(visit: &Visit) -> Result<Permit, Problem> {
    visit.permit(Action::ReadContacts, Resource::Site)
}

pub async fn show(visit: Visit, Query(wanted): Query<Wanted>) -> Answer {
    let (permit, store) = (permit(&visit)?, &visit.app.store);
    let open = wanted.state != "all";
    let mut lines = contacts(store, &permit, open, wanted.before, LINES as u64 + 1).await?;
    let waiting = count_contacts(store, &permit).await?.to_string();
    let last = (lines.len() > LINES).then(|| {
        lines.truncate(LINES);
        lines
            .last()
            .map(|line| line.id.to_string())
            .unwrap_or_default()
    });
    let caught: i64 = caught(store, "contact")
        .await?
        .iter()
        .map(|line| line.count)
        .sum();
    let export = link_button(
        visit.t("admin-list-export"),
        paths::ADMIN_CONTACTS_CSV,
        Weight::Secondary,
    );
    let main = html! {
        (staff_head(visit.t("admin-contacts-title"), &export))
        (tabs(visit.t("admin-list-filter"), &[
            Tab { label: visit.t("admin-contacts-open"), href: paths::ADMIN_CONTACTS, current: open, count: Some(&waiting) },
            Tab { label: visit.t("word-all"), href: paths::ADMIN_CONTACTS_ALL, current: !open, count: None },
        ]))
        @if lines.is_empty() { (nothing(&visit, open)) } @else { (list(&visit, &lines)) }
        (older(&visit, paths::ADMIN_CONTACTS, &[("state", &wanted.state)], wanted.before.is_some(), last))
        @if caught > 0 { p class="meta" { (visit.with("admin-contacts-caught", &[("count", caught.into())])) } }
    };
    Ok(visit.page(frame(
        &visit,
        paths::ADMIN_CONTACTS,
        visit.t("admin-contacts-title"),
        &main,
    )))
}

fn nothing(visit: &Visit, open: bool) -> Markup {
    let key = if open {
        "admin-contacts-none-open"
    } else {
        "admin-contacts-empty"
    };
    let (title, text) = (visit.t("admin-contacts-empty-title"), visit.t(key));
    empty_state(title, text, &html! {})
}

fn list(visit: &Visit, lines: &[ContactLine]) -> Markup {
    let rows: Vec<Vec<Markup>> = lines
        .iter()
        .map(|line| {
            let beginning: String = line.text.chars().take(80).collect();
            vec![
                html! { a href=(paths::admin_contact(line.id)) { bdi { (line.name) } } },
                html! { bdi { (beginning) @if line.text.chars().count() > 80 { "…" } } },
                visit.moment(line.at),
                state(visit, line),
            ]
        })
        .collect();
    table(&Table {
        caption: visit.t("admin-contacts-title"),
        caption_hidden: true,
        columns: &[
            Column::text(visit.t("admin-contacts-from")),
            Column::text(visit.t("admin-contacts-message")),
            Column::text(visit.t("admin-contacts-received")),
            Column::text(visit.t("admin-people-state")),
        ],
        rows: &rows,
    })
}

fn state(visit: &Visit, line: &ContactLine) -> Markup {
    if line.handled_at.is_some() {
        tone_words(Tone::Good, visit.t("admin-contacts-state-handled"))
    } else {
        tone_words(Tone::Warn, visit.t("admin-contacts-state-new"))
    }
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    /// The deed that its reader is asked about once more.
    ask: String,
}

pub async fn look(visit: Visit, Path(id): Path<Uuid>, Query(asked): Query<Asked>) -> Answer {
    let line = contact(&visit.app.store, &permit(&visit)?, id).await?;
    let mailto = format!("mailto:{}", line.email);
    let main = html! {
        (breadcrumb(visit.t("nav-breadcrumb"), &[(visit.t("admin-contacts-title"), paths::ADMIN_CONTACTS)]))
        h1 { bdi { (line.name) } }
        @if asked.ask == REMOVE {
            (sure(&Sure { title: visit.t("admin-confirm-title"), text: visit.t("admin-confirm-undo-none"), action: &paths::admin_contact(id),
                fields: &[("wish", REMOVE)], confirm: visit.t("admin-contacts-delete"), cancel: visit.t("action-cancel"), back: &paths::admin_contact(id) }))
        }
        (ruled_details(&[
            (visit.t("admin-people-email"), html! { a href=(mailto) { (line.email) } }),
            (visit.t("admin-contacts-received"), visit.moment(line.at)),
            (visit.t("language-label"), html! { (visit.t(&format!("language-name-{}", line.language))) }),
            (visit.t("admin-people-state"), state(&visit, &line)),
        ]))
        div class="prose message" dir="auto" { (line.text) }
        (buttons(&visit, &line, &mailto))
    };
    Ok(visit
        .page(frame(&visit, paths::ADMIN_CONTACTS, &line.name, &main).scripted(&["js/dialog.js"])))
}

fn buttons(visit: &Visit, line: &ContactLine, mailto: &str) -> Markup {
    let (label, wish) = if line.handled_at.is_some() {
        (visit.t("admin-contacts-reopen"), "open")
    } else {
        (visit.t("admin-contacts-handle"), "handled")
    };
    html! {
        form method="post" action=(paths::admin_contact(line.id)) {
            div class="actions" {
                (link_button(visit.t("admin-contacts-answer"), mailto, Weight::Secondary))
                (button(&Button { label, name_value: Some(("wish", wish)), ..Button::default() }))
                (button(&Button { label: visit.t("admin-contacts-delete"), weight: Weight::Danger, name_value: Some(("wish", REMOVE)),
                    confirm: Some("confirm-remove"), ..Button::default() }))
            }
        }
        (confirm_dialog(&ConfirmDialog { id: "confirm-remove", title: visit.t("admin-confirm-title"), text: visit.t("admin-confirm-undo-none"),
            confirm: visit.t("admin-contacts-delete"), cancel: visit.t("action-cancel"), weight: Weight::Danger }))
    }
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Fields {
    wish: String,
    sure: String,
}

pub async fn handle(visit: Visit, Path(id): Path<Uuid>, Form(fields): Form<Fields>) -> Answer {
    let handling = match fields.wish.as_str() {
        "handled" => Handling::Handled,
        "open" => Handling::Open,
        REMOVE if fields.sure != SURE => {
            let to = with_query(&paths::admin_contact(id), &[("ask", REMOVE)]);
            return Ok(Redirect::to(&to).into_response());
        }
        REMOVE => Handling::Remove,
        _ => return Err(Problem::Unreadable),
    };
    handle_contact(&visit.app.store, &permit(&visit)?, id, handling).await?;
    Ok(done(&visit, id, handling))
}

fn done(visit: &Visit, id: Uuid, handling: Handling) -> Response {
    match handling {
        Handling::Handled => visit.go(&paths::admin_contact(id), "flash-contact-handled"),
        Handling::Open => visit.go(&paths::admin_contact(id), "flash-contact-open"),
        Handling::Remove => visit.go(paths::ADMIN_CONTACTS, "flash-contact-removed"),
    }
}

pub async fn export(visit: Visit) -> Answer {
    let lines = export_contacts(&visit.app.store, &permit(&visit)?).await?;
    let mut csv = Csv::new(&[
        "received", "name", "email", "language", "handled", "message",
    ]);
    for line in lines {
        csv.row(&[
            line.at.to_rfc3339(),
            line.name,
            line.email,
            line.language,
            line.handled_at
                .map(|at| at.to_rfc3339())
                .unwrap_or_default(),
            line.text,
        ]);
    }
    Ok(csv.download("messages.csv"))
}
