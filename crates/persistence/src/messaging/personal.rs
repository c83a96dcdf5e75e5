//! Emails to a person, for that person; and forgetting them.

use super::entity::outbox::{Column, Entity};
use crate::store::{InternalError, Store, Tx};
use laurel_domain::ids::PersonId;
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder};
use serde_json::{Value, json};
use uuid::Uuid;

pub(crate) async fn personal_data(store: &Store, id: PersonId) -> Result<Value, InternalError> {
    let rows = Entity::find()
        .filter(Column::PersonId.eq(id.0))
        .order_by_asc(Column::Id)
        .all(store.read())
        .await?;
    Ok(rows
        .into_iter()
        .map(|row| {
            json!({
                "kind": row.kind,
                "to": row.recipient,
                "subject": row.subject,
                "created_at": row.created_at,
                "sent_at": row.sent_at,
            })
        })
        .collect())
}

/// What is found by whom it is to, whether they were signed in or not, and what
/// told the organization of their messages. Not the last email.
fn theirs(id: PersonId, email: &str, messages: &[Uuid]) -> Condition {
    let told = messages
        .iter()
        .map(|message| format!("contact-received:{message}"));
    Condition::any()
        .add(Column::PersonId.eq(id.0))
        .add(Column::DedupKey.is_in(told))
        .add(
            Condition::all()
                .add(Column::Recipient.eq(email))
                .add(Column::DedupKey.ne(format!("erased:{id}"))),
        )
}

/// Names of the files in the mail folder that hold this person's emails.
pub(crate) async fn files_of(
    store: &Store,
    id: PersonId,
    email: &str,
    messages: &[Uuid],
) -> Result<Vec<String>, InternalError> {
    let rows = Entity::find()
        .filter(theirs(id, email, messages))
        .filter(Column::SentAt.is_not_null())
        .all(store.read())
        .await?;
    Ok(rows
        .into_iter()
        .filter_map(|row| row.last_answer)
        .filter(|answer| answer.ends_with(".eml") && !answer.contains(['/', '\\']))
        .collect())
}

pub(crate) async fn forget(
    tx: &Tx,
    id: PersonId,
    email: &str,
    messages: &[Uuid],
) -> Result<(), InternalError> {
    Entity::delete_many()
        .filter(theirs(id, email, messages))
        .exec(tx)
        .await?;
    Ok(())
}
