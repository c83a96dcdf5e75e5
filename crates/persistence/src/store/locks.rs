//! What only one transaction on PostgreSQL may do at a time, each with its
//! number. SQLite has one writer, so nothing needs a lock there.

use super::InternalError;
use sea_orm::{ConnectionTrait, DbBackend};

/// The numbers are those of every node, also of another version: none may ever
/// stand for something else.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(i64)]
pub(crate) enum AdvisoryLock {
    /// Appending to the audit, where two rows would follow the same head.
    Audit = 7265,
    /// Bringing the schema to this version.
    Migrations = 7266,
    /// Publishing, where two revisions would get the same number.
    Publishing = 7267,
    /// Bringing the bundled site into an empty database.
    BundledSite = 7268,
    /// Deciding who runs the site, where two owners who go at once would leave none.
    SiteOwners = 7269,
}

impl AdvisoryLock {
    /// Waits for the lock, and holds it until the transaction ends.
    pub(crate) async fn take<C: ConnectionTrait>(self, tx: &C) -> Result<(), InternalError> {
        if tx.get_database_backend() == DbBackend::Postgres {
            let number = self as i64;
            tx.execute_unprepared(&format!("SELECT pg_advisory_xact_lock({number})"))
                .await?;
        }
        Ok(())
    }
}
