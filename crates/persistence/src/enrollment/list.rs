//! Enrollments across courses and people, as far as somebody may see them.

use super::entity::enrollment::{Column, Entity, Model};
use super::find::{Enrollment, with_courses};
use crate::catalog::{LoadedRevision, revision, revision_numbers};
use crate::store::{InternalError, Store};
use laurel_domain::enrollment::Status;
use laurel_domain::identity::{CourseScope, OwnScope, Permit, actions};
use laurel_domain::ids::{CourseId, EnrollmentId, PersonId, RevisionId};
use sea_orm::sea_query::SelectStatement;
use sea_orm::{
    ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait,
};
use std::sync::Arc;
use uuid::Uuid;

/// Whose enrollments somebody may see: all of this together.
#[derive(Debug, Clone, Default)]
pub struct EnrollmentScope {
    /// One's own.
    pub own: Option<OwnScope>,
    /// Everybody's.
    pub everybody: Option<Permit<actions::ReadPeople>>,
    /// Those of these courses.
    pub courses: Vec<CourseScope>,
}

impl From<OwnScope> for EnrollmentScope {
    fn from(own: OwnScope) -> Self {
        Self {
            own: Some(own),
            ..Self::default()
        }
    }
}

impl From<CourseScope> for EnrollmentScope {
    fn from(course: CourseScope) -> Self {
        Self {
            courses: vec![course],
            ..Self::default()
        }
    }
}

impl EnrollmentScope {
    fn condition(&self) -> Condition {
        if self.everybody.is_some() {
            return Condition::all();
        }
        let mut any = Condition::any();
        if let Some(own) = &self.own {
            any = any.add(Column::PersonId.eq(own.person().0));
        }
        // beside one that is never true, a database reads all rows
        if self.own.is_none() || !self.courses.is_empty() {
            let courses = self.courses.iter().map(|scope| scope.course().0);
            any = any.add(Column::CourseId.is_in(courses));
        }
        any
    }

    /// The ids of these enrollments, to narrow another read by.
    pub(crate) fn ids(&self) -> SelectStatement {
        Entity::find()
            .select_only()
            .column(Column::Id)
            .filter(self.condition())
            .into_query()
    }
}

/// Which ones; empty is all that may be seen.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct EnrollmentFilter {
    pub course: Option<CourseId>,
    pub person: Option<PersonId>,
    pub status: Option<Status>,
    /// Those who enrolled before this one.
    pub before: Option<EnrollmentId>,
}

/// An enrollment with the number of the revision that it is pinned to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EnrollmentItem {
    pub enrollment: Enrollment,
    pub revision_number: i32,
}

/// The newest first, at most `limit`.
///
/// # Errors
/// [`InternalError`]
pub async fn enrollment_list(
    store: &Store,
    scope: &EnrollmentScope,
    filter: &EnrollmentFilter,
    limit: u64,
) -> Result<Vec<EnrollmentItem>, InternalError> {
    let mut query = Entity::find()
        .filter(scope.condition())
        .order_by_desc(Column::Id)
        .limit(limit);
    if let Some(course) = filter.course {
        query = query.filter(Column::CourseId.eq(course.0));
    }
    if let Some(person) = filter.person {
        query = query.filter(Column::PersonId.eq(person.0));
    }
    if let Some(status) = filter.status {
        query = query.filter(Column::Status.eq(status.as_str()));
    }
    if let Some(before) = filter.before {
        query = query.filter(Column::Id.lt(before.0));
    }
    numbered(store, query.all(store.read()).await?).await
}

/// The one with this id, where it may be seen.
///
/// # Errors
/// [`InternalError`]
pub async fn enrollment_in(
    store: &Store,
    scope: &EnrollmentScope,
    id: EnrollmentId,
) -> Result<Option<EnrollmentItem>, InternalError> {
    let row = Entity::find_by_id(id.0)
        .filter(scope.condition())
        .one(store.read())
        .await?;
    Ok(numbered(store, row.into_iter().collect()).await?.pop())
}

/// The revision that an enrollment is pinned to, where it may be seen.
///
/// # Errors
/// [`InternalError`]
pub async fn pinned_revision(
    store: &Store,
    scope: &EnrollmentScope,
    id: EnrollmentId,
) -> Result<Option<Arc<LoadedRevision>>, InternalError> {
    let pinned = Entity::find_by_id(id.0)
        .select_only()
        .column(Column::RevisionId)
        .filter(scope.condition())
        .into_tuple::<Uuid>()
        .one(store.read())
        .await?;
    match pinned {
        Some(id) => revision(store, RevisionId(id)).await.map(Some),
        None => Ok(None),
    }
}

async fn numbered(store: &Store, rows: Vec<Model>) -> Result<Vec<EnrollmentItem>, InternalError> {
    let found = with_courses(store, rows).await?;
    let ids = found.iter().map(|one| one.revision).collect();
    let numbers = revision_numbers(store, ids).await?;
    Ok(found
        .into_iter()
        .map(|enrollment| EnrollmentItem {
            revision_number: numbers.get(&enrollment.revision).copied().unwrap_or(0),
            enrollment,
        })
        .collect())
}
