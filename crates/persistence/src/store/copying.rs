//! What a backup and a restore ask of the database beside the store: a copy of it, and
//! whether there is anything in it.

use super::{Config, InternalError, Store, connect};
use laurel_domain::identity::System;
use laurel_migrations::Migrator;
use sea_orm::{ConnectionTrait, DatabaseConnection, DbBackend, Statement};
use sea_orm_migration::MigratorTrait;
use std::path::Path;

/// How far a database is from this version.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Age {
    /// Nothing is in it.
    Empty,
    /// Migrations are pending.
    Behind,
    Current,
}

/// Lets the next start take the secret that it finds as the site's: a restored database knows
/// the one of where it was, and what was sealed by it. For PostgreSQL; an earlier version's
/// database has fewer tables.
pub const FORGET_SECRET: &str = "DELETE FROM setting WHERE key = 'secret-fingerprint'; \
    DO $$ BEGIN IF to_regclass('audit_head') IS NOT NULL THEN DELETE FROM audit_head; END IF; END $$";

impl Store {
    /// Writes what is committed now into a new SQLite file, while others read and write.
    ///
    /// # Errors
    /// [`InternalError`] where the file is there already or can't be written.
    pub async fn copy_database(config: &Config, to: &Path, _: System) -> Result<(), InternalError> {
        let connection = connect::writing(&config.data).await?;
        let target = to.to_string_lossy().into_owned();
        let copy =
            Statement::from_sql_and_values(DbBackend::Sqlite, "VACUUM INTO ?", [target.into()]);
        connection.execute_raw(copy).await?;
        connection.close().await?;
        Ok(())
    }

    /// Does so in the SQLite database of this folder, which nobody else has open.
    ///
    /// # Errors
    /// [`InternalError`] where it can't be written.
    pub async fn forget_secret(folder: &Path, _: System) -> Result<(), InternalError> {
        let connection = connect::writing(folder).await?;
        connection
            .execute_unprepared("DELETE FROM setting WHERE key = 'secret-fingerprint'")
            .await?;
        let table = "SELECT name FROM sqlite_master WHERE name = 'audit_head'";
        if ask(&connection, table).await?.is_some() {
            connection
                .execute_unprepared("DELETE FROM audit_head")
                .await?;
        }
        connection.close().await?;
        Ok(())
    }

    /// Looks at the database of a site without changing it.
    ///
    /// # Errors
    /// [`InternalError`] where it can't be asked, or a newer version made it.
    pub async fn age(config: &Config, _: System) -> Result<Age, InternalError> {
        let connection = looking(config).await?;
        let age = age_of(&connection).await;
        connection.close().await?;
        age
    }

    /// The names of the migrations that were applied; none of an empty database.
    ///
    /// # Errors
    /// As [`Store::age`].
    pub async fn applied(config: &Config, _: System) -> Result<Vec<String>, InternalError> {
        let connection = looking(config).await?;
        let names = match age_of(&connection).await? {
            Age::Empty => Vec::new(),
            _ => Migrator::get_applied_migrations(&connection)
                .await?
                .iter()
                .map(|migration| migration.name().to_owned())
                .collect(),
        };
        connection.close().await?;
        Ok(names)
    }

    /// On PostgreSQL, the schema that the site's tables are in or will be made in.
    ///
    /// # Errors
    /// [`InternalError`] where it can't be asked, or the account may use none.
    pub async fn schema(config: &Config, _: System) -> Result<String, InternalError> {
        let connection = looking(config).await?;
        let name: Option<String> = ask(&connection, "SELECT current_schema()::text").await?;
        connection.close().await?;
        let none = "this account may use no schema of the database".to_owned();
        name.ok_or(InternalError::Unreachable(none))
    }

    /// On PostgreSQL, whether there is a schema of this name.
    ///
    /// # Errors
    /// [`InternalError`] where it can't be asked.
    pub async fn has_schema(config: &Config, name: &str, _: System) -> Result<bool, InternalError> {
        let connection = looking(config).await?;
        let statement = Statement::from_sql_and_values(
            DbBackend::Postgres,
            "SELECT nspname::text FROM pg_namespace WHERE nspname = $1",
            [name.into()],
        );
        let found = connection.query_one_raw(statement).await?.is_some();
        connection.close().await?;
        Ok(found)
    }

    /// The first of these migrations that this version does not have.
    #[must_use]
    pub fn unknown_migration(names: &[String]) -> Option<&str> {
        let known = Migrator::get_migration_files();
        let is_known = |name: &str| known.iter().any(|file| file.name() == name);
        names
            .iter()
            .map(String::as_str)
            .find(|name| !is_known(name))
    }
}

async fn looking(config: &Config) -> Result<DatabaseConnection, InternalError> {
    match &config.database_url {
        Some(url) => connect::one(url).await,
        None => Ok(connect::writing(&config.data).await?),
    }
}

/// Asking the migrations makes their table where it is missing, so it is looked for first.
async fn age_of(connection: &DatabaseConnection) -> Result<Age, InternalError> {
    let question = match connection.get_database_backend() {
        DbBackend::Postgres => "SELECT to_regclass('seaql_migrations')::text",
        _ => "SELECT name FROM sqlite_master WHERE name = 'seaql_migrations'",
    };
    if ask(connection, question).await?.is_none() {
        return Ok(Age::Empty);
    }
    connect::not_newer(connection).await?;
    let pending = Migrator::get_pending_migrations(connection).await?;
    let applied = Migrator::get_applied_migrations(connection).await?;
    Ok(match (applied.is_empty(), pending.is_empty()) {
        (true, _) => Age::Empty,
        (false, true) => Age::Current,
        (false, false) => Age::Behind,
    })
}

async fn ask(connection: &DatabaseConnection, sql: &str) -> Result<Option<String>, InternalError> {
    let statement = Statement::from_string(connection.get_database_backend(), sql);
    let row = connection.query_one_raw(statement).await?;
    Ok(match row {
        Some(row) => row.try_get_by_index(0)?,
        None => None,
    })
}
