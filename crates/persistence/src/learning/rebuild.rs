//! Compares the derived rows with the facts, and makes them anew.

use super::append::{derive, derived};
use super::facts::{as_facts, rows};
use crate::catalog::revision;
use crate::enrollment::entity::enrollment::{Column, Entity, Model};
use crate::enrollment::locked;
use crate::store::{InternalError, Store};
use laurel_domain::enrollment::Status;
use laurel_domain::identity::System;
use laurel_domain::ids::{EnrollmentId, PersonId, RevisionId};
use laurel_domain::learning::course_progress;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

const PAGE: u64 = 500;

/// An enrollment whose row says something else than its facts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    pub enrollment: EnrollmentId,
    /// Done, total, percent, complete.
    pub kept: (i32, i32, i32, bool),
    pub derived: (i32, i32, i32, bool),
}

async fn page(store: &Store, after: Option<EnrollmentId>) -> Result<Vec<Model>, InternalError> {
    let mut query = Entity::find().order_by_asc(Column::Id).limit(PAGE);
    if let Some(after) = after {
        query = query.filter(Column::Id.gt(after.0));
    }
    Ok(query.all(store.read()).await?)
}

async fn difference(store: &Store, row: &Model) -> Result<Option<Difference>, InternalError> {
    let pinned = revision(store, RevisionId(row.revision_id)).await?;
    let facts = as_facts(rows(store.read(), EnrollmentId(row.id)).await?)?;
    let progress = course_progress(&pinned.document, &facts);
    let (done, total, percent) = derived(row, &progress);
    let was = row.completed_at.is_some();
    let active = row.status.0 == Status::Active;
    let found = Difference {
        enrollment: EnrollmentId(row.id),
        kept: (row.done_count, row.required_count, row.percent, was),
        derived: (done, total, percent, was || (progress.complete && active)),
    };
    Ok((found.kept != found.derived).then_some(found))
}

/// Where the derived rows and the facts differ, the first `most` of them.
///
/// # Errors
/// [`InternalError`]
pub async fn check(
    store: &Store,
    _: System,
    most: usize,
) -> Result<Vec<Difference>, InternalError> {
    let mut found = Vec::new();
    let mut after = None;
    loop {
        let rows = page(store, after).await?;
        let Some(last) = rows.last() else {
            return Ok(found);
        };
        after = Some(EnrollmentId(last.id));
        for row in &rows {
            found.extend(difference(store, row).await?);
            if found.len() >= most {
                return Ok(found);
            }
        }
    }
}

/// Brings every derived row in step with its facts. Answers how many were not.
///
/// # Errors
/// [`InternalError`]
pub async fn rebuild(store: &Store, _: System) -> Result<u64, InternalError> {
    let mut repaired = 0;
    let mut after = None;
    loop {
        let rows = page(store, after).await?;
        let Some(last) = rows.last() else {
            return Ok(repaired);
        };
        after = Some(EnrollmentId(last.id));
        for row in &rows {
            if difference(store, row).await?.is_some() {
                repair(store, row).await?;
                repaired += 1;
            }
        }
    }
}

async fn repair(store: &Store, row: &Model) -> Result<(), InternalError> {
    let (id, person) = (EnrollmentId(row.id), PersonId(row.person_id));
    store
        .transact(async |tx| {
            let row = locked(tx, id, person).await?;
            let pinned = revision(store, RevisionId(row.revision_id)).await?;
            derive(store, tx, &row, &pinned).await?;
            Ok::<_, InternalError>(())
        })
        .await
}
