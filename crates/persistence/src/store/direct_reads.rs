//! Reads of one row, for the pages that are opened all the time.
//!
//! The pool asks each connection that comes back whether it still lives. On
//! SQLite that is a message to the connection's thread and an answer, as dear
//! as the read itself, and a file does not hang up. So a few connections stand
//! beside the pool and are handed from reader to reader.

use super::InternalError;
use super::turns::Turns;
use prometheus_client::metrics::histogram::Histogram;
use sea_orm::sea_query::Values;
use sea_orm::{DbErr, QueryResult, RuntimeErr, Statement};
use sea_query_sqlx::SqlxValues;
use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection};
use sqlx::{AssertSqlSafe, ConnectOptions};
use std::sync::{Mutex, PoisonError};

pub(super) struct DirectReads {
    options: SqliteConnectOptions,
    turns: Turns,
    idle: Mutex<Vec<SqliteConnection>>,
}

impl DirectReads {
    /// At most `most` read at the same time, further ones wait their turn.
    /// Connections are opened when they are first needed; `options` must not
    /// let them write.
    pub fn new(options: SqliteConnectOptions, most: usize, waits: Histogram) -> Self {
        Self {
            options,
            turns: Turns::new(most, waits),
            idle: Mutex::default(),
        }
    }

    pub(super) async fn one(
        &self,
        statement: Statement,
    ) -> Result<Option<QueryResult>, InternalError> {
        let _turn = self
            .turns
            .take()
            .await
            .map_err(|_| InternalError::Stopped)?;
        let idle = self.idle().pop();
        let mut connection = match idle {
            Some(connection) => connection,
            None => self.options.connect().await.map_err(error)?,
        };
        let values = SqlxValues(statement.values.unwrap_or(Values(Vec::new())));
        let row = sqlx::query_with(AssertSqlSafe(statement.sql), values)
            .fetch_optional(&mut connection)
            .await
            .map_err(error)?;
        // one whose read failed, or was given up before here, is not kept
        self.idle().push(connection);
        Ok(row.map(QueryResult::from))
    }

    fn idle(&self) -> std::sync::MutexGuard<'_, Vec<SqliteConnection>> {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn error(error: sqlx::Error) -> InternalError {
    DbErr::Query(RuntimeErr::SqlxError(error.into())).into()
}
