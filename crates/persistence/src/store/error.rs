//! What can go wrong that is nobody's refusal, and the two kinds of "no".

use sea_orm::{DbErr, RuntimeErr};
use thiserror::Error;

/// Something broke. What it says is for the log, never for a person.
#[derive(Debug, Error)]
pub enum InternalError {
    #[error("database: {0}")]
    Database(#[from] DbErr),
    /// The database's address leads nowhere, or it lets nobody in.
    #[error("{0}")]
    Unreachable(String),
    /// A migration was applied that this version does not know.
    #[error("it was made by a newer version of Laurel ({0}): use that version")]
    Newer(String),
    #[error("blobs: {0}")]
    Blob(#[from] object_store::Error),
    #[error("files: {0}")]
    File(#[from] std::io::Error),
    #[error("stored data can't be read: {0}")]
    Corrupt(String),
    #[error("work stopped before it answered")]
    Stopped,
    /// A use case was handed a permit for something else: a defect of the caller.
    #[error("permit does not cover this")]
    Permit,
    /// Nothing of it was kept, and for now nothing can be, whoever asks.
    #[error("nothing can be saved: {0}")]
    NotSaved(String),
    /// A transaction was held too long without use. Nothing of it was kept.
    #[error("the transaction was held too long")]
    TookTooLong,
    /// A statement failed and was passed over, so PostgreSQL kept nothing: a
    /// defect of the verb.
    #[error("a statement failed and nobody looked")]
    Undone,
    /// The same program asked for the same by the same key, and it was done.
    #[error("it was done already")]
    AlreadyDone,
    #[error("mail: {0}")]
    Mail(String),
    #[error("certificate: {0}")]
    Certificate(String),
}

impl InternalError {
    /// Whether the database did not answer, so that the same may work in a while.
    #[must_use]
    pub fn is_outage(&self) -> bool {
        match self {
            Self::Database(error) => super::broken::is_outage(error),
            Self::Unreachable(_) | Self::TookTooLong => true,
            _ => false,
        }
    }
}

impl From<serde_json::Error> for InternalError {
    fn from(error: serde_json::Error) -> Self {
        Self::Corrupt(error.to_string())
    }
}

/// A use case's "no": a refusal of the domain, or an internal error.
#[derive(Debug)]
pub enum UseCaseError<R> {
    Refused(R),
    Internal(InternalError),
}

impl<R, F: Into<InternalError>> From<F> for UseCaseError<R> {
    fn from(error: F) -> Self {
        Self::Internal(error.into())
    }
}

/// A unique index, as each database names it where a statement breaks it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Unique {
    /// Told by PostgreSQL.
    pub name: &'static str,
    /// Told by SQLite: the columns, each with its table.
    pub columns: &'static str,
}

impl Unique {
    pub(crate) fn is_broken_by(self, error: &DbErr) -> bool {
        let (DbErr::Exec(RuntimeErr::SqlxError(cause))
        | DbErr::Query(RuntimeErr::SqlxError(cause))) = error
        else {
            return false;
        };
        let Some(database) = cause.as_database_error() else {
            return false;
        };
        if !database.is_unique_violation() {
            return false;
        }
        let on_sqlite = || database.message().strip_prefix(SQLITE_UNIQUE);
        match database.constraint() {
            Some(name) => name == self.name,
            None => on_sqlite() == Some(self.columns),
        }
    }
}

const SQLITE_UNIQUE: &str = "UNIQUE constraint failed: ";

#[cfg(test)]
mod tests {
    use super::{InternalError, Unique};
    use crate::certification::entity::certificate;
    use crate::fixtures::each_database;
    use crate::identity::entity::person;
    use crate::site::entity::subscription;

    const PAIR: Unique = Unique {
        name: "uq_pair",
        columns: "pair.a, pair.b",
    };
    const OTHER: Unique = Unique {
        name: "uq_pair_c",
        columns: "pair.c",
    };

    #[tokio::test]
    async fn a_statement_says_which_index_it_broke() {
        for site in each_database().await {
            for sql in [
                "CREATE TABLE pair (a int, b int, c int)",
                "CREATE UNIQUE INDEX uq_pair ON pair (a, b)",
                "CREATE UNIQUE INDEX uq_pair_c ON pair (c)",
                "INSERT INTO pair VALUES (1, 2, 3)",
            ] {
                site.execute(sql).await.unwrap();
            }
            for (sql, pair, other) in [
                ("INSERT INTO pair VALUES (1, 2, 4)", true, false),
                ("INSERT INTO pair VALUES (1, 3, 3)", false, true),
                ("INSERT INTO nothing VALUES (1)", false, false),
            ] {
                let broken = match site.execute(sql).await {
                    Err(InternalError::Database(error)) => error,
                    outcome => panic!("{sql}: {outcome:?}"),
                };
                assert_eq!(PAIR.is_broken_by(&broken), pair, "{sql}");
                assert_eq!(OTHER.is_broken_by(&broken), other, "{sql}");
            }
        }
    }

    #[tokio::test]
    async fn every_index_that_is_named_is_in_the_schema() {
        let all = [
            certificate::NUMBER,
            certificate::EARNED,
            person::EMAIL,
            subscription::EMAIL,
        ];
        for site in each_database().await {
            for unique in all {
                let (table, _) = unique.columns.split_once('.').unwrap();
                let Unique { name, columns } = unique;
                let sql = if site.store.is_sqlite() {
                    format!(
                        "SELECT count(*) AS count FROM (SELECT group_concat('{table}.' || name, ', ') \
                         AS columns FROM pragma_index_info('{name}')) WHERE columns = '{columns}'"
                    )
                } else {
                    format!(
                        "SELECT count(*) AS count FROM pg_indexes WHERE indexname = '{name}' \
                         AND tablename = '{table}' AND indexdef LIKE 'CREATE UNIQUE%'"
                    )
                };
                assert_eq!(site.count(&sql).await, 1, "{unique:?}");
            }
        }
    }
}
