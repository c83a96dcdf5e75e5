//! Reads the audit trail, newest first, a page at a time.

use super::entity::audit::{Column, Entity};
use super::names::names;
use crate::store::{Store, UseCaseError};
use chrono::{DateTime, Utc};
use laurel_domain::identity::{Denial, Permit, actions};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use std::collections::HashMap;
use uuid::Uuid;

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AuditFilter {
    pub actor: Option<String>,
    pub action: Option<String>,
    pub subject: Option<String>,
    /// Rows before this number.
    pub before: Option<i64>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AuditItem {
    pub seq: i64,
    pub at: DateTime<Utc>,
    pub actor: String,
    pub action: String,
    pub subject: String,
    /// JSON.
    pub detail: String,
    pub hash: String,
}

/// Rows, and what the ids in them are called now.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AuditPage {
    pub lines: Vec<AuditItem>,
    pub names: HashMap<Uuid, String>,
}

impl AuditPage {
    /// The name of an id, written as it is or after its kind, as `course:0190…`.
    #[must_use]
    pub fn name(&self, text: &str) -> Option<&str> {
        let id = text.split_once(':').map_or(text, |(_, id)| id);
        let id = Uuid::parse_str(id).ok()?;
        self.names.get(&id).map(String::as_str)
    }
}

/// At most `limit` rows.
///
/// # Errors
/// [`UseCaseError`]
pub async fn list(
    store: &Store,
    _: &Permit<actions::ReadAudit>,
    filter: AuditFilter,
    limit: u64,
) -> Result<AuditPage, UseCaseError<Denial>> {
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
    let names = names(store, &rows).await?;
    let lines = rows
        .into_iter()
        .map(|row| AuditItem {
            seq: row.seq,
            at: row.at,
            actor: row.actor,
            action: row.action,
            subject: row.subject,
            detail: row.detail,
            hash: row.hash,
        })
        .collect();
    Ok(AuditPage { lines, names })
}
