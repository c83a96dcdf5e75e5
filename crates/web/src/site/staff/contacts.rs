//! `/admin/contacts`: what visitors wrote.

use crate::administration::admin_layout;
use crate::administration::pages::{older, with_query};
use crate::csv::Csv;
use crate::extract::Query;
use crate::forms::Form;
use crate::gate::Gate;
use crate::http_problem::{Answer, HttpProblem};
use crate::paths;
use crate::reader::Reader;
use crate::request_context::RequestContext;
use axum::response::{IntoResponse, Redirect, Response};
use laurel_domain::identity::Permit;
use laurel_domain::identity::actions;
use laurel_persistence::site::{
    ContactItem, Handling, caught, contact, contacts, count_contacts, export_contacts,
    handle_contact,
};
use laurel_ui::Tone;
use laurel_ui::breadcrumb::breadcrumb;
use laurel_ui::button::{Button, Weight, button, link_button};
use laurel_ui::confirm_step::{CONFIRMED, ConfirmStep, confirm_step};
use laurel_ui::details::ruled_details;
use laurel_ui::dialog::{ConfirmDialog, confirm_dialog};
use laurel_ui::empty::empty_state;
use laurel_ui::staff::staff_head;
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
pub struct ContactsQuery {
    /// `all`, or those that wait.
    state: String,
    before: Option<Uuid>,
}

fn permit(context: &RequestContext) -> Result<Permit<actions::ReadContacts>, HttpProblem> {
    context.authorize::<actions::ReadContacts>(())
}

pub async fn show(
    _: paths::AdminContactsPath,
    context: Gate<actions::ReadContacts>,
    Query(query): Query<ContactsQuery>,
) -> Answer {
    let (permit, store) = (permit(&context)?, &context.app.store);
    let open = query.state != "all";
    let mut lines = contacts(store, &permit, open, query.before, LINES as u64 + 1).await?;
    let waiting = count_contacts(store, &permit).await?.to_string();
    let last = (lines.len() > LINES).then(|| {
        lines.truncate(LINES);
        lines
            .last()
            .map(|line| line.id.to_string())
            .unwrap_or_default()
    });
    let caught: i64 = caught(store, &permit)
        .await?
        .iter()
        .map(|line| line.count)
        .sum();
    let export = link_button(
        context.t("admin-list-export"),
        paths::ADMIN_CONTACTS_CSV,
        Weight::Secondary,
    );
    let main = html! {
        (staff_head(context.t("admin-contacts-title"), &export))
        (tabs(context.t("admin-list-filter"), &[
            Tab { label: context.t("admin-contacts-open"), href: paths::ADMIN_CONTACTS, current: open, count: Some(&waiting) },
            Tab { label: context.t("word-all"), href: paths::ADMIN_CONTACTS_ALL, current: !open, count: None },
        ]))
        @if lines.is_empty() { (nothing(&context, open)) } @else { (list(&context, &lines)) }
        (older(&context, paths::ADMIN_CONTACTS, &[("state", &query.state)], query.before.is_some(), last))
        @if caught > 0 { p class="meta" { (context.with("admin-contacts-caught", &[("count", caught.into())])) } }
    };
    Ok(context.page(admin_layout(
        &context,
        paths::ADMIN_CONTACTS,
        context.t("admin-contacts-title"),
        &main,
    )))
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

fn state(reader: &Reader, line: &ContactItem) -> Markup {
    if line.handled_at.is_some() {
        tone_words(Tone::Good, reader.t("admin-contacts-state-handled"))
    } else {
        tone_words(Tone::Warn, reader.t("admin-contacts-state-new"))
    }
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct ContactQuery {
    /// The deed that its reader is asked about once more.
    ask: String,
}

pub async fn look(
    paths::AdminContactPath { id }: paths::AdminContactPath,
    context: Gate<actions::ReadContacts>,
    Query(asked): Query<ContactQuery>,
) -> Answer {
    let line = contact(&context.app.store, &permit(&context)?, id).await?;
    let mailto = format!("mailto:{}", line.email);
    let main = html! {
        (breadcrumb(context.t("nav-breadcrumb"), &[(context.t("admin-contacts-title"), paths::ADMIN_CONTACTS)]))
        h1 { bdi { (line.name) } }
        @if asked.ask == REMOVE {
            (confirm_step(&ConfirmStep { title: context.t("admin-confirm-title"), text: context.t("admin-confirm-undo-none"), action: &paths::admin_contact(id),
                fields: &[("wish", REMOVE)], confirm: context.t("admin-contacts-delete"), cancel: context.t("action-cancel"), back: &paths::admin_contact(id) }))
        }
        (ruled_details(&[
            (context.t("admin-people-email"), html! { a href=(mailto) { (line.email) } }),
            (context.t("admin-contacts-received"), context.moment(line.at)),
            (context.t("language-label"), html! { (context.t(&format!("language-name-{}", line.language))) }),
            (context.t("admin-people-state"), state(&context, &line)),
        ]))
        div class="prose message" dir="auto" { (line.text) }
        (buttons(&context, &line, &mailto))
    };
    Ok(context.page(
        admin_layout(&context, paths::ADMIN_CONTACTS, &line.name, &main)
            .scripted(&["js/dialog.js"]),
    ))
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

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct HandleContactForm {
    wish: String,
    #[serde(rename = "sure")]
    confirm_step: String,
}

pub async fn handle(
    paths::AdminContactPath { id }: paths::AdminContactPath,
    context: Gate<actions::ReadContacts>,
    Form(fields): Form<HandleContactForm>,
) -> Answer {
    let handling = match fields.wish.as_str() {
        "handled" => Handling::Handled,
        "open" => Handling::Open,
        REMOVE if fields.confirm_step != CONFIRMED => {
            let to = with_query(&paths::admin_contact(id), &[("ask", REMOVE)]);
            return Ok(Redirect::to(&to).into_response());
        }
        REMOVE => Handling::Remove,
        _ => return Err(HttpProblem::Unreadable),
    };
    handle_contact(&context.app.store, &permit(&context)?, id, handling).await?;
    Ok(done(&context, id, handling))
}

fn done(context: &RequestContext, id: Uuid, handling: Handling) -> Response {
    match handling {
        Handling::Handled => context.go(&paths::admin_contact(id), "flash-contact-handled"),
        Handling::Open => context.go(&paths::admin_contact(id), "flash-contact-open"),
        Handling::Remove => context.go(paths::ADMIN_CONTACTS, "flash-contact-removed"),
    }
}

pub async fn export(
    _: paths::AdminContactsCsvPath,
    context: Gate<actions::ReadContacts>,
) -> Answer {
    let lines = export_contacts(&context.app.store, &permit(&context)?).await?;
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
