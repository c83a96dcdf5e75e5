//! Reads the facts of an enrollment.

use super::entity::progress_fact::{Column, Entity, Model};
use crate::enrollment::EnrollmentScope;
use crate::store::{Glance, InternalError, Store, Word};
use chrono::{DateTime, Utc};
use laurel_domain::identity::OwnScope;
use laurel_domain::ids::{EnrollmentId, PersonId};
use laurel_domain::learning::{Fact, FactKind};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

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

/// The same of one's own enrollment.
///
/// # Errors
/// [`InternalError`]
pub async fn own_facts(
    store: &Store,
    own: OwnScope,
    enrollment: EnrollmentId,
) -> Result<Vec<Fact>, InternalError> {
    let asked = vec![own.person().0.into(), enrollment.0.into()];
    let rows = store.glance_all(&OWN_FACTS, asked).await?;
    let facts = rows.iter().map(|row| {
        let Word(kind) = row.try_get_by_index(3)?;
        let fact = Fact {
            activity: row.try_get_by_index(2)?,
            kind,
            at: row.try_get_by_index(4)?,
        };
        Ok((row.try_get_by_index::<Uuid>(1)?, fact))
    });
    let mut facts = facts.collect::<Result<Vec<_>, InternalError>>()?;
    facts.sort_by_key(|(id, _)| *id);
    Ok(facts.into_iter().map(|(_, fact)| fact).collect())
}

const OWN_FACTS_READ: &str = "f.id, f.activity, f.kind, f.at \
    FROM asked CROSS JOIN enrollment e CROSS JOIN progress_fact f \
    WHERE e.id = asked.enrollment AND e.person_id = asked.person AND f.enrollment_id = e.id";

static OWN_FACTS: Glance = Glance {
    asked: &[("person", "uuid"), ("enrollment", "uuid")],
    sqlite: OWN_FACTS_READ,
    postgresql: OWN_FACTS_READ,
};

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
