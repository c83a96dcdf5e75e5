//! By which secret the nodes of this site sign, as a fingerprint: a node with
//! another one would refuse what the others signed.

use super::entity::setting;
use crate::audit::Event;
use crate::store::{InternalError, Store, Tx};
use laurel_domain::identity::{Permit, System, actions};
use sea_orm::sea_query::OnConflict;
use sea_orm::{ConnectionTrait, EntityTrait, Set};

const KEY: &str = "secret-fingerprint";

/// The fingerprint that is kept; `None` before the first start.
///
/// # Errors
/// [`InternalError`]
pub async fn secret_fingerprint(store: &Store, _: System) -> Result<Option<String>, InternalError> {
    find(store.read()).await
}

async fn find<C: ConnectionTrait>(db: &C) -> Result<Option<String>, InternalError> {
    let row = setting::Entity::find_by_id(KEY.to_owned()).one(db).await?;
    Ok(row.map(|row| row.value))
}

/// Keeps the fingerprint if there is none yet; whether it is the site's. Of two
/// nodes that start at once with different secrets one is told that it is not.
///
/// # Errors
/// [`InternalError`]
pub async fn keep_secret_fingerprint(
    store: &Store,
    system: System,
    fingerprint: String,
) -> Result<bool, InternalError> {
    if let Some(kept) = secret_fingerprint(store, system).await? {
        return Ok(kept == fingerprint);
    }
    store
        .transact(async |tx| {
            let nothing = OnConflict::column(setting::Column::Key)
                .do_nothing()
                .to_owned();
            put(tx, &fingerprint, nothing).await?;
            Ok::<_, InternalError>(find(tx).await? == Some(fingerprint))
        })
        .await
}

/// Makes this the fingerprint of the site's secret, whatever it was. Tells the
/// audit.
///
/// # Errors
/// [`InternalError`]
pub async fn accept_secret(
    store: &Store,
    permit: &Permit<actions::ManageSettings>,
    fingerprint: String,
) -> Result<(), InternalError> {
    store
        .transact(async |tx| {
            let replace = OnConflict::column(setting::Column::Key)
                .update_columns([setting::Column::Value, setting::Column::UpdatedAt])
                .to_owned();
            put(tx, &fingerprint, replace).await?;
            tx.audit(permit, &Event::SecretAccepted).await
        })
        .await
}

async fn put(tx: &Tx, fingerprint: &str, on_conflict: OnConflict) -> Result<(), InternalError> {
    setting::Entity::insert(setting::ActiveModel {
        key: Set(KEY.to_owned()),
        value: Set(fingerprint.to_owned()),
        updated_at: Set(tx.now()),
        updated_by: Set(None),
    })
    .on_conflict(on_conflict)
    .exec_without_returning(tx)
    .await?;
    Ok(())
}
