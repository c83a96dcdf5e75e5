//! Compares the derived rows with the facts, and makes them anew.

use super::append::{derive, derived};
use super::facts::{as_facts, rows};
use crate::authoring::revision;
use crate::enrollment::entity::enrollment::{Column, Entity, Model};
use crate::enrollment::locked;
use crate::store::{Fault, Store};
use laurel_domain::enrollment::Status;
use laurel_domain::ids::{EnrollmentId, PersonId, RevisionId};
use laurel_domain::learning::course_standing;
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

async fn page(store: &Store, after: Option<EnrollmentId>) -> Result<Vec<Model>, Fault> {
    let mut query = Entity::find().order_by_asc(Column::Id).limit(PAGE);
    if let Some(after) = after {
        query = query.filter(Column::Id.gt(after.0));
    }
    Ok(query.all(store.read()).await?)
}

async fn difference(store: &Store, row: &Model) -> Result<Option<Difference>, Fault> {
    let pinned = revision(store, RevisionId(row.revision_id)).await?;
    let facts = as_facts(rows(store.read(), EnrollmentId(row.id)).await?)?;
    let standing = course_standing(&pinned.document, &facts);
    let (done, total, percent) = derived(row, &standing);
    let was = row.completed_at.is_some();
    let active = row.status == Status::Active.word();
    let found = Difference {
        enrollment: EnrollmentId(row.id),
        kept: (row.done_count, row.required_count, row.percent, was),
        derived: (done, total, percent, was || (standing.complete && active)),
    };
    Ok((found.kept != found.derived).then_some(found))
}

/// Where the derived rows and the facts differ, the first `most` of them.
///
/// # Errors
/// [`Fault`]
pub async fn check(store: &Store, most: usize) -> Result<Vec<Difference>, Fault> {
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
/// [`Fault`]
pub async fn rebuild(store: &Store) -> Result<u64, Fault> {
    let mut mended = 0;
    let mut after = None;
    loop {
        let rows = page(store, after).await?;
        let Some(last) = rows.last() else {
            store.wake_workers();
            return Ok(mended);
        };
        after = Some(EnrollmentId(last.id));
        for row in &rows {
            if difference(store, row).await?.is_some() {
                mend(store, row).await?;
                mended += 1;
            }
        }
    }
}

async fn mend(store: &Store, row: &Model) -> Result<(), Fault> {
    let (id, person) = (EnrollmentId(row.id), PersonId(row.person_id));
    let store_in = store.clone();
    store
        .write(move |tx| {
            Box::pin(async move {
                let row = locked(tx, id, person).await?;
                let pinned = revision(&store_in, RevisionId(row.revision_id)).await?;
                derive(&store_in, tx, &row, &pinned).await?;
                Ok::<_, Fault>(())
            })
        })
        .await
}
