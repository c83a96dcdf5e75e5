//! What an address gave to the public pages: the notification list and
//! messages; for its holder, and forgetting it.

use super::entity::{consent_event, contact_message, subscription};
use crate::store::{InternalError, Store, Tx};
use sea_orm::sea_query::Query;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use serde_json::{Value, json};
use uuid::Uuid;

pub(crate) async fn personal_data(store: &Store, email: &str) -> Result<Value, InternalError> {
    let lists = subscription::Entity::find()
        .filter(subscription::Column::Email.eq(email))
        .all(store.read())
        .await?;
    let mut subscriptions = Vec::new();
    for row in lists {
        let events = consent_event::Entity::find()
            .filter(consent_event::Column::SubscriptionId.eq(row.id))
            .order_by_asc(consent_event::Column::Id)
            .all(store.read())
            .await?;
        let events: Vec<Value> = events
            .into_iter()
            .map(|event| {
                json!({"kind": event.kind, "at": event.at, "text": event.text, "form": event.form, "topics": event.topics})
            })
            .collect();
        subscriptions.push(json!({
            "topics": row.topics,
            "created_at": row.created_at,
            "confirmed_at": row.confirmed_at,
            "left_at": row.left_at,
            "consent": events,
        }));
    }
    let messages = contact_message::Entity::find()
        .filter(contact_message::Column::Email.eq(email))
        .order_by_asc(contact_message::Column::Id)
        .all(store.read())
        .await?;
    let messages: Vec<Value> = messages
        .into_iter()
        .map(|row| json!({"name": row.name, "message": row.body, "at": row.at}))
        .collect();
    Ok(json!({"subscriptions": subscriptions, "messages": messages}))
}

/// The messages that came from this address.
pub(crate) async fn messages_of(store: &Store, email: &str) -> Result<Vec<Uuid>, InternalError> {
    let rows = contact_message::Entity::find()
        .filter(contact_message::Column::Email.eq(email))
        .all(store.read())
        .await?;
    Ok(rows.into_iter().map(|row| row.id).collect())
}

pub(crate) async fn forget(tx: &Tx, email: &str) -> Result<(), InternalError> {
    let theirs = Query::select()
        .column(subscription::Column::Id)
        .from(subscription::Entity)
        .and_where(subscription::Column::Email.eq(email))
        .to_owned();
    consent_event::Entity::delete_many()
        .filter(consent_event::Column::SubscriptionId.in_subquery(theirs))
        .exec(tx)
        .await?;
    subscription::Entity::delete_many()
        .filter(subscription::Column::Email.eq(email))
        .exec(tx)
        .await?;
    contact_message::Entity::delete_many()
        .filter(contact_message::Column::Email.eq(email))
        .exec(tx)
        .await?;
    Ok(())
}
