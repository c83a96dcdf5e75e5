//! What courses, programs and awards are called: for the roles that name a
//! course, and for the ids in the audit trail.

use super::entity::course::{Column, Entity, Model};
use super::entity::{award, program};
use crate::identity::entity::role_grant;
use crate::store::{InternalError, Store};
use laurel_domain::identity::{OwnScope, PeopleScope};
use laurel_domain::ids::CourseId;
use sea_orm::sea_query::SelectStatement;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CourseName {
    pub id: CourseId,
    pub slug: String,
    pub title: String,
}

impl From<Model> for CourseName {
    fn from(row: Model) -> Self {
        Self {
            id: CourseId(row.id),
            slug: row.slug,
            title: row.title,
        }
    }
}

/// The one with this address.
///
/// # Errors
/// [`InternalError`]
pub async fn course_name_by_slug(
    store: &Store,
    _: PeopleScope,
    slug: &str,
) -> Result<Option<CourseName>, InternalError> {
    let row = Entity::find()
        .filter(Column::Slug.eq(slug))
        .one(store.read())
        .await?;
    Ok(row.map(CourseName::from))
}

/// All of them, by title: an organization has tens of courses.
///
/// # Errors
/// [`InternalError`]
pub async fn course_names(store: &Store, _: PeopleScope) -> Result<Vec<CourseName>, InternalError> {
    let rows = Entity::find()
        .order_by_asc(Column::Title)
        .all(store.read())
        .await?;
    Ok(rows.into_iter().map(CourseName::from).collect())
}

/// Those that one's own roles name.
///
/// # Errors
/// [`InternalError`]
pub async fn own_course_names(
    store: &Store,
    own: OwnScope,
) -> Result<Vec<CourseName>, InternalError> {
    let named = role_grant::Entity::find()
        .select_only()
        .column(role_grant::Column::CourseId)
        .filter(role_grant::Column::PersonId.eq(own.person().0))
        .filter(role_grant::Column::CourseId.is_not_null())
        .into_query();
    let rows = Entity::find()
        .filter(Column::Id.in_subquery(named))
        .order_by_asc(Column::Title)
        .all(store.read())
        .await?;
    Ok(rows.into_iter().map(CourseName::from).collect())
}

/// Of the courses, programs and awards among these ids.
pub(crate) fn names(asked: &SelectStatement) -> Vec<SelectStatement> {
    let courses = Entity::find()
        .select_only()
        .columns([Column::Id, Column::Title])
        .filter(Column::Id.in_subquery(asked.clone()));
    let programs = program::Entity::find()
        .select_only()
        .columns([program::Column::Id, program::Column::Title])
        .filter(program::Column::Id.in_subquery(asked.clone()));
    let awards = award::Entity::find()
        .select_only()
        .columns([award::Column::Id, award::Column::Title])
        .filter(award::Column::Id.in_subquery(asked.clone()));
    vec![
        courses.into_query(),
        programs.into_query(),
        awards.into_query(),
    ]
}
