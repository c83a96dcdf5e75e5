//! What authors see of their courses: revisions, and the draft.

use super::entity::draft as draft_table;
use crate::catalog::CourseEntry;
use crate::catalog::entity::course;
use crate::catalog::entity::revision;
use crate::store::{InternalError, Store, UseCaseError};
use chrono::{DateTime, Utc};
use laurel_domain::authoring::document::Course;
use laurel_domain::identity::{Denial, Permit, actions};
use laurel_domain::ids::{CourseId, PersonId, RevisionId};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use std::collections::BTreeMap;
use uuid::Uuid;

/// A line of a course's history.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RevisionItem {
    pub id: RevisionId,
    pub number: i32,
    pub hash: String,
    pub published_at: DateTime<Utc>,
    /// `None`: at the command line.
    pub published_by: Option<PersonId>,
    pub note: String,
}

/// What is not published yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    pub id: Uuid,
    pub course: CourseId,
    pub hash: String,
    pub updated_at: DateTime<Utc>,
    pub updated_by: Option<PersonId>,
    pub document: Course,
}

/// A course in the studio's list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StudioCourse {
    pub course: CourseEntry,
    /// When the draft was last changed, where there is one.
    pub draft_at: Option<DateTime<Utc>>,
}

/// Newest first, those before number `before`, at most `limit`.
///
/// # Errors
/// [`UseCaseError`]
pub async fn revisions(
    store: &Store,
    permit: &Permit<actions::AuthorCourse>,
    before: Option<i32>,
    limit: u64,
) -> Result<Vec<RevisionItem>, UseCaseError<Denial>> {
    let course = permit.course();
    type Row = (Uuid, i32, String, DateTime<Utc>, Option<Uuid>, String);
    let mut query = revision::Entity::find()
        .select_only()
        .columns([
            revision::Column::Id,
            revision::Column::Number,
            revision::Column::Hash,
            revision::Column::PublishedAt,
            revision::Column::PublishedBy,
            revision::Column::Note,
        ])
        .filter(revision::Column::CourseId.eq(course.0))
        .order_by_desc(revision::Column::Number)
        .limit(limit);
    if let Some(before) = before {
        query = query.filter(revision::Column::Number.lt(before));
    }
    let rows: Vec<Row> = query.into_tuple().all(store.read()).await?;
    Ok(rows
        .into_iter()
        .map(|(id, number, hash, published_at, by, note)| RevisionItem {
            id: RevisionId(id),
            number,
            hash,
            published_at,
            published_by: by.map(PersonId),
            note,
        })
        .collect())
}

/// The course's draft, where there is one.
///
/// # Errors
/// [`UseCaseError`]
pub async fn draft(
    store: &Store,
    permit: &Permit<actions::AuthorCourse>,
) -> Result<Option<Draft>, UseCaseError<Denial>> {
    let course = permit.course();
    let row = draft_table::Entity::find()
        .filter(draft_table::Column::CourseId.eq(course.0))
        .one(store.read())
        .await?;
    Ok(row.map(whole).transpose()?)
}

/// The draft with this id, for somebody of the studio; whether they author its
/// course is for the caller to ask.
///
/// # Errors
/// [`InternalError`]
pub async fn draft_by_id(
    store: &Store,
    _: &Permit<actions::EnterStudio>,
    id: Uuid,
) -> Result<Option<Draft>, InternalError> {
    let row = draft_table::Entity::find_by_id(id)
        .one(store.read())
        .await?;
    row.map(whole).transpose()
}

fn whole(row: draft_table::Model) -> Result<Draft, InternalError> {
    Ok(Draft {
        id: row.id,
        course: CourseId(row.course_id),
        hash: row.hash,
        updated_at: row.updated_at,
        updated_by: row.updated_by.map(PersonId),
        document: serde_json::from_str(&row.document)?,
    })
}

/// Any course with this address, also one that was never published, for
/// somebody of the studio; whether it is theirs is for the caller to ask.
///
/// # Errors
/// [`InternalError`]
pub async fn studio_course(
    store: &Store,
    _: &Permit<actions::EnterStudio>,
    slug: &str,
) -> Result<Option<CourseEntry>, InternalError> {
    let row = course::Entity::find()
        .filter(course::Column::Slug.eq(slug))
        .one(store.read())
        .await?;
    Ok(row.map(CourseEntry::from))
}

/// The courses that somebody may author: these, or all where `None`; by title,
/// those after `after`, at most `limit`.
///
/// # Errors
/// [`UseCaseError`]
pub async fn studio_courses(
    store: &Store,
    _: &Permit<actions::EnterStudio>,
    only: Option<Vec<CourseId>>,
    after: Option<CourseId>,
    limit: u64,
) -> Result<Vec<StudioCourse>, UseCaseError<Denial>> {
    let mut query = course::Entity::find()
        .order_by_asc(course::Column::Id)
        .limit(limit);
    if let Some(only) = only {
        query = query.filter(course::Column::Id.is_in(only.iter().map(|id| id.0)));
    }
    if let Some(after) = after {
        query = query.filter(course::Column::Id.gt(after.0));
    }
    let rows = query.all(store.read()).await?;
    let drafts: Vec<(Uuid, DateTime<Utc>)> = draft_table::Entity::find()
        .select_only()
        .columns([
            draft_table::Column::CourseId,
            draft_table::Column::UpdatedAt,
        ])
        .filter(draft_table::Column::CourseId.is_in(rows.iter().map(|row| row.id)))
        .into_tuple()
        .all(store.read())
        .await?;
    let drafts: BTreeMap<Uuid, DateTime<Utc>> = drafts.into_iter().collect();
    Ok(rows
        .into_iter()
        .map(|row| StudioCourse {
            draft_at: drafts.get(&row.id).copied(),
            course: CourseEntry::from(row),
        })
        .collect())
}
