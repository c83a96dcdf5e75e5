//! Walks the whole chain and says where it breaks.

use super::entity::audit::{Column, Entity};
use crate::store::{InternalError, Store};
use laurel_domain::audit::{AuditRow, chain};
use laurel_domain::identity::{Permit, actions};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

/// The first row whose hash or number does not follow from the one before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BrokenChain {
    pub seq: i64,
}

const STRIDE: u64 = 1000;

/// The number of rows that hold, or where the chain breaks.
///
/// # Errors
/// [`InternalError`]
pub async fn verify(
    store: &Store,
    _: &Permit<actions::ReadAudit>,
) -> Result<Result<i64, BrokenChain>, InternalError> {
    let mut previous = String::new();
    let mut seq = 0;
    loop {
        let rows = Entity::find()
            .filter(Column::Seq.gt(seq))
            .order_by_asc(Column::Seq)
            .limit(STRIDE)
            .all(store.read())
            .await?;
        if rows.is_empty() {
            return Ok(Ok(seq));
        }
        for row in rows {
            let expected = chain(
                &previous,
                &AuditRow {
                    seq: row.seq,
                    at: row.at,
                    actor: &row.actor,
                    action: &row.action,
                    subject: &row.subject,
                    detail: &row.detail,
                },
            );
            if row.seq != seq + 1 || row.hash != expected {
                return Ok(Err(BrokenChain { seq: row.seq }));
            }
            seq = row.seq;
            previous = row.hash;
        }
    }
}
