//! Which errors of the database leave a transaction as it was, and which say
//! that nothing can be written for now.

use sea_orm::{DbErr, RuntimeErr};
use sqlx::Error;

fn cause(error: &DbErr) -> Option<&Error> {
    let (DbErr::Conn(RuntimeErr::SqlxError(cause))
    | DbErr::Exec(RuntimeErr::SqlxError(cause))
    | DbErr::Query(RuntimeErr::SqlxError(cause))) = error
    else {
        return None;
    };
    Some(cause)
}

/// Whether SQLite has undone no more than the statement itself. After the other
/// errors (a full disk is the common one) it may have undone the whole
/// transaction, and what runs next would stand outside of it.
pub(super) fn leaves_open(error: &DbErr) -> bool {
    // `SQLITE_ERROR`, `LOCKED`, `SCHEMA`, `TOOBIG`, `CONSTRAINT`, `MISMATCH`, `RANGE`
    const HARMLESS: [u32; 7] = [1, 6, 17, 18, 19, 20, 25];
    match cause(error) {
        // a value that can't be read, or a refusal before the database was asked
        None => true,
        Some(Error::Database(answer)) => answer
            .code()
            .and_then(|code| code.parse::<u32>().ok())
            .is_some_and(|code| HARMLESS.contains(&(code & 0xff))),
        Some(cause) => !is_gone(cause),
    }
}

/// Whether it says that nothing can be written for now, whoever asks. On
/// PostgreSQL: its disk or memory is full, it starts or stops, it only reads,
/// or it does not answer (appendix A of its manual).
pub(super) fn cannot_write(error: &DbErr) -> bool {
    match cause(error) {
        Some(Error::Database(answer)) => answer.code().is_some_and(|code| {
            code.len() == 5
                && (["53", "57P", "58", "08"]
                    .iter()
                    .any(|c| code.starts_with(c))
                    || code == "25006")
        }),
        Some(cause) => is_gone(cause),
        None => false,
    }
}

/// Whether the database gave no answer at all, so that asking again in a while
/// may help.
pub(super) fn is_outage(error: &DbErr) -> bool {
    matches!(error, DbErr::ConnectionAcquire(_)) || cannot_write(error)
}

fn is_gone(cause: &Error) -> bool {
    matches!(
        cause,
        Error::Io(_)
            | Error::Tls(_)
            | Error::Protocol(_)
            | Error::PoolTimedOut
            | Error::PoolClosed
            | Error::WorkerCrashed
            | Error::BeginFailed
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use sea_orm::ConnAcquireErr;
    use std::io::{Error as Io, ErrorKind};

    #[test]
    fn a_database_that_does_not_answer_is_told_from_one_that_refuses() {
        let lost = |cause| DbErr::Query(RuntimeErr::SqlxError(Error::Io(Io::from(cause)).into()));
        for outage in [
            DbErr::ConnectionAcquire(ConnAcquireErr::Timeout),
            DbErr::ConnectionAcquire(ConnAcquireErr::ConnectionClosed),
            lost(ErrorKind::ConnectionReset),
            DbErr::Conn(RuntimeErr::SqlxError(Error::PoolTimedOut.into())),
            DbErr::Exec(RuntimeErr::SqlxError(Error::BeginFailed.into())),
        ] {
            assert!(is_outage(&outage), "{outage:?}");
        }
        for answer in [
            DbErr::RecordNotFound(String::new()),
            DbErr::Type(String::new()),
            DbErr::Query(RuntimeErr::SqlxError(Error::RowNotFound.into())),
        ] {
            assert!(!is_outage(&answer), "{answer:?}");
        }
    }
}
