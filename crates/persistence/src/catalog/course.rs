//! Courses by id and by address.

use super::CourseStatus;
use super::address::courses_named;
use super::entity::course::{Column, Entity, Model};
use super::revision::{LoadedRevision, revision};
use crate::store::{InternalError, Store};
use laurel_domain::identity::{Permit, Public, actions};
use laurel_domain::ids::{CourseId, RevisionId};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use std::collections::BTreeMap;
use std::sync::Arc;

/// A course, across its revisions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CourseEntry {
    pub id: CourseId,
    /// Its id in the format.
    pub key: String,
    pub slug: String,
    pub title: String,
    pub status: CourseStatus,
    /// `None`: never published.
    pub current_revision: Option<RevisionId>,
    /// What one types to join, where joining needs a code and one is set; only
    /// reads of the staff tell it.
    pub join_code: Option<String>,
}

impl From<Model> for CourseEntry {
    fn from(row: Model) -> Self {
        Self {
            id: CourseId(row.id),
            key: row.key,
            slug: row.slug,
            title: row.title,
            status: row.status.0,
            current_revision: row.current_revision_id.map(RevisionId),
            join_code: row.join_code,
        }
    }
}

impl CourseEntry {
    /// As visitors see it.
    pub(super) fn public(row: Model) -> Self {
        Self {
            join_code: None,
            ..Self::from(row)
        }
    }
}

/// The permit's course as it is now.
///
/// # Errors
/// [`InternalError`]
pub async fn course(
    store: &Store,
    permit: &Permit<actions::AuthorCourse>,
) -> Result<Option<CourseEntry>, InternalError> {
    let id = permit.course();
    let row = Entity::find_by_id(id.0).one(store.read()).await?;
    Ok(row.map(CourseEntry::from))
}

/// The published course with this address.
///
/// # Errors
/// [`InternalError`]
pub async fn course_by_slug(
    store: &Store,
    _: Public,
    slug: &str,
) -> Result<Option<CourseEntry>, InternalError> {
    let row = Entity::find()
        .filter(Column::Slug.eq(slug))
        .filter(Column::CurrentRevisionId.is_not_null())
        .one(store.read())
        .await?;
    Ok(row.map(CourseEntry::public))
}

/// The published courses that documents name, such as prerequisites, each by the address that
/// it is named by: its own, or one that it had before.
///
/// # Errors
/// [`InternalError`]
pub async fn published_courses_named(
    store: &Store,
    _: Public,
    slugs: &[String],
) -> Result<BTreeMap<String, CourseEntry>, InternalError> {
    let named = courses_named(store.read(), slugs.iter().map(String::as_str)).await?;
    let published = named
        .into_iter()
        .filter(|(_, row)| row.current_revision_id.is_some());
    Ok(published
        .map(|(slug, row)| (slug, CourseEntry::public(row)))
        .collect())
}

/// Published courses that take learners, in the order in which they came, those
/// after `after`, at most `limit`, each with what new learners get.
///
/// # Errors
/// [`InternalError`]
pub async fn courses(
    store: &Store,
    _: &Permit<actions::Visit>,
    after: Option<CourseId>,
    limit: u64,
) -> Result<Vec<(CourseEntry, Arc<LoadedRevision>)>, InternalError> {
    let mut query = Entity::find()
        .filter(Column::CurrentRevisionId.is_not_null())
        .filter(Column::Status.eq(CourseStatus::Open.as_str()))
        .order_by_asc(Column::Id)
        .limit(limit);
    if let Some(after) = after {
        query = query.filter(Column::Id.gt(after.0));
    }
    let mut found = Vec::new();
    for row in query.all(store.read()).await? {
        let course = CourseEntry::from(row);
        if let Some(id) = course.current_revision {
            found.push((course, revision(store, id).await?));
        }
    }
    Ok(found)
}

/// What new learners get; `None` where nothing was published.
///
/// # Errors
/// [`InternalError`]
pub async fn current_revision(
    store: &Store,
    _: Public,
    course: &CourseEntry,
) -> Result<Option<Arc<LoadedRevision>>, InternalError> {
    match course.current_revision {
        Some(id) => revision(store, id).await.map(Some),
        None => Ok(None),
    }
}
