//! A row in hand: it is the worker's for a minute, and for as long as the
//! worker says in time that it still works.

use super::{Claimed, Queue};
use crate::store::{InternalError, Store, Tx};
use chrono::{DateTime, TimeDelta, Utc};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, QueryFilter};
use std::time::Duration;
use tokio::sync::oneshot;
use uuid::Uuid;

/// A worker that died with a row in hand gives it back after this long.
pub(super) const LEASE: TimeDelta = TimeDelta::minutes(1);
/// A lease with less than this left is renewed.
const RENEW_BELOW: TimeDelta = TimeDelta::seconds(40);
/// How often to look whether it is.
const CHECK_INTERVAL: Duration = Duration::from_secs(1);

/// Which row, and until when. Its end tells it from every other lease of the
/// row, since the next begins after it: what was done under a lease that was
/// lost is never written down.
#[derive(Debug, Clone, Copy)]
pub(super) struct Lease {
    pub id: Uuid,
    pub until: DateTime<Utc>,
}

impl Lease {
    /// `None` for a row that nobody claimed.
    pub(super) fn of(row: Claimed) -> Option<Self> {
        row.leased_until.map(|until| Self { id: row.id, until })
    }
}

/// Renews a lease until `done`; its last end, or `None` once another worker may
/// have the row.
pub(super) async fn keep<Q: Queue>(
    store: Store,
    mut lease: Lease,
    mut done: oneshot::Receiver<()>,
) -> Option<Lease> {
    loop {
        tokio::select! {
            _ = &mut done => return Some(lease),
            () = tokio::time::sleep(CHECK_INTERVAL) => {}
        }
        if lease.until - store.now() >= RENEW_BELOW {
            continue;
        }
        match renew::<Q>(&store, lease).await {
            Ok(Some(renewed)) => lease = renewed,
            Ok(None) => return None,
            // tried again until it is known whether somebody else took the row
            Err(error) => {
                tracing::error!(id = %lease.id, %error, "{}: its lease can't be renewed", Q::NAME);
            }
        }
    }
}

async fn renew<Q: Queue>(store: &Store, lease: Lease) -> Result<Option<Lease>, InternalError> {
    let columns = Q::columns();
    let until = store.now() + LEASE;
    store
        .transact(async |tx: &Tx| {
            let done = Q::update_many()
                .col_expr(columns.leased_until, Expr::value(until))
                .filter(columns.id.eq(lease.id))
                .filter(columns.leased_until.eq(lease.until))
                .exec(tx)
                .await?;
            let renewed = Lease { until, ..lease };
            Ok::<_, InternalError>((done.rows_affected > 0).then_some(renewed))
        })
        .await
}
