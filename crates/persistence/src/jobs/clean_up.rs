//! Deletes, every ten minutes, what nobody needs any more.

use crate::personal_data::end_unconfirmed_accounts;
use crate::store::{InternalError, Store, forget_old_requests};
use crate::{changes, identity};
use std::time::Duration;
use tokio::sync::watch;

const INTERVAL: Duration = Duration::from_secs(600);

pub(super) async fn clean_up(store: &Store, mut stop: watch::Receiver<bool>) {
    while !*stop.borrow() {
        if let Err(error) = delete(store).await {
            tracing::error!(%error, "what is no longer needed can't be deleted");
        }
        tokio::select! {
            _ = stop.wait_for(|stop| *stop) => return,
            () = tokio::time::sleep(INTERVAL) => {}
        }
    }
}

async fn delete(store: &Store) -> Result<(), InternalError> {
    changes::forget_old(store).await?;
    forget_old_requests(store).await?;
    end_unconfirmed_accounts(store).await?;
    identity::forget_old_guesses(store).await
}
