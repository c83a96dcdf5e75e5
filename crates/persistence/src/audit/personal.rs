//! What the trail tells of a person, for that person. It is never forgotten:
//! it names people by id only.

use super::entity::audit::{Column, Entity};
use crate::store::{InternalError, Store};
use laurel_domain::ids::PersonId;
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder};
use serde_json::{Value, json};

pub(crate) async fn personal_data(store: &Store, id: PersonId) -> Result<Value, InternalError> {
    let rows = Entity::find()
        .filter(
            Condition::any()
                .add(Column::Actor.eq(id.to_string()))
                .add(Column::Subject.eq(format!("person:{id}"))),
        )
        .order_by_asc(Column::Seq)
        .all(store.read())
        .await?;
    Ok(rows
        .into_iter()
        .map(|row| json!({"at": row.at, "action": row.action, "subject": row.subject}))
        .collect())
}
