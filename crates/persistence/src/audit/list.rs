//! Reads the audit trail, newest first, a page at a time.

use super::entity::audit::{Column, Entity};
use crate::identity::names_of;
use crate::store::{Fault, Stop, Store};
use chrono::{DateTime, Utc};
use laurel_domain::identity::{Action, Denial, Permit, Resource};
use laurel_domain::ids::PersonId;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    pub actor: Option<String>,
    pub action: Option<String>,
    pub subject: Option<String>,
    /// Rows before this number.
    pub before: Option<i64>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    pub seq: i64,
    pub at: DateTime<Utc>,
    pub actor: String,
    /// The names, where actor and subject are people who were not erased.
    pub actor_name: Option<String>,
    pub subject_name: Option<String>,
    pub action: String,
    pub subject: String,
    /// JSON.
    pub detail: String,
    pub hash: String,
}

/// At most `limit` rows.
///
/// # Errors
/// [`Stop`]
pub async fn list(
    store: &Store,
    permit: &Permit,
    filter: Filter,
    limit: u64,
) -> Result<Vec<Line>, Stop<Denial>> {
    if !permit.covers(Action::ReadAudit, Resource::Site) {
        return Err(Fault::Permit.into());
    }
    let mut query = Entity::find().order_by_desc(Column::Seq).limit(limit);
    if let Some(actor) = filter.actor {
        query = query.filter(Column::Actor.eq(actor));
    }
    if let Some(action) = filter.action {
        query = query.filter(Column::Action.eq(action));
    }
    if let Some(subject) = filter.subject {
        query = query.filter(Column::Subject.eq(subject));
    }
    if let Some(before) = filter.before {
        query = query.filter(Column::Seq.lt(before));
    }
    let rows = query.all(store.read()).await?;
    let ids = rows
        .iter()
        .flat_map(|row| [person_of(&row.actor), person_of(&row.subject)])
        .flatten()
        .collect();
    let names = names_of(store, ids).await?;
    let name = |text: &str| person_of(text).and_then(|id| names.get(&id).cloned());
    Ok(rows
        .into_iter()
        .map(|row| Line {
            actor_name: name(&row.actor),
            subject_name: name(&row.subject),
            seq: row.seq,
            at: row.at,
            actor: row.actor,
            action: row.action,
            subject: row.subject,
            detail: row.detail,
            hash: row.hash,
        })
        .collect())
}

/// The person whom an actor (`id`) or a subject (`person:id`) names.
fn person_of(text: &str) -> Option<PersonId> {
    text.strip_prefix("person:").unwrap_or(text).parse().ok()
}
