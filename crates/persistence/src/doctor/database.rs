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
