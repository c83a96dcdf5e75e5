//! `/admin/contacts`: what visitors wrote.

use super::view::contacts::{ContactView, ContactsView, REMOVE, list_page, page};
use crate::administration::pages::{cut, with_query};
use crate::csv::{Csv, moment};
use crate::extract::Query;
use crate::forms::Form;
use crate::gate::Gate;
use crate::http_problem::{Answer, HttpProblem};
use crate::paths;
use crate::request_context::RequestContext;
use axum::response::{IntoResponse, Redirect, Response};
use laurel_domain::identity::Permit;
use laurel_domain::identity::actions;
use laurel_persistence::site::{
    Handling, caught, contact, contacts, count_contacts, export_contacts, handle_contact,
};
use laurel_ui::confirm_step::CONFIRMED;
use serde::Deserialize;
use uuid::Uuid;

const LINES: usize = 20;

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
    let waiting = store.count(vec![count_contacts(&permit)]).await?;
    let last = cut(&mut lines, LINES).map(|line| line.id.to_string());
    let caught = caught(store, &permit).await?;
    let caught = caught.iter().map(|line| line.count).sum();
    let view = ContactsView {
        open,
        lines: &lines,
        waiting: waiting.into_iter().sum(),
        caught,
        state: &query.state,
        paged: query.before.is_some(),
        last,
    };
    Ok(context.page(list_page(&context, &view)))
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
    let view = ContactView {
        line: &line,
        removing: asked.ask == REMOVE,
    };
    Ok(context.page(page(&context, &view)))
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
    handle_contact(&context.app.store, &permit(&context)?, id, handling, None).await?;
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
    let zone = context.app.settings().zone();
    let mut csv = Csv::new(&[
        "received", "name", "email", "language", "handled", "message",
    ])?;
    for line in lines {
        csv.row(&[
            moment(line.at, zone),
            line.name,
            line.email,
            line.language,
            line.handled_at
                .map(|at| moment(at, zone))
                .unwrap_or_default(),
            line.text,
        ])?;
    }
    csv.download("messages.csv")
}
