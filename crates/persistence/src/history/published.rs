//! What is there before a past is written.

use crate::catalog::entity::{course, program};
use crate::catalog::{LoadedRevision, revision};
use crate::identity::entity::person;
use crate::store::{InternalError, Store};
use laurel_domain::authoring::document::Program;
use laurel_domain::identity::System;
use laurel_domain::ids::RevisionId;
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder};
use std::sync::Arc;

/// Whether nobody and nothing is there yet.
///
/// # Errors
/// [`InternalError`]
pub async fn is_empty(store: &Store, _: System) -> Result<bool, InternalError> {
    let people = person::Entity::find().count(store.read()).await?;
    let programs = program::Entity::find().count(store.read()).await?;
    let courses = course::Entity::find().count(store.read()).await?;
    Ok(people + programs + courses == 0)
}

/// The current revision of each published course, in the order in which programs
/// list them.
///
/// # Errors
/// [`InternalError`]
pub async fn published_courses(
    store: &Store,
    _: System,
) -> Result<Vec<Arc<LoadedRevision>>, InternalError> {
    let programs = program::Entity::find()
        .order_by_asc(program::Column::Position)
        .all(store.read())
        .await?;
    let mut listed: Vec<String> = Vec::new();
    for row in programs {
        let document: Program = serde_json::from_str(&row.document)?;
        listed.extend(document.courses.into_iter().map(|course| course.course));
    }
    let mut rows = course::Entity::find()
        .filter(course::Column::CurrentRevisionId.is_not_null())
        .order_by_asc(course::Column::Id)
        .all(store.read())
        .await?;
    rows.sort_by_key(|row| {
        let place = listed.iter().position(|slug| *slug == row.slug);
        place.unwrap_or(usize::MAX)
    });
    let mut published = Vec::new();
    for row in rows {
        if let Some(current) = row.current_revision_id {
            published.push(revision(store, RevisionId(current)).await?);
        }
    }
    Ok(published)
}
