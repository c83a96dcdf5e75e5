//! Takes the next row that is due.

use super::lease::LEASE;
use super::{Columns, Queue};
use crate::store::{InternalError, Store, Tx};
use sea_orm::sea_query::{Expr, ExprTrait, LockBehavior, LockType, Query};
use sea_orm::{ColumnTrait, ConnectionTrait, FromQueryResult, Order};

/// One text on both databases; on PostgreSQL other workers skip the row.
pub(super) async fn claim<Q: Queue>(store: &Store) -> Result<Option<Q::Model>, InternalError> {
    let now = store.now();
    let Columns {
        id,
        next_at,
        leased_until,
        attempts,
        done_at,
        failed_at,
        ..
    } = Q::columns();
    let due = Query::select()
        .column(id)
        .from(Q::default())
        .and_where(done_at.is_null())
        .and_where(failed_at.is_null())
        .and_where(next_at.lte(now))
        .and_where(leased_until.is_null().or(leased_until.lt(now)))
        .order_by(next_at, Order::Asc)
        .limit(1)
        .lock_with_behavior(LockType::Update, LockBehavior::SkipLocked)
        .to_owned();
    let update = Query::update()
        .table(Q::default())
        .value(leased_until, now + LEASE)
        .value(attempts, Expr::col(attempts).add(1))
        .and_where(Expr::col(id).in_subquery(due))
        .returning_all()
        .to_owned();
    store
        .transact(async |tx: &Tx| {
            let row = tx.query_one(&update).await?;
            let row = row.map(|row| Q::Model::from_query_result(&row, ""));
            Ok::<_, InternalError>(row.transpose()?)
        })
        .await
}
