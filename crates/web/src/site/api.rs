//! What visitors gave, as JSON: the notification list, and their messages.

use crate::api::{ApiBody, ApiQuery, Cursor, IfMatch, Items, found, items, no_content};
use crate::gate::Gate;
use crate::http_problem::Answer;
use crate::identity::unknown_choice;
use crate::paths;
use crate::routes::Routes;
use axum_extra::routing::TypedPath;
use chrono::{DateTime, Utc};
use laurel_domain::identity::actions;
use laurel_persistence::site::{
    ContactItem, Handling, SubscriberFilter, SubscriberItem, SubscriptionStatus, contact, contacts,
    erase_subscriber, handle_contact, subscriber, subscriber_list,
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::routes;
use uuid::Uuid;

pub fn routes(routes: Routes) -> Routes {
    routes
        .api(routes!(list_subscribers), list_subscribers)
        .api(routes!(show_subscriber), show_subscriber)
        .api(routes!(erase), erase)
        .api(routes!(list_contacts), list_contacts)
        .api(routes!(show_contact), show_contact)
        .api(routes!(change_contact), change_contact)
}

/// An address on the notification list.
#[derive(Debug, Serialize, ToSchema)]
struct SubscriberView {
    id: Uuid,
    email: String,
    language: String,
    topics: Vec<String>,
    /// `pending`, `confirmed` or `left`.
    status: &'static str,
    asked_at: DateTime<Utc>,
    confirmed_at: Option<DateTime<Utc>>,
    left_at: Option<DateTime<Utc>>,
}

/// An address with the proof of its consent.
#[derive(Debug, Serialize, ToSchema)]
struct WholeSubscriberView {
    #[serde(flatten)]
    subscriber: SubscriberView,
    /// The oldest first.
    proof: Vec<ProofView>,
}

#[derive(Debug, Serialize, ToSchema)]
struct ProofView {
    /// `asked`, `confirmed`, `changed`, `left` or `returned`.
    kind: &'static str,
    at: DateTime<Utc>,
    /// The words that were agreed to.
    text: String,
    language: String,
    /// Where it was asked.
    form: String,
    topics: Vec<String>,
}

const fn status_word(status: SubscriptionStatus) -> &'static str {
    match status {
        SubscriptionStatus::Pending => "pending",
        SubscriptionStatus::Confirmed => "confirmed",
        SubscriptionStatus::Left => "left",
    }
}

fn subscriber_view(one: SubscriberItem) -> SubscriberView {
    SubscriberView {
        id: one.id,
        email: one.email,
        language: one.language,
        topics: one.topics,
        status: status_word(one.status),
        asked_at: one.asked_at,
        confirmed_at: one.confirmed_at,
        left_at: one.left_at,
    }
}

#[derive(Debug, Default, Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct SubscriberParams {
    /// `pending`, `confirmed` or `left`.
    status: Option<String>,
    topic: Option<String>,
    /// Part of the address.
    q: Option<String>,
    /// Where the page begins: the `next` of the page before.
    cursor: Option<String>,
    /// The most items of a page.
    #[param(minimum = 1, maximum = 200)]
    limit: Option<u32>,
}

/// The notification list, who asked last first
#[utoipa::path(get, path = paths::ApiSubscribersPath::PATH, tag = "Site", operation_id = "list_subscribers",
    params(SubscriberParams),
    responses((status = 200, description = "A page of addresses.", body = Items<SubscriberView>)))]
async fn list_subscribers(
    _: paths::ApiSubscribersPath,
    context: Gate<actions::ManageSubscribers>,
    ApiQuery(query): ApiQuery<SubscriberParams>,
) -> Answer {
    let status = match query.status.as_deref() {
        None => None,
        Some("pending") => Some(SubscriptionStatus::Pending),
        Some("confirmed") => Some(SubscriptionStatus::Confirmed),
        Some("left") => Some(SubscriptionStatus::Left),
        Some(_) => return Err(unknown_choice("status")),
    };
    let cursor = Cursor::<Uuid>::read("subscribers", query.cursor.as_deref(), query.limit)?;
    let filter = SubscriberFilter {
        status,
        topic: query.topic,
        email: query.q,
    };
    let (store, permit) = (&context.app.store, context.permit()?);
    let all = subscriber_list(store, &permit, &filter, cursor.after, cursor.wanted()).await?;
    Ok(items(&context, &cursor, all, |one| one.id, subscriber_view))
}

/// An address with the proof of its consent
#[utoipa::path(get, path = paths::ApiSubscriberPath::PATH, tag = "Site", operation_id = "get_subscriber",
    responses((status = 200, description = "The address.", body = WholeSubscriberView)))]
async fn show_subscriber(
    paths::ApiSubscriberPath { id }: paths::ApiSubscriberPath,
    context: Gate<actions::ManageSubscribers>,
) -> Answer {
    let (one, proof) = subscriber(&context.app.store, &context.permit()?, id).await?;
    Ok(found(&WholeSubscriberView {
        subscriber: subscriber_view(one),
        proof: proof
            .into_iter()
            .map(|line| ProofView {
                kind: line.kind.as_str(),
                at: line.at,
                text: line.text,
                language: line.language,
                form: line.form,
                topics: line.topics,
            })
            .collect(),
    }))
}

/// Forgets an address and its proof for good; the audit keeps who did it
#[utoipa::path(delete, path = paths::ApiSubscriberPath::PATH, tag = "Site", operation_id = "erase_subscriber",
    responses((status = 204, description = "The address is forgotten.")))]
async fn erase(
    paths::ApiSubscriberPath { id }: paths::ApiSubscriberPath,
    context: Gate<actions::ManageSubscribers>,
) -> Answer {
    erase_subscriber(&context.app.store, &context.permit()?, id).await?;
    Ok(no_content())
}

/// A message of a visitor.
#[derive(Debug, Serialize, ToSchema)]
struct ContactView {
    id: Uuid,
    name: String,
    email: String,
    message: String,
    /// The language that it was written in, as far as the page knew.
    language: String,
    received_at: DateTime<Utc>,
    handled: bool,
    handled_at: Option<DateTime<Utc>>,
}

fn contact_view(one: ContactItem) -> ContactView {
    ContactView {
        id: one.id,
        name: one.name,
        email: one.email,
        message: one.text,
        language: one.language,
        received_at: one.at,
        handled: one.handled_at.is_some(),
        handled_at: one.handled_at,
    }
}

#[derive(Debug, Default, Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct ContactParams {
    /// Only those that nobody handled yet.
    open: Option<bool>,
    /// Where the page begins: the `next` of the page before.
    cursor: Option<String>,
    /// The most items of a page.
    #[param(minimum = 1, maximum = 200)]
    limit: Option<u32>,
}

/// Messages of visitors, the newest first
#[utoipa::path(get, path = paths::ApiContactsPath::PATH, tag = "Site", operation_id = "list_contacts",
    params(ContactParams),
    responses((status = 200, description = "A page of messages.", body = Items<ContactView>)))]
async fn list_contacts(
    _: paths::ApiContactsPath,
    context: Gate<actions::ReadContacts>,
    ApiQuery(query): ApiQuery<ContactParams>,
) -> Answer {
    let cursor = Cursor::<Uuid>::read("contacts", query.cursor.as_deref(), query.limit)?;
    let (store, permit) = (&context.app.store, context.permit()?);
    let open = query.open.unwrap_or(false);
    let all = contacts(store, &permit, open, cursor.after, cursor.wanted()).await?;
    Ok(items(&context, &cursor, all, |one| one.id, contact_view))
}

/// A message of a visitor
#[utoipa::path(get, path = paths::ApiContactPath::PATH, tag = "Site", operation_id = "get_contact",
    responses((status = 200, description = "The message.", body = ContactView)))]
async fn show_contact(
    paths::ApiContactPath { id }: paths::ApiContactPath,
    context: Gate<actions::ReadContacts>,
) -> Answer {
    let one = contact(&context.app.store, &context.permit()?, id).await?;
    Ok(found(&contact_view(one)))
}

#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct ContactBody {
    handled: bool,
}

/// Marks a message as handled, or puts it back
#[utoipa::path(patch, path = paths::ApiContactPath::PATH, tag = "Site", operation_id = "change_contact",
    request_body = ContactBody,
    params(("If-Match" = Option<String>, Header, description = "The ETag of what was seen.")),
    responses((status = 200, description = "The message.", body = ContactView)))]
async fn change_contact(
    paths::ApiContactPath { id }: paths::ApiContactPath,
    context: Gate<actions::ReadContacts>,
    if_match: IfMatch,
    body: ApiBody<ContactBody>,
) -> Answer {
    let (store, permit) = (&context.app.store, context.permit()?);
    let before = contact_view(contact(store, &permit, id).await?);
    if_match.check(&before)?;
    if before.handled != body.value.handled {
        let handling = if body.value.handled {
            Handling::Handled
        } else {
            Handling::Open
        };
        let seen = if_match.is_asked().then_some(before.handled);
        handle_contact(store, &permit, id, handling, seen).await?;
    }
    Ok(found(&contact_view(contact(store, &permit, id).await?)))
}
