//! Single statements that add one row each, run together.
//!
//! An answer is one row, and most of what it would cost alone is the way to
//! the database's thread and back. So those that wait at the same moment go
//! there as one text. Where one of them adds nothing or fails, all are undone
//! and each goes alone, so that each is told its own outcome.

use super::InternalError;
use super::broken::leaves_open;
use sea_orm::{
    ConnectionTrait, DatabaseTransaction, DbErr, Statement, TransactionTrait, Value, Values,
};
use std::time::Instant;
use tokio::sync::oneshot;

/// The most in one text. Sizes are powers of two, so that a handful of texts
/// are prepared once and for all.
const TOGETHER: usize = 32;

/// One statement, and whom to tell whether it added its row.
pub(super) struct Append {
    pub statement: Statement,
    pub tell: oneshot::Sender<Result<bool, InternalError>>,
    pub asked: Instant,
}

/// One that ran, to be told after the commit.
pub(super) struct Added {
    pub row: bool,
    pub tell: oneshot::Sender<Result<bool, InternalError>>,
}

/// Runs them all, and moves those that ran to `added`; those that failed alone
/// are told at once. Those that have not run stay in `appends`.
///
/// # Errors
/// What ended the transaction for everybody in it.
pub(super) async fn run(
    tx: &DatabaseTransaction,
    appends: &mut Vec<Append>,
    added: &mut Vec<Added>,
) -> Result<(), DbErr> {
    appends.sort_by(|a, b| a.statement.sql.cmp(&b.statement.sql));
    while let Some(first) = appends.last() {
        let text = first.statement.sql.clone();
        let same = appends.iter().rev();
        let same = same.take_while(|a| a.statement.sql == text).count();
        let size = (1 << same.ilog2()).min(TOGETHER);
        let at = appends.len() - size;
        if size > 1 && together(tx, &text, &appends[at..]).await? {
            added.extend(appends.drain(at..).map(|append| Added {
                row: true,
                tell: append.tell,
            }));
            continue;
        }
        for _ in 0..size {
            alone(tx, appends, added).await?;
        }
    }
    Ok(())
}

/// Runs the last one.
async fn alone(
    tx: &DatabaseTransaction,
    appends: &mut Vec<Append>,
    added: &mut Vec<Added>,
) -> Result<(), DbErr> {
    let Some(append) = appends.pop() else {
        return Ok(());
    };
    let Append {
        statement, tell, ..
    } = append;
    let row = match tx.execute_raw(statement).await {
        Ok(done) => Ok(done.rows_affected() == 1),
        Err(error) if leaves_open(&error) => {
            // a caller that went away no longer needs the answer
            let _ = tell.send(Err(error.into()));
            return Ok(());
        }
        Err(error) => Err(error),
    };
    added.push(Added {
        row: row.as_ref().is_ok_and(|row| *row),
        tell,
    });
    row.map(|_| ())
}

/// Whether all of them added their rows; if not, none did.
async fn together(tx: &DatabaseTransaction, text: &str, appends: &[Append]) -> Result<bool, DbErr> {
    let savepoint = tx.begin().await?;
    let values = appends.iter().filter_map(|a| a.statement.values.as_ref());
    let values: Vec<Value> = values.flat_map(|v| v.0.iter().cloned()).collect();
    let statement = Statement {
        sql: vec![text; appends.len()].join(";\n"),
        values: Some(Values(values)),
        db_backend: tx.get_database_backend(),
    };
    let done = savepoint.execute_raw(statement).await;
    let rows = match done {
        Ok(done) => done.rows_affected(),
        Err(error) if leaves_open(&error) => 0,
        Err(error) => return Err(error),
    };
    if u64::try_from(appends.len()).is_ok_and(|all| rows == all) {
        savepoint.commit().await?;
        return Ok(true);
    }
    savepoint.rollback().await?;
    Ok(false)
}
