//! Whether the database takes what is written, and if not, why.

use super::InternalError;
use sea_orm::{ConnectionTrait, DatabaseConnection, DbBackend, DbErr};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// How often to try whether writing works again.
pub(super) const PROBE_EVERY: Duration = Duration::from_secs(1);

/// As of the last write that failed for everybody, or the last probe.
#[derive(Debug, Default)]
pub(super) struct Writable(Mutex<Option<String>>);

impl Writable {
    fn trouble(&self) -> MutexGuard<'_, Option<String>> {
        // a panic while it was held has changed all of it or nothing
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// # Errors
    /// [`InternalError::NotSaved`] with the reason.
    pub fn check(&self) -> Result<(), InternalError> {
        let why = self.trouble().clone();
        why.map_or(Ok(()), |why| Err(InternalError::NotSaved(why)))
    }

    /// Nothing can be written from now on, since `why`; whether that is new.
    pub fn stop(&self, why: &str) -> bool {
        let is_new = self.trouble().replace(why.to_owned()).is_none();
        if is_new {
            tracing::error!("nothing can be written until a probe is kept: {why}");
        }
        is_new
    }

    /// Writing works.
    pub fn go_on(&self) {
        if self.trouble().take().is_some() {
            tracing::info!("writes are kept again");
        }
    }
}

/// Larger than what is left free by chance, and always the same row, so that
/// the file does not grow by it.
const PROBE_ON_SQLITE: &str = "INSERT INTO write_probe (id, filler) \
    VALUES (1, randomblob(16384)) ON CONFLICT (id) DO UPDATE SET filler = excluded.filler";
const PROBE_ON_POSTGRESQL: &str = "INSERT INTO write_probe (id, filler) \
    VALUES (1, decode(repeat(md5(random()::text), 1024), 'hex')) \
    ON CONFLICT (id) DO UPDATE SET filler = excluded.filler";

/// Writes one row; when it answers `Ok`, that row is on disk.
pub(super) async fn probe(connection: &DatabaseConnection) -> Result<(), DbErr> {
    let statement = match connection.get_database_backend() {
        DbBackend::Sqlite => PROBE_ON_SQLITE,
        _ => PROBE_ON_POSTGRESQL,
    };
    connection.execute_unprepared(statement).await.map(|_| ())
}
