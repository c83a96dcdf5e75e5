//! Opens the database: on SQLite one connection that writes and several that
//! can't, on PostgreSQL a pool for each.

use super::readers::PoolLimits;
use super::{AdvisoryLock, Config, InternalError};
use laurel_migrations::Migrator;
use sea_orm::{
    ConnectOptions, Database, DatabaseConnection, DbBackend, DbErr, RuntimeErr, TransactionTrait,
};
use sea_orm_migration::MigratorTrait;
use sqlx::ConnectOptions as _;
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqliteSynchronous};
use std::num::NonZero;
use std::path::Path;
use std::str::FromStr;
use std::time::Duration;

/// On PostgreSQL, for reading and for writing each.
const POOL: u32 = 12;
/// How long a server may take until it answers: both may start at once.
const PATIENCE: Duration = Duration::from_secs(10);

/// How long somebody waits for a connection to SQLite.
const PATIENCE_ON_SQLITE: Duration = Duration::from_secs(30);

/// How many connections read, and how long somebody waits for one.
pub(super) fn limits(config: &Config) -> PoolLimits {
    if config.database_url.is_some() {
        return PoolLimits {
            connections: POOL,
            patience: PATIENCE,
        };
    }
    PoolLimits {
        // reading a file keeps a core busy, so more connections would only hold memory
        connections: u32::try_from(cores() + 1).map_or(8, |n| n.clamp(3, 8)),
        patience: PATIENCE_ON_SQLITE,
    }
}

/// The readers and the writer.
pub(super) async fn connect(
    config: &Config,
) -> Result<(DatabaseConnection, DatabaseConnection), InternalError> {
    data_folder(&config.data)?;
    if let Some(url) = &config.database_url {
        let mut options = ConnectOptions::new(url.clone());
        options
            .max_connections(POOL)
            .min_connections(1)
            .acquire_timeout(PATIENCE)
            .sqlx_logging(false);
        // two pools: who reads while writing never waits for other writers
        let readers = Database::connect(options.clone()).await;
        let readers = readers.map_err(|error| unreachable(&error))?;
        return Ok((readers, Database::connect(options).await?));
    }
    let url = url(&config.data, "rwc");
    let writer = Database::connect(sqlite(&url, 1, false)).await?;
    let several = limits(config).connections;
    let readers = Database::connect(sqlite(&url, several, true)).await?;
    Ok((readers, writer))
}

/// A single connection to PostgreSQL, for a question before the store is opened.
pub(super) async fn one(url: &str) -> Result<DatabaseConnection, InternalError> {
    let mut options = ConnectOptions::new(url.to_owned());
    options
        .max_connections(1)
        .acquire_timeout(PATIENCE)
        .sqlx_logging(false);
    let connection = Database::connect(options).await;
    connection.map_err(|error| unreachable(&error))
}

/// Another connection that writes, to the file that is there already.
pub(super) async fn writing(data: &Path) -> Result<DatabaseConnection, DbErr> {
    Database::connect(sqlite(&url(data, "rw"), 1, false)).await
}

/// Makes the data folder where it is missing, for its owner only: addresses of
/// people and links that sign them in lie in it.
///
/// # Errors
/// Where it can't be made.
pub fn data_folder(path: &Path) -> std::io::Result<()> {
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path)
}

/// Why there is no connection, without the address, which may hold a password.
fn unreachable(error: &DbErr) -> InternalError {
    let DbErr::Conn(RuntimeErr::SqlxError(cause)) = error else {
        return InternalError::Unreachable("no connection can be made".to_owned());
    };
    InternalError::Unreachable(match cause.as_database_error() {
        Some(answer) => answer.message().to_owned(),
        None if matches!(**cause, sqlx::Error::PoolTimedOut) => {
            let waited = PATIENCE.as_secs();
            format!("no PostgreSQL server answers there within {waited} seconds")
        }
        None => cause.to_string(),
    })
}

/// Runs what is pending; several nodes that start at once take turns.
pub(super) async fn migrate(writing: &DatabaseConnection) -> Result<(), InternalError> {
    if writing.get_database_backend() == DbBackend::Sqlite {
        not_newer(writing).await?;
        return Ok(Migrator::up(writing, None).await?);
    }
    let turn = writing.begin().await?;
    AdvisoryLock::Migrations.take(&turn).await?;
    // only now: what asks also makes the table of migrations
    not_newer(writing).await?;
    Migrator::up(writing, None).await?;
    turn.commit().await?;
    Ok(())
}

/// How many things this machine does at once.
pub(super) fn cores() -> usize {
    std::thread::available_parallelism().map_or(1, NonZero::get)
}

fn url(data: &Path, mode: &str) -> String {
    format!("sqlite://{}?mode={mode}", data.join("laurel.db").display())
}

/// For connections beside the pools, which can't write.
pub(super) fn glancing(data: &Path) -> Result<SqliteConnectOptions, InternalError> {
    let options = SqliteConnectOptions::from_str(&url(data, "rwc"))
        .map_err(|error| DbErr::Conn(RuntimeErr::SqlxError(error.into())))?;
    Ok(tuned(options, true).disable_statement_logging())
}

/// What a newer version wrote, this one can't know how to read.
pub(super) async fn not_newer(connection: &DatabaseConnection) -> Result<(), InternalError> {
    let known = Migrator::get_migration_files();
    let applied = Migrator::get_migration_models(connection).await?;
    let unknown = applied
        .into_iter()
        .map(|model| model.version)
        .find(|version| known.iter().all(|file| file.name() != version));
    unknown.map_or(Ok(()), |version| Err(InternalError::Newer(version)))
}

fn sqlite(url: &str, connections: u32, read_only: bool) -> ConnectOptions {
    let mut options = ConnectOptions::new(url);
    options
        .max_connections(connections)
        .min_connections(1)
        .acquire_timeout(PATIENCE_ON_SQLITE)
        // a file does not hang up, and asking costs as much as a read
        .test_before_acquire(false)
        .sqlx_logging(false)
        .map_sqlx_sqlite_opts(move |sqlite| tuned(sqlite, read_only));
    options
}

fn tuned(sqlite: SqliteConnectOptions, read_only: bool) -> SqliteConnectOptions {
    let sqlite = sqlite
        .journal_mode(SqliteJournalMode::Wal)
        // an acknowledged answer survives a power cut, not only a crash
        .synchronous(SqliteSynchronous::Full)
        .foreign_keys(true)
        // another process, such as a command, may hold the writer's lock
        .busy_timeout(Duration::from_secs(15))
        .statement_cache_capacity(128)
        .pragma("temp_store", "memory")
        // for each connection; what is read often is in the kernel's cache too
        .pragma("cache_size", "-1500");
    if read_only {
        sqlite.pragma("query_only", "on")
    } else {
        sqlite
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Config, Store};
    use super::InternalError;
    use sea_orm::{ConnectionTrait, DbBackend, Statement};

    /// `.cargo/config.toml` says why.
    #[tokio::test]
    async fn sqlite_keeps_a_plan_whatever_values_are_bound() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(Config {
            data: folder.path().join("data"),
            database_url: None,
        })
        .await
        .unwrap();
        let asked = "SELECT sqlite_compileoption_used('ENABLE_QPSG') AS used";
        let asked = Statement::from_string(DbBackend::Sqlite, asked);
        let row = store.read().query_one_raw(asked).await.unwrap();
        assert_eq!(row.unwrap().try_get::<i32>("", "used").unwrap(), 1);
    }

    #[tokio::test]
    async fn what_a_newer_version_made_is_not_touched() {
        let folder = tempfile::tempdir().unwrap();
        let config = Config {
            data: folder.path().join("data"),
            database_url: None,
        };
        let store = Store::open(config.clone()).await.unwrap();
        store
            .transact(async |tx| {
                let newer = "INSERT INTO seaql_migrations VALUES ('m9999_later', 0)";
                tx.execute_unprepared(newer).await?;
                Ok::<_, InternalError>(())
            })
            .await
            .unwrap();
        store.close().await;
        let again = Store::open(config).await.map(|_| ());
        assert!(matches!(again, Err(InternalError::Newer(name)) if name == "m9999_later"));
    }
}
