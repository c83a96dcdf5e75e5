//! Sent and waiting mail as JSON.

use crate::api::{ApiBody, ApiQuery, Cursor, Items, Nothing, found, items, once};
use crate::gate::Gate;
use crate::http_problem::Answer;
use crate::identity::unknown_choice;
use crate::paths;
use crate::routes::Routes;
use axum_extra::routing::TypedPath;
use chrono::{DateTime, Utc};
use laurel_domain::identity::actions;
use laurel_domain::ids::MessageId;
use laurel_persistence::messaging::{
    MessageFilter, MessageItem, list as list_messages, look, retry as retry_message,
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::routes;
use uuid::Uuid;

pub fn routes(routes: Routes) -> Routes {
    routes
        .api(routes!(list), list)
        .api(routes!(show), show)
        .api(routes!(retry), retry)
}

/// An email. Its text is not here: it may have a link that signs somebody in.
#[derive(Debug, Serialize, ToSchema)]
struct MailView {
    id: Uuid,
    kind: String,
    recipient: String,
    /// `null` until it was written.
    subject: Option<String>,
    /// `waiting`, `sent` or `failed`.
    status: &'static str,
    /// No mail server is set: what is `sent` was written to the mail folder, and
    /// nobody was told.
    to_folder: bool,
    created_at: DateTime<Utc>,
    /// When it is tried next.
    next_at: DateTime<Utc>,
    attempts: i32,
    sent_at: Option<DateTime<Utc>>,
    failed_at: Option<DateTime<Utc>>,
    /// What the mail server said last.
    last_answer: Option<String>,
}

fn view(one: MessageItem, to_folder: bool) -> MailView {
    MailView {
        id: one.id.0,
        kind: one.kind,
        recipient: one.recipient,
        subject: one.subject,
        status: match (one.sent_at, one.failed_at) {
            (Some(_), _) => "sent",
            (None, Some(_)) => "failed",
            (None, None) => "waiting",
        },
        to_folder,
        created_at: one.created_at,
        next_at: one.next_at,
        attempts: one.attempts,
        sent_at: one.sent_at,
        failed_at: one.failed_at,
        last_answer: one.last_answer,
    }
}

#[derive(Debug, Default, Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct MailParams {
    /// `waiting`, `sent` or `failed`.
    status: Option<String>,
    /// Where the page begins: the `next` of the page before.
    cursor: Option<String>,
    /// The most items of a page.
    #[param(minimum = 1, maximum = 200)]
    limit: Option<u32>,
}

/// Emails, the newest first
#[utoipa::path(get, path = paths::ApiMailPath::PATH, tag = "Operation", operation_id = "list_mail",
    params(MailParams),
    responses((status = 200, description = "A page of emails.", body = Items<MailView>)))]
async fn list(
    _: paths::ApiMailPath,
    context: Gate<actions::ManageMessages>,
    ApiQuery(query): ApiQuery<MailParams>,
) -> Answer {
    let filter = match query.status.as_deref() {
        None => MessageFilter::All,
        Some("waiting") => MessageFilter::Waiting,
        Some("sent") => MessageFilter::Sent,
        Some("failed") => MessageFilter::Failed,
        Some(_) => return Err(unknown_choice("status")),
    };
    let cursor = Cursor::<MessageId>::read("mail", query.cursor.as_deref(), query.limit)?;
    let (store, permit) = (&context.app.store, context.permit()?);
    let all = list_messages(store, &permit, filter, cursor.after, cursor.wanted()).await?;
    let to_folder = context.app.options.mail_to_folder;
    Ok(items(
        &context,
        &cursor,
        all,
        |one| one.id,
        |one| view(one, to_folder),
    ))
}

/// An email
#[utoipa::path(get, path = paths::ApiMailItemPath::PATH, tag = "Operation", operation_id = "get_mail",
    responses((status = 200, description = "The email.", body = MailView)))]
async fn show(
    paths::ApiMailItemPath { id }: paths::ApiMailItemPath,
    context: Gate<actions::ManageMessages>,
) -> Answer {
    let one = look(&context.app.store, &context.permit()?, id).await?;
    Ok(found(&view(one, context.app.options.mail_to_folder)))
}

/// Tries an email again that was not sent yet
#[utoipa::path(post, path = paths::ApiRetryMailPath::PATH, tag = "Operation", operation_id = "retry_mail",
    request_body = Nothing,
    responses((status = 200, description = "The email.", body = MailView)))]
async fn retry(
    paths::ApiRetryMailPath { id }: paths::ApiRetryMailPath,
    context: Gate<actions::ManageMessages>,
    body: ApiBody<Nothing>,
) -> Answer {
    let permit = context.permit()?;
    once(&context, body.key, async |store| {
        retry_message(store, &permit, id).await?;
        Ok(id.0)
    })
    .await?;
    let one = look(&context.app.store, &permit, id).await?;
    Ok(found(&view(one, context.app.options.mail_to_folder)))
}
