//! Writes down what changed, and forgets it once every node has heard of it.

use super::Changed;
use super::cursor::CHANNEL;
use super::entity::change::ActiveModel;
use crate::store::{InternalError, Store, Tx};
use sea_orm::{ActiveModelTrait, ConnectionTrait, DbBackend, NotSet, Set};

/// Writes down, in the transaction that makes it so, what every node is to
/// hear of once it is committed.
pub(crate) async fn record_change(tx: &Tx, changed: Changed) -> Result<(), InternalError> {
    let (kind, subject) = changed.to_row();
    ActiveModel {
        id: NotSet,
        kind: Set(kind.to_owned()),
        subject: Set(subject),
    }
    .insert(tx)
    .await?;
    if ConnectionTrait::get_database_backend(tx) == DbBackend::Postgres {
        // sent with the commit; it says only that there is something to read
        tx.execute_unprepared(&format!("NOTIFY {CHANNEL}")).await?;
    }
    Ok(())
}

/// Deletes what is older than a day, by the database's clock.
pub(crate) async fn forget_old(store: &Store) -> Result<(), InternalError> {
    let old = if store.is_sqlite() {
        "DELETE FROM change WHERE at < datetime('now', '-1 day')"
    } else {
        "DELETE FROM change WHERE at < now() - interval '1 day'"
    };
    store
        .transact(async |tx: &Tx| {
            tx.execute_unprepared(old).await?;
            Ok::<_, InternalError>(())
        })
        .await
}
