//! The chain's last line, kept beside the chain. It is sealed by the site's secret, which is
//! not in the database: who can change the table can't make another one.

use super::entity::audit_head::{ActiveModel, Column, Entity};
use super::verify::BrokenChain;
use crate::store::{InternalError, Store, Tx};
use laurel_domain::identity::{Permit, System, actions};
use sea_orm::sea_query::OnConflict;
use sea_orm::{EntityTrait, Set};
use uuid::Uuid;

const ROW: i32 = 1;
/// What the seal is bound to.
const SEAL: Uuid = Uuid::from_u128(0x6175_6469_7420_6865_6164);

/// The number and the hash of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AuditHead {
    pub seq: i64,
    pub hash: String,
}

/// Whether the chain ends where it was said to end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum HeadCheck {
    /// It does; or nothing was said yet.
    Holds(Option<AuditHead>),
    /// Lines behind this one are gone, or it is another one.
    Cut { said: AuditHead, found: AuditHead },
    /// What was said can't be read: somebody else said it, or the secret is another one.
    Unreadable,
}

impl Tx {
    pub(super) async fn keep_head(&self, seq: i64, hash: &str) -> Result<(), InternalError> {
        let line = self.seal(SEAL, &format!("{seq} {hash}"));
        Entity::insert(ActiveModel {
            id: Set(ROW),
            line: Set(line),
        })
        .on_conflict(
            OnConflict::column(Column::Id)
                .update_column(Column::Line)
                .to_owned(),
        )
        .exec_without_returning(self)
        .await?;
        Ok(())
    }
}

/// # Errors
/// [`InternalError`]
pub async fn check_head(
    store: &Store,
    _: &Permit<actions::ReadAudit>,
) -> Result<HeadCheck, InternalError> {
    let (seq, hash) = super::append::head(store.read()).await?;
    let found = AuditHead { seq, hash };
    let Some(row) = Entity::find_by_id(ROW).one(store.read()).await? else {
        return Ok(HeadCheck::Holds(None));
    };
    let Ok(line) = store.unseal(SEAL, &row.line) else {
        return Ok(HeadCheck::Unreadable);
    };
    // before the site had a secret, nobody could seal it
    if store.seals() && line == row.line {
        return Ok(HeadCheck::Unreadable);
    }
    let said = line.split_once(' ').and_then(|(seq, hash)| {
        Some(AuditHead {
            seq: seq.parse().ok()?,
            hash: hash.to_owned(),
        })
    });
    Ok(match said {
        None => HeadCheck::Unreadable,
        Some(said) if said == found => HeadCheck::Holds(Some(said)),
        Some(said) => HeadCheck::Cut { said, found },
    })
}

/// At a start: seals the head where nobody has yet, and gives it. Where the chain was cut,
/// nothing is changed, so that it is found again.
///
/// # Errors
/// [`InternalError`]
pub async fn settle_head(store: &Store, _: System) -> Result<AuditHead, InternalError> {
    store
        .transact(async |tx| {
            let (seq, hash) = super::append::head(tx).await?;
            let kept = Entity::find_by_id(ROW).one(tx).await?;
            let is_new = kept.is_none_or(|row| !row.line.starts_with("sealed:"));
            if is_new && seq > 0 {
                tx.keep_head(seq, &hash).await?;
            }
            Ok::<_, InternalError>(AuditHead { seq, hash })
        })
        .await
}

/// Where a chain whose end is gone breaks.
impl HeadCheck {
    #[must_use]
    pub fn broken(&self) -> Option<BrokenChain> {
        match self {
            Self::Holds(_) => None,
            Self::Cut { found, .. } => Some(BrokenChain { seq: found.seq + 1 }),
            Self::Unreadable => Some(BrokenChain { seq: 0 }),
        }
    }
}
