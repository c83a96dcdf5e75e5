//! Opens the database: on SQLite one connection that writes and several that
//! can't, on PostgreSQL a pool for each.

use super::{Config, Fault};
use laurel_migrations::Migrator;
use sea_orm::{
    ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DbBackend, DbErr, RuntimeErr,
    TransactionTrait,
};
use sea_orm_migration::MigratorTrait;
use sqlx::ConnectOptions as _;
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqliteSynchronous};
use std::path::Path;
use std::str::FromStr;
use std::time::Duration;

const READERS: u32 = 6;
/// On PostgreSQL, for reading and for writing each.
const POOL: u32 = 12;

/// The readers and the writer.
pub(super) async fn connect(
    config: &Config,
) -> Result<(DatabaseConnection, DatabaseConnection), Fault> {
    std::fs::create_dir_all(&config.data)?;
    if let Some(url) = &config.database_url {
        let mut options = ConnectOptions::new(url.clone());
        options
            .max_connections(POOL)
            .min_connections(1)
            .acquire_timeout(Duration::from_secs(10))
            .sqlx_logging(false);
        // two pools: who reads while writing never waits for other writers
        let readers = Database::connect(options.clone()).await?;
        return Ok((readers, Database::connect(options).await?));
    }
    let url = url(&config.data);
    let writer = Database::connect(sqlite(&url, 1, false)).await?;
    let readers = Database::connect(sqlite(&url, READERS, true)).await?;
    Ok((readers, writer))
}

/// Runs what is pending; several nodes that start at once take turns.
pub(super) async fn migrate(writing: &DatabaseConnection) -> Result<(), Fault> {
    if writing.get_database_backend() == DbBackend::Sqlite {
        return Ok(Migrator::up(writing, None).await?);
    }
    let turn = writing.begin().await?;
    turn.execute_unprepared("SELECT pg_advisory_xact_lock(7266)")
        .await?;
    Migrator::up(writing, None).await?;
    turn.commit().await?;
    Ok(())
}

fn url(data: &Path) -> String {
    format!("sqlite://{}?mode=rwc", data.join("laurel.db").display())
}

/// For connections beside the pools, which can't write.
pub(super) fn glancing(data: &Path) -> Result<SqliteConnectOptions, Fault> {
    let options = SqliteConnectOptions::from_str(&url(data))
        .map_err(|error| DbErr::Conn(RuntimeErr::SqlxError(error.into())))?;
    Ok(tuned(options, true).disable_statement_logging())
}

fn sqlite(url: &str, connections: u32, read_only: bool) -> ConnectOptions {
    let mut options = ConnectOptions::new(url);
    options
        .max_connections(connections)
        .min_connections(1)
        .acquire_timeout(Duration::from_secs(30))
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
        .statement_cache_capacity(256)
        .pragma("temp_store", "memory")
        // for each connection; what is read often is in the kernel's cache too
        .pragma("cache_size", "-1500");
    if read_only {
        sqlite.pragma("query_only", "on")
    } else {
        sqlite
    }
}
