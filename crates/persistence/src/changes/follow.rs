//! Hears of what changed on any node, and by any command, as it is committed.

use super::Changed;
use super::cursor::{CHANNEL, Cursor};
use crate::store::{InternalError, Store};
use laurel_domain::identity::System;
use sqlx::postgres::PgListener;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::Notify;
use tokio::task::JoinSet;

/// How often to look without having been told: the promise. What PostgreSQL
/// tells at once only makes it quicker.
const POLL_INTERVAL: Duration = Duration::from_millis(500);
/// How long to wait before connecting again.
const RETRY_AFTER: Duration = Duration::from_secs(1);

/// A node's place among what changed.
#[derive(Debug)]
pub struct Follower {
    store: Store,
    cursor: Cursor,
    wake: Arc<Notify>,
    /// Listens on PostgreSQL; ends with the follower.
    _listener: JoinSet<()>,
}

impl Follower {
    /// Follows from now on. What a node remembers is to be loaded after this,
    /// so that no change falls between the two.
    ///
    /// # Errors
    /// [`InternalError`] where the database can't be asked.
    pub async fn start(store: &Store, _: System) -> Result<Self, InternalError> {
        let wake = Arc::new(Notify::new());
        let mut listener = JoinSet::new();
        if let Some(url) = &store.config().database_url {
            listener.spawn(listen(url.clone(), wake.clone()));
        }
        Ok(Self {
            cursor: Cursor::now(store.read()).await?,
            store: store.clone(),
            wake,
            _listener: listener,
        })
    }

    /// Waits until something may have changed, half a second at most; what was
    /// committed since, each change once.
    ///
    /// # Errors
    /// [`InternalError`] where the database can't be asked; then nothing is lost, the
    /// next call tells it.
    pub async fn next(&mut self, _: System) -> Result<Vec<Changed>, InternalError> {
        tokio::select! {
            () = self.wake.notified() => {}
            () = tokio::time::sleep(POLL_INTERVAL) => {}
        }
        self.cursor.read(self.store.read()).await
    }
}

/// Wakes the follower at every message, for as long as it lives.
pub(super) async fn listen(url: String, wake: Arc<Notify>) {
    let mut lost = false;
    loop {
        let Err(error) = pass_on(&url, &wake, &mut lost).await;
        if !lost {
            tracing::warn!(%error, "what changes elsewhere is asked for every half second only, until the database can be listened to again");
        }
        lost = true;
        tokio::time::sleep(RETRY_AFTER).await;
    }
}

async fn pass_on(
    url: &str,
    wake: &Notify,
    lost: &mut bool,
) -> Result<std::convert::Infallible, sqlx::Error> {
    let mut listener = PgListener::connect(url).await?;
    listener.listen(CHANNEL).await?;
    *lost = false;
    loop {
        // the first time for what was missed before, later for the message
        wake.notify_one();
        // nothing is received when the connection was lost and made again
        let _ = listener.try_recv().await?;
    }
}
