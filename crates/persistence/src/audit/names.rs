//! What the ids in the trail are called now: people who were not erased, the
//! courses, programs and awards, and whose an enrollment is.

use super::entity::audit::Model;
use crate::catalog::entity::{award, course, program};
use crate::enrollment::entity::enrollment;
use crate::identity::names_of;
use crate::store::{InternalError, Store};
use laurel_domain::ids::PersonId;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};
use serde_json::Value;
use std::collections::{BTreeSet, HashMap};
use uuid::Uuid;

/// Names by id. An id without one is not in it.
pub(super) async fn names(
    store: &Store,
    rows: &[Model],
) -> Result<HashMap<Uuid, String>, InternalError> {
    let ids: Vec<Uuid> = ids(rows).into_iter().collect();
    let mut found: HashMap<Uuid, String> = HashMap::new();
    let courses = course::Entity::find()
        .select_only()
        .columns([course::Column::Id, course::Column::Title])
        .filter(course::Column::Id.is_in(ids.clone()))
        .into_tuple::<(Uuid, String)>();
    found.extend(courses.all(store.read()).await?);
    let programs = program::Entity::find()
        .select_only()
        .columns([program::Column::Id, program::Column::Title])
        .filter(program::Column::Id.is_in(ids.clone()))
        .into_tuple::<(Uuid, String)>();
    found.extend(programs.all(store.read()).await?);
    let awards = award::Entity::find()
        .select_only()
        .columns([award::Column::Id, award::Column::Title])
        .filter(award::Column::Id.is_in(ids.clone()))
        .into_tuple::<(Uuid, String)>();
    found.extend(awards.all(store.read()).await?);
    let learners: Vec<(Uuid, Uuid)> = enrollment::Entity::find()
        .select_only()
        .columns([enrollment::Column::Id, enrollment::Column::PersonId])
        .filter(enrollment::Column::Id.is_in(ids.clone()))
        .into_tuple()
        .all(store.read())
        .await?;
    let people = ids.into_iter().chain(learners.iter().map(|(_, of)| *of));
    let people = names_of(store, people.map(PersonId).collect()).await?;
    for (id, of) in learners {
        found.extend(people.get(&PersonId(of)).map(|name| (id, name.clone())));
    }
    found.extend(people.into_iter().map(|(id, name)| (id.0, name)));
    Ok(found)
}

/// Every id that the rows mention.
fn ids(rows: &[Model]) -> BTreeSet<Uuid> {
    let mut ids = BTreeSet::new();
    for row in rows {
        ids.extend(Uuid::parse_str(&row.actor));
        ids.extend(
            row.subject
                .split_once(':')
                .map(|(_, id)| Uuid::parse_str(id))
                .and_then(Result::ok),
        );
        if let Ok(Value::Object(pairs)) = serde_json::from_str(&row.detail) {
            let texts = pairs.values().filter_map(Value::as_str);
            ids.extend(texts.filter_map(|text| Uuid::parse_str(text).ok()));
        }
    }
    ids
}
