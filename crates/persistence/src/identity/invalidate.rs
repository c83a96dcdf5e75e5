//! Tells every node, within a second, that something it may remember is no
//! longer so: a session, a person's roles, the site's content.

use super::entity::invalidation::{ActiveModel, Column, Entity};
use crate::store::{InternalError, Store, Tx};
use laurel_domain::ids::{PersonId, SessionId};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, EntityTrait, NotSet, QueryFilter, QueryOrder, QuerySelect, Set,
};
use uuid::Uuid;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invalidation {
    pub id: i64,
    /// `session`, `person` or `content`.
    pub kind: String,
    pub subject: Uuid,
}

/// What a node must not believe any longer without asking the database.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Changed {
    /// The settings, the pages, or what is published.
    Content,
    /// A person's name, address, roles, or all of their sessions.
    Person(PersonId),
    /// One session ended.
    Session(SessionId),
}

/// Writes down what every node is to hear of once it is committed.
pub(crate) async fn record_change(tx: &Tx, changed: Changed) -> Result<(), InternalError> {
    let (kind, subject) = match changed {
        Changed::Content => ("content", Uuid::nil()),
        Changed::Person(id) => ("person", id.0),
        Changed::Session(id) => ("session", id.0),
    };
    ActiveModel {
        id: NotSet,
        kind: Set(kind.to_owned()),
        subject: Set(subject),
        at: Set(tx.now()),
    }
    .insert(tx)
    .await?;
    Ok(())
}

/// What came after `id`, at most 1,000.
///
/// # Errors
/// [`InternalError`]
pub async fn invalidations_since(
    store: &Store,
    id: i64,
) -> Result<Vec<Invalidation>, InternalError> {
    let rows = Entity::find()
        .filter(Column::Id.gt(id))
        .order_by_asc(Column::Id)
        .limit(1000)
        .all(store.read())
        .await?;
    Ok(rows
        .into_iter()
        .map(|row| Invalidation {
            id: row.id,
            kind: row.kind,
            subject: row.subject,
        })
        .collect())
}

/// The newest one's id; zero where there is none.
///
/// # Errors
/// [`InternalError`]
pub async fn last_invalidation(store: &Store) -> Result<i64, InternalError> {
    let last = Entity::find()
        .order_by_desc(Column::Id)
        .one(store.read())
        .await?;
    Ok(last.map_or(0, |row| row.id))
}
