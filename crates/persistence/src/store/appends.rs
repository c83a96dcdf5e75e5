//! Single statements that add one row each, run together.
//!
//! An answer is one row, and most of what it would cost alone is the way to
//! the database's thread and back. So those that wait at the same moment go
//! there as one text. Where one of them adds nothing or fails, all are undone
//! and each goes alone, so that each is told its own outcome.

use super::{InternalError, Tx};
use sea_orm::{ConnectionTrait, Statement, TransactionTrait, Values};
use tokio::sync::oneshot;

/// The most in one text. Sizes are powers of two, so that a handful of texts
/// are prepared once and for all.
const TOGETHER: usize = 32;

/// One statement, and whom to tell whether it added its row.
pub(super) struct Append {
    pub statement: Statement,
    pub tell: oneshot::Sender<Result<bool, InternalError>>,
}

/// One that ran, to be told after the commit.
pub(super) struct Added {
    pub row: bool,
    pub tell: oneshot::Sender<Result<bool, InternalError>>,
}

/// Runs them all; those that failed are told at once.
pub(super) async fn run(tx: &Tx, mut appends: Vec<Append>) -> Vec<Added> {
    let mut ran = Vec::with_capacity(appends.len());
    appends.sort_by(|a, b| a.statement.sql.cmp(&b.statement.sql));
    while let Some(first) = appends.last() {
        let text = first.statement.sql.clone();
        let same = appends.iter().rev();
        let same = same.take_while(|a| a.statement.sql == text).count();
        let size = (1 << same.ilog2()).min(TOGETHER);
        let some = appends.split_off(appends.len() - size);
        if size > 1 && together(tx, &text, &some).await {
            ran.extend(some.into_iter().map(|a| Added {
                row: true,
                tell: a.tell,
            }));
            continue;
        }
        for append in some {
            match tx.execute_raw(append.statement).await {
                Ok(done) => ran.push(Added {
                    row: done.rows_affected() == 1,
                    tell: append.tell,
                }),
                Err(error) => {
                    // a caller that went away no longer needs the answer
                    let _ = append.tell.send(Err(error.into()));
                }
            }
        }
    }
    ran
}

/// Whether all of them added their rows; if not, none did.
async fn together(tx: &Tx, text: &str, appends: &[Append]) -> bool {
    let Ok(savepoint) = tx.begin().await else {
        return false;
    };
    let values = appends.iter().filter_map(|a| a.statement.values.as_ref());
    let statement = Statement {
        sql: vec![text; appends.len()].join(";\n"),
        values: Some(Values(values.flat_map(|v| v.0.iter().cloned()).collect())),
        db_backend: tx.get_database_backend(),
    };
    let done = savepoint.execute_raw(statement).await;
    let all = u64::try_from(appends.len())
        .is_ok_and(|all| done.as_ref().is_ok_and(|done| done.rows_affected() == all));
    if all {
        return savepoint.commit().await.is_ok();
    }
    // what can't be undone, the commit of the group will tell
    let _ = savepoint.rollback().await;
    false
}
