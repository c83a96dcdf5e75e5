//! Appends a row to the chain.

use super::entity::audit;
use super::event::Event;
use crate::store::{AdvisoryLock, InternalError, Tx};
use laurel_domain::audit::{AuditRow, chain};
use laurel_domain::identity::Authorized;
use sea_orm::{ActiveModelTrait, ConnectionTrait, EntityTrait, QueryOrder, Set};

/// The last row's number and hash; zero and empty before the first.
pub(crate) async fn head<C: ConnectionTrait>(tx: &C) -> Result<(i64, String), InternalError> {
    let last = audit::Entity::find()
        .order_by_desc(audit::Column::Seq)
        .one(tx)
        .await?;
    Ok(last.map_or((0, String::new()), |row| (row.seq, row.hash)))
}

impl Tx {
    /// Tells of a privileged change, in its own transaction.
    pub(crate) async fn audit(
        &self,
        permit: &impl Authorized,
        event: &Event<'_>,
    ) -> Result<(), InternalError> {
        let actor = permit
            .actor()
            .map_or_else(|| "operator".to_owned(), |person| person.to_string());
        self.audit_as(&actor, permit.action().as_str(), event).await
    }

    /// The same of what nobody's permit allowed: the system, or the holder of
    /// a link.
    pub(crate) async fn audit_as(
        &self,
        actor: &str,
        action: &str,
        event: &Event<'_>,
    ) -> Result<(), InternalError> {
        AdvisoryLock::Audit.take(self).await?;
        let (seq, previous) = head(self).await?;
        let (subject, detail) = (event.subject(), event.detail()?);
        let row = AuditRow {
            seq: seq + 1,
            at: self.now(),
            actor,
            action,
            subject: &subject,
            detail: &detail,
        };
        let hash = chain(&previous, &row);
        audit::ActiveModel {
            seq: Set(row.seq),
            at: Set(row.at),
            actor: Set(actor.to_owned()),
            action: Set(action.to_owned()),
            subject: Set(subject),
            detail: Set(detail),
            hash: Set(hash.clone()),
        }
        .insert(self)
        .await?;
        self.keep_head(seq + 1, &hash).await
    }
}
