//! Revisions in memory: what never changes is read and parsed once.

use super::entity::revision;
use crate::store::{CacheCounts, InternalError, Store};
use chrono::{DateTime, Utc};
use laurel_domain::authoring::document::Course;
use laurel_domain::identity::{Permit, Public, actions};
use laurel_domain::ids::{CourseId, PersonId, RevisionId};
use moka::sync::Cache;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};
use std::collections::HashMap;
use std::sync::Arc;
use uuid::Uuid;

/// All kept revisions together, by the size of their JSON.
const MAX_BYTES: u64 = 12 * 1024 * 1024;

/// A published course, as its learners have it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LoadedRevision {
    pub id: RevisionId,
    pub course: CourseId,
    /// From 1.
    pub number: i32,
    pub hash: String,
    pub published_at: DateTime<Utc>,
    pub published_by: Option<PersonId>,
    pub document: Course,
}

/// A store's cache of revisions.
pub(crate) struct Revisions(Cache<Uuid, (u32, Arc<LoadedRevision>)>, CacheCounts);

impl Default for Revisions {
    fn default() -> Self {
        Self(
            Cache::builder()
                .max_capacity(MAX_BYTES)
                .weigher(|_, kept: &(u32, Arc<LoadedRevision>)| kept.0)
                .build(),
            CacheCounts::default(),
        )
    }
}

impl Revisions {
    pub(crate) fn counts(&self) -> &CacheCounts {
        &self.1
    }
}

/// The revision that something points to.
///
/// # Errors
/// [`InternalError`], also where there is none.
pub(crate) async fn revision(
    store: &Store,
    id: RevisionId,
) -> Result<Arc<LoadedRevision>, InternalError> {
    load(store, id)
        .await?
        .ok_or_else(|| InternalError::Corrupt(format!("there is no revision {id}")))
}

/// The revision with an id that somebody named. It was published, so anybody
/// may know of it; what of it they see is for the caller to decide.
///
/// # Errors
/// [`InternalError`]
pub async fn find_revision(
    store: &Store,
    _: Public,
    id: RevisionId,
) -> Result<Option<Arc<LoadedRevision>>, InternalError> {
    load(store, id).await
}

async fn load(store: &Store, id: RevisionId) -> Result<Option<Arc<LoadedRevision>>, InternalError> {
    let revisions = store.revisions();
    if let Some((_, kept)) = revisions.1.seen(revisions.0.get(&id.0)) {
        return Ok(Some(kept));
    }
    let Some(row) = revision::Entity::find_by_id(id.0).one(store.read()).await? else {
        return Ok(None);
    };
    let size = u32::try_from(row.document.len()).unwrap_or(u32::MAX);
    let loaded = Arc::new(LoadedRevision {
        id,
        course: CourseId(row.course_id),
        number: row.number,
        hash: row.hash,
        published_at: row.published_at,
        published_by: row.published_by.map(PersonId),
        document: serde_json::from_str(&row.document)?,
    });
    revisions.0.insert(id.0, (size, loaded.clone()));
    Ok(Some(loaded))
}

/// The numbers of these revisions in their courses.
pub(crate) async fn revision_numbers(
    store: &Store,
    ids: Vec<RevisionId>,
) -> Result<HashMap<RevisionId, i32>, InternalError> {
    let rows: Vec<(Uuid, i32)> = revision::Entity::find()
        .select_only()
        .columns([revision::Column::Id, revision::Column::Number])
        .filter(revision::Column::Id.is_in(ids.into_iter().map(|id| id.0)))
        .into_tuple()
        .all(store.read())
        .await?;
    Ok(rows
        .into_iter()
        .map(|(id, number)| (RevisionId(id), number))
        .collect())
}

/// The revision of the permit's course with this number.
///
/// # Errors
/// [`InternalError`]
pub async fn revision_by_number(
    store: &Store,
    permit: &Permit<actions::AuthorCourse>,
    number: i32,
) -> Result<Option<Arc<LoadedRevision>>, InternalError> {
    let row = revision::Entity::find()
        .select_only()
        .column(revision::Column::Id)
        .filter(revision::Column::CourseId.eq(permit.course().0))
        .filter(revision::Column::Number.eq(number))
        .into_tuple::<Uuid>()
        .one(store.read())
        .await?;
    match row {
        Some(id) => load(store, RevisionId(id)).await,
        None => Ok(None),
    }
}
