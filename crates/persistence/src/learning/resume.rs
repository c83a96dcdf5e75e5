//! Brings an enrollment that goes on in step with what happened meanwhile.

use super::derive;
use crate::catalog::revision;
use crate::enrollment::entity::enrollment::Entity;
use crate::store::{InternalError, Store, Tx};
use laurel_domain::ids::{EnrollmentId, RevisionId};
use sea_orm::EntityTrait;

/// An attempt that ran out, or the staff, may have completed the course.
pub(crate) async fn resume(store: &Store, tx: &Tx, id: EnrollmentId) -> Result<(), InternalError> {
    let row = Entity::find_by_id(id.0).one(tx).await?;
    let row = row.ok_or_else(|| InternalError::Corrupt(format!("there is no enrollment {id}")))?;
    let pinned = revision(store, RevisionId(row.revision_id)).await?;
    derive(store, tx, &row, &pinned).await?;
    Ok(())
}
