//! Deletes, once an hour, what nobody needs any more.

use crate::changes;
use crate::store::Store;
use std::time::Duration;
use tokio::sync::watch;

const INTERVAL: Duration = Duration::from_secs(3600);

pub(super) async fn clean_up(store: &Store, mut stop: watch::Receiver<bool>) {
    while !*stop.borrow() {
        if let Err(error) = changes::forget_old(store).await {
            tracing::error!(%error, "what is no longer needed can't be deleted");
        }
        tokio::select! {
            _ = stop.wait_for(|stop| *stop) => return,
            () = tokio::time::sleep(INTERVAL) => {}
        }
    }
}
