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
    #[error("mail: {0}")]
    Mail(String),
    #[error("certificate: {0}")]
    Certificate(String),
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

/// The name of the unique constraint or index that a statement broke, as both
/// databases tell it: `uq_person_email`, or on SQLite the columns,
/// `person.email`.
pub(crate) fn constraint(error: &DbErr) -> Option<String> {
    let (DbErr::Exec(RuntimeErr::SqlxError(cause)) | DbErr::Query(RuntimeErr::SqlxError(cause))) =
        error
    else {
        return None;
    };
    let database = cause.as_database_error()?;
    if !database.is_unique_violation() {
        return None;
    }
    database.constraint().map(str::to_owned).or_else(|| {
        database
            .message()
            .split_once("UNIQUE constraint failed: ")
            .map(|(_, columns)| columns.to_owned())
    })
}
