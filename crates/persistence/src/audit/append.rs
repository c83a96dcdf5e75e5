//! Appends a row to the chain.

use super::entity::audit;
use crate::store::{AdvisoryLock, InternalError};
use chrono::{DateTime, Utc};
use laurel_domain::audit::{AuditRow, chain};
use laurel_domain::identity::UntypedPermit;
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
    permit: &UntypedPermit,
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
    AdvisoryLock::Audit.take(tx).await?;
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
