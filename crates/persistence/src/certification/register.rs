//! The register of certificates, to be kept outside: page by page, oldest
//! first, so that any number of them fits into memory.

use super::entity::certificate;
use super::verify::{Certificate, wholes};
use crate::audit::Event;
use crate::store::{InternalError, Store};
use laurel_domain::identity::{Permit, actions};
use laurel_domain::ids::CertificateId;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

/// Those issued after `after`, at most `limit`.
///
/// # Errors
/// [`InternalError`]
pub async fn register(
    store: &Store,
    _: &Permit<actions::ReadCertificates>,
    after: Option<CertificateId>,
    limit: u64,
) -> Result<Vec<Certificate>, InternalError> {
    let mut query = certificate::Entity::find()
        .order_by_asc(certificate::Column::Id)
        .limit(limit);
    if let Some(after) = after {
        query = query.filter(certificate::Column::Id.gt(after.0));
    }
    let rows = query.all(store.read()).await?;
    wholes(store, rows).await
}

/// Keeps that somebody took the register, and how much of it.
///
/// # Errors
/// [`InternalError`]
pub async fn note_register(
    store: &Store,
    permit: &Permit<actions::ReadCertificates>,
    count: u64,
) -> Result<(), InternalError> {
    store
        .transact(async |tx| {
            let exported = Event::RegisterExported { count };
            tx.audit(permit, &exported).await
        })
        .await
}
