//! Makes what is decided about one person happen one after the other.

use crate::store::{InternalError, Tx};
use laurel_domain::ids::PersonId;
use sea_orm::{ConnectionTrait, DbBackend, Statement};

/// Holds the person's row until the transaction ends, so that two of them that
/// append this person's facts don't each miss the other's. On SQLite there is
/// one writer anyway.
pub(crate) async fn lock_person(tx: &Tx, person: PersonId) -> Result<(), InternalError> {
    if tx.get_database_backend() == DbBackend::Postgres {
        tx.execute_raw(Statement::from_sql_and_values(
            DbBackend::Postgres,
            "SELECT id FROM person WHERE id = $1 FOR UPDATE",
            [person.0.into()],
        ))
        .await?;
    }
    Ok(())
}
