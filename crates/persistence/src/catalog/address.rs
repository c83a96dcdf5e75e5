//! Where a course or a program is that had another address before: links and bookmarks of those
//! who are inside go on.

use super::AwardSubject as Subject;
use super::entity::address::{ActiveModel, Column, Entity};
use super::entity::{course, program};
use crate::store::{InternalError, Store, Tx};
use laurel_domain::identity::Public;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, Set};
use std::collections::{BTreeMap, BTreeSet};

/// As [`Subject::as_str`] says it.
const COURSE: &str = "course";

/// What an address leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Addressed {
    Course,
    Program,
}

/// Keeps an address at which something is published from now on; whatever had it before has
/// it no more.
pub(crate) async fn keep_address(
    tx: &Tx,
    subject: Subject,
    slug: &str,
) -> Result<(), InternalError> {
    Entity::insert(ActiveModel {
        kind: Set(subject.as_str().to_owned()),
        slug: Set(slug.to_owned()),
        target_id: Set(subject.id()),
    })
    .on_conflict(
        OnConflict::columns([Column::Kind, Column::Slug])
            .update_column(Column::TargetId)
            .to_owned(),
    )
    .exec_without_returning(tx)
    .await?;
    Ok(())
}

/// The courses that documents name, each by the address that it is named by: its own, or one
/// that it had before. What leads nowhere is left out.
pub(crate) async fn courses_named<C: ConnectionTrait>(
    on: &C,
    slugs: impl IntoIterator<Item = &str>,
) -> Result<BTreeMap<String, course::Model>, InternalError> {
    let slugs: BTreeSet<&str> = slugs.into_iter().collect();
    if slugs.is_empty() {
        return Ok(BTreeMap::new());
    }
    let rows = course::Entity::find()
        .filter(course::Column::Slug.is_in(slugs.iter().copied()))
        .all(on)
        .await?;
    let mut found: BTreeMap<String, course::Model> = rows
        .into_iter()
        .map(|row| (row.slug.clone(), row))
        .collect();
    let earlier = slugs.into_iter().filter(|slug| !found.contains_key(*slug));
    let earlier: Vec<&str> = earlier.collect();
    if !earlier.is_empty() {
        let rows = Entity::find()
            .find_also_related(course::Entity)
            .filter(Column::Kind.eq(COURSE))
            .filter(Column::Slug.is_in(earlier))
            .all(on)
            .await?;
        let rows = rows.into_iter();
        found.extend(rows.filter_map(|(kept, course)| Some((kept.slug, course?))));
    }
    Ok(found)
}

/// The address now of what had this one before; `None` where there is no other.
///
/// # Errors
/// [`InternalError`]
pub async fn moved_to(
    store: &Store,
    _: Public,
    what: Addressed,
    slug: &str,
) -> Result<Option<String>, InternalError> {
    let kind = match what {
        Addressed::Course => COURSE,
        Addressed::Program => "program",
    };
    let row = Entity::find()
        .filter(Column::Kind.eq(kind))
        .filter(Column::Slug.eq(slug))
        .one(store.read())
        .await?;
    let Some(row) = row else { return Ok(None) };
    let now = match what {
        Addressed::Course => course::Entity::find_by_id(row.target_id)
            .one(store.read())
            .await?
            .map(|row| row.slug),
        Addressed::Program => program::Entity::find_by_id(row.target_id)
            .one(store.read())
            .await?
            .map(|row| row.slug),
    };
    Ok(now.filter(|now| now != slug))
}
