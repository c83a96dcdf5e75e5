//! Writes down how it went.

use super::lease::Lease;
use super::{Claimed, Queue};
use crate::store::{InternalError, Store, Tx};
use chrono::{DateTime, Utc};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, QueryFilter};

/// How the work on a row went.
pub(crate) struct Outcome<C> {
    /// What was answered, if anything; or why it failed, for the log and for
    /// the people who look after the queue.
    pub result: Result<Option<String>, String>,
    /// What else to write into the row.
    pub also: Vec<(C, Expr)>,
}

/// Ends the lease with the outcome: done, to be tried again, or given up.
/// Nothing is written where the lease was lost meanwhile.
pub(super) async fn record<Q: Queue>(
    store: &Store,
    lease: Lease,
    row: Claimed,
    outcome: Outcome<Q::Column>,
) -> Result<(), InternalError> {
    let now = store.now();
    let columns = Q::columns();
    let mut update = Q::update_many()
        .col_expr(columns.leased_until, nothing())
        .filter(columns.id.eq(lease.id))
        .filter(columns.leased_until.eq(lease.until));
    for (column, value) in outcome.also {
        update = update.col_expr(column, value);
    }
    match outcome.result {
        Ok(answer) => {
            update = update.col_expr(columns.done_at, Expr::value(now));
            if let Some(answer) = answer {
                update = update.col_expr(columns.last_answer, Expr::value(answer));
            }
        }
        Err(why) => {
            tracing::error!(id = %row.id, attempts = row.attempts, %why, "{}: it failed", Q::NAME);
            update = update.col_expr(columns.last_answer, Expr::value(why));
            update = if row.attempts >= Q::MAX_ATTEMPTS {
                update.col_expr(columns.failed_at, Expr::value(now))
            } else {
                let next = now + Q::retry_after(row.attempts);
                update.col_expr(columns.next_at, Expr::value(next))
            };
        }
    }
    let written = store
        .transact(async |tx: &Tx| Ok::<_, InternalError>(update.exec(tx).await?.rows_affected))
        .await?;
    if written == 0 {
        tracing::warn!(id = %row.id, "{}: the row was given to another worker", Q::NAME);
    }
    Ok(())
}

/// Gives every row that is in hand back to whoever comes next.
pub(crate) async fn release_all<Q: Queue>(tx: &Tx) -> Result<(), InternalError> {
    let columns = Q::columns();
    Q::update_many()
        .col_expr(columns.leased_until, nothing())
        .filter(columns.leased_until.is_not_null())
        .exec(tx)
        .await?;
    Ok(())
}

fn nothing() -> Expr {
    Expr::value(None::<DateTime<Utc>>)
}
