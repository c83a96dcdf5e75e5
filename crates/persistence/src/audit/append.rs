//! Appends a row to the chain.

use super::entity::audit;
use crate::store::InternalError;
use chrono::{DateTime, Utc};
use laurel_domain::audit::{AuditRow, chain};
use laurel_domain::identity::Permit;
use sea_orm::{ActiveModelTrait, ConnectionTrait, DbBackend, EntityTrait, QueryOrder, Set};

/// The last row's number and hash; zero and empty before the first.
pub(crate) async fn head<C: ConnectionTrait>(tx: &C) -> Result<(i64, String), InternalError> {
    let last = audit::Entity::find()
        .order_by_desc(audit::Column::Seq)
        .one(tx)
        .await?;
    Ok(last.map_or((0, String::new()), |row| (row.seq, row.hash)))
}

/// Tells of a privileged change, in its own transaction. `detail` is data, with
/// nothing secret in it.
pub(crate) async fn append<C: ConnectionTrait>(
    tx: &C,
    now: DateTime<Utc>,
    permit: &Permit,
    subject: &str,
    detail: &serde_json::Value,
) -> Result<(), InternalError> {
    let actor = permit
        .actor()
        .map_or_else(|| "operator".to_owned(), |person| person.to_string());
    append_as(tx, now, &actor, permit.action().as_str(), subject, detail).await
}

pub(crate) async fn append_as<C: ConnectionTrait>(
    tx: &C,
    now: DateTime<Utc>,
    actor: &str,
    action: &str,
    subject: &str,
    detail: &serde_json::Value,
) -> Result<(), InternalError> {
    if tx.get_database_backend() == DbBackend::Postgres {
        // one appender at a time, or two rows would follow the same head
        tx.execute_unprepared("SELECT pg_advisory_xact_lock(7265)")
            .await?;
    }
    let (seq, previous) = head(tx).await?;
    let detail = detail.to_string();
    let row = AuditRow {
        seq: seq + 1,
        at: now,
        actor,
        action,
        subject,
        detail: &detail,
    };
    let hash = chain(&previous, &row);
    audit::ActiveModel {
        seq: Set(row.seq),
        at: Set(now),
        actor: Set(actor.to_owned()),
        action: Set(action.to_owned()),
        subject: Set(subject.to_owned()),
        detail: Set(detail.clone()),
        hash: Set(hash),
    }
    .insert(tx)
    .await?;
    Ok(())
}
