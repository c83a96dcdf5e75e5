//! The loop: waits for work, takes it, does it, and writes down how it went.

use super::claim::claim;
use super::lease::{self, Lease};
use super::record::{Outcome, record};
use super::{Claimed, Queue};
use crate::store::{InternalError, Store};
use sea_orm::EntityTrait;
use std::time::Duration;
use tokio::sync::{oneshot, watch};

/// How often to look without having been woken.
const POLL_INTERVAL: Duration = Duration::from_secs(5);

type Row<W> = <<W as Worker>::Queue as EntityTrait>::Model;
type Column<W> = <<W as Worker>::Queue as EntityTrait>::Column;

/// Who does the work of one queue.
pub(crate) trait Worker: Sync {
    type Queue: Queue;

    fn store(&self) -> &Store;

    /// Resolves when something was put into the queue on this node.
    fn arrival(&self) -> impl Future<Output = ()> + Send;

    /// What is done before each round.
    fn before(&self) -> impl Future<Output = Result<(), InternalError>> + Send {
        async { Ok(()) }
    }

    /// Must be safe to do twice: a node may die before it writes down that it
    /// is done. Dropped where its row was given to another worker.
    fn work(&self, row: &Row<Self>) -> impl Future<Output = Outcome<Column<Self>>> + Send;
}

/// Works until `stop` says so; what is in hand is finished first.
pub(crate) async fn run<W: Worker>(worker: &W, mut stop: watch::Receiver<bool>) {
    while !*stop.borrow() {
        if let Err(error) = work_off(worker).await {
            tracing::error!(%error, "{}: a round of work failed", W::Queue::NAME);
        }
        tokio::select! {
            _ = stop.wait_for(|stop| *stop) => return,
            () = worker.arrival() => {}
            () = tokio::time::sleep(POLL_INTERVAL) => {}
        }
    }
}

/// Does all the work that is due now, and comes back: how many rows it took.
pub(crate) async fn work_off<W: Worker>(worker: &W) -> Result<u32, InternalError> {
    worker.before().await?;
    let mut taken = 0;
    while let Some(row) = claim::<W::Queue>(worker.store()).await? {
        taken += 1;
        let claimed = W::Queue::claimed(&row);
        if let Some((lease, outcome)) = while_leased(worker, &row, claimed).await {
            record::<W::Queue>(worker.store(), lease, claimed, outcome).await?;
        } else {
            tracing::warn!(id = %claimed.id, "{}: the row was given to another worker", W::Queue::NAME);
        }
    }
    Ok(taken)
}

/// Does the work, and says that it is still done for as long as it takes;
/// `None` where the lease was lost all the same, as after a long pause of the
/// whole process.
async fn while_leased<W: Worker>(
    worker: &W,
    row: &Row<W>,
    claimed: Claimed,
) -> Option<(Lease, Outcome<Column<W>>)> {
    let (done, is_done) = oneshot::channel();
    let lease = Lease::of(claimed)?;
    // a task of its own: work that keeps its thread busy must not hold it up
    let mut kept = tokio::spawn(lease::keep::<W::Queue>(
        worker.store().clone(),
        lease,
        is_done,
    ));
    let outcome = tokio::select! {
        outcome = worker.work(row) => outcome,
        _ = &mut kept => return None,
    };
    // who keeps the lease ended only if it was lost
    let _ = done.send(());
    Some((kept.await.ok()??, outcome))
}
