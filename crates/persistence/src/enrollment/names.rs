//! Whose an enrollment is, for the ids in the audit trail.

use super::entity::enrollment::{Column, Entity};
use crate::identity::names_of;
use crate::store::{InternalError, Store};
use laurel_domain::ids::PersonId;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};
use std::collections::HashMap;
use uuid::Uuid;

/// The learners' names by the ids of their enrollments.
pub(crate) async fn names(
    store: &Store,
    ids: &[Uuid],
) -> Result<HashMap<Uuid, String>, InternalError> {
    let learners: Vec<(Uuid, Uuid)> = Entity::find()
        .select_only()
        .columns([Column::Id, Column::PersonId])
        .filter(Column::Id.is_in(ids.to_vec()))
        .into_tuple()
        .all(store.read())
        .await?;
    if learners.is_empty() {
        return Ok(HashMap::new());
    }
    let people = learners.iter().map(|(_, person)| PersonId(*person));
    let people = names_of(store, people.collect()).await?;
    Ok(learners
        .into_iter()
        .filter_map(|(id, person)| Some((id, people.get(&PersonId(person))?.clone())))
        .collect())
}
