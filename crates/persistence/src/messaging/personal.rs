//! Letters to a person, for that person; and forgetting them.

use super::entity::outbox::{Column, Entity};
use crate::store::{Fault, Store, Tx};
use laurel_domain::ids::PersonId;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use serde_json::{Value, json};

pub(crate) async fn personal_data(store: &Store, id: PersonId) -> Result<Value, Fault> {
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

/// The letters go, and where they went into the mail folder, the files too.
/// Gives the files' names, to be removed once the rows are gone.
pub(crate) async fn forget(tx: &Tx, id: PersonId) -> Result<Vec<String>, Fault> {
    let files = Entity::find()
        .filter(Column::PersonId.eq(id.0))
        .all(tx)
        .await?
        .into_iter()
        .filter_map(|row| row.last_answer)
        .filter(|answer| answer.ends_with(".eml") && !answer.contains(['/', '\\']))
        .collect();
    Entity::delete_many()
        .filter(Column::PersonId.eq(id.0))
        .exec(tx)
        .await?;
    Ok(files)
}
