//! The database's own checks, and what was given up.

use crate::messaging::entity::outbox;
use crate::store::{InternalError, Store};
use crate::tasks::entity::job;
use laurel_domain::identity::System;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, Statement};

/// How many emails and jobs wait for somebody to say "again".
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct FailedCounts {
    pub emails: u64,
    pub jobs: u64,
}

/// What SQLite finds wrong with its own file, a line each; nothing where all
/// is well. PostgreSQL checks its pages itself, so there it only must answer.
///
/// # Errors
/// [`InternalError`] where it can't even be asked.
pub async fn database_faults(store: &Store, _: System) -> Result<Vec<String>, InternalError> {
    if !store.is_sqlite() {
        store.read().ping().await?;
        return Ok(Vec::new());
    }
    let mut found = Vec::new();
    for row in ask(store, "PRAGMA integrity_check").await? {
        let line: String = row.try_get_by_index(0)?;
        if line != "ok" {
            found.push(line);
        }
    }
    for row in ask(store, "PRAGMA foreign_key_check").await? {
        let table: String = row.try_get_by_index(0)?;
        let parent: String = row.try_get_by_index(2)?;
        found.push(format!(
            "a row of {table} leads to a {parent} that is not there"
        ));
    }
    Ok(found)
}

/// Looks through the pages of SQLite's file once, beside the readers; where one is damaged,
/// the site is not ready from then on.
pub async fn look_for_damage(store: Store, _: System) {
    if !store.is_sqlite() {
        return;
    }
    let found = match ask(&store, "PRAGMA quick_check(1)").await {
        Ok(rows) => rows
            .first()
            .map_or(Ok("ok".to_owned()), |row| row.try_get_by_index(0)),
        Err(error) => Ok(error.to_string()),
    };
    let found = found.unwrap_or_else(|error: sea_orm::DbErr| error.to_string());
    if found != "ok" {
        tracing::error!(%found, "the database is damaged: stop the server, keep a copy of the data folder, and bring the newest backup back with `laurel restore FILE --force`");
        store.note_damage(found);
    }
}

async fn ask(store: &Store, sql: &str) -> Result<Vec<sea_orm::QueryResult>, InternalError> {
    let reader = store.read();
    let statement = Statement::from_string(reader.get_database_backend(), sql);
    Ok(reader.query_all_raw(statement).await?)
}

/// # Errors
/// [`InternalError`]
pub async fn given_up(store: &Store, _: System) -> Result<FailedCounts, InternalError> {
    Ok(FailedCounts {
        emails: outbox::Entity::find()
            .filter(outbox::Column::FailedAt.is_not_null())
            .count(store.read())
            .await?,
        jobs: job::Entity::find()
            .filter(job::Column::FailedAt.is_not_null())
            .count(store.read())
            .await?,
    })
}
