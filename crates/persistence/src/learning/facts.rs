//! Reads the facts of an enrollment.

use super::entity::progress_fact::{Column, Entity, Model};
use crate::enrollment::EnrollmentScope;
use crate::store::{InternalError, Store};
use chrono::{DateTime, Utc};
use laurel_domain::ids::{EnrollmentId, PersonId};
use laurel_domain::learning::{Fact, FactKind};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

/// A fact with all that is kept with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FactItem {
    pub activity: String,
    pub kind: FactKind,
    pub at: DateTime<Utc>,
    /// Who of the staff did it; `None`: the learner.
    pub by: Option<PersonId>,
    pub reason: String,
}

pub(super) async fn rows<C: ConnectionTrait>(
    on: &C,
    enrollment: EnrollmentId,
) -> Result<Vec<Model>, InternalError> {
    Ok(Entity::find()
        .filter(Column::EnrollmentId.eq(enrollment.0))
        .order_by_asc(Column::Id)
        .all(on)
        .await?)
}

pub(super) fn as_facts(rows: Vec<Model>) -> Result<Vec<Fact>, InternalError> {
    let facts = rows.into_iter().map(|row| {
        Ok(Fact {
            kind: row.kind.0,
            activity: row.activity,
            at: row.at,
        })
    });
    facts.collect()
}

async fn rows_in(
    store: &Store,
    scope: &EnrollmentScope,
    enrollment: EnrollmentId,
) -> Result<Vec<Model>, InternalError> {
    Ok(Entity::find()
        .filter(Column::EnrollmentId.eq(enrollment.0))
        .filter(Column::EnrollmentId.in_subquery(scope.ids()))
        .order_by_asc(Column::Id)
        .all(store.read())
        .await?)
}

/// What the standing in an enrollment of the scope is made of.
///
/// # Errors
/// [`InternalError`]
pub async fn facts(
    store: &Store,
    scope: &EnrollmentScope,
    enrollment: EnrollmentId,
) -> Result<Vec<Fact>, InternalError> {
    as_facts(rows_in(store, scope, enrollment).await?)
}

/// The same in the order of time, with all that is kept.
///
/// # Errors
/// [`InternalError`]
pub async fn fact_lines(
    store: &Store,
    scope: &EnrollmentScope,
    enrollment: EnrollmentId,
) -> Result<Vec<FactItem>, InternalError> {
    let mut rows = rows_in(store, scope, enrollment).await?;
    rows.sort_by_key(|row| (row.at, row.id));
    let lines = rows.into_iter().map(|row| {
        Ok(FactItem {
            kind: row.kind.0,
            activity: row.activity,
            at: row.at,
            by: row.by_person.map(PersonId),
            reason: row.reason,
        })
    });
    lines.collect()
}
