//! Who waits for one of a few connections, and how long.

use prometheus_client::metrics::histogram::Histogram;
use std::time::Instant;
use tokio::sync::{AcquireError, Semaphore, SemaphorePermit};

/// As many turns at the same time as there are connections.
pub(super) struct Turns {
    free: Semaphore,
    waits: Histogram,
}

impl Turns {
    pub fn new(connections: usize, waits: Histogram) -> Self {
        Self {
            free: Semaphore::new(connections),
            waits,
        }
    }

    /// A turn that lasts until it is dropped. The wait is noted, also where
    /// there is none.
    pub(super) async fn take(&self) -> Result<SemaphorePermit<'_>, AcquireError> {
        // nobody goes before those who wait already
        if let Ok(turn) = self.free.try_acquire() {
            self.waits.observe(0.0);
            return Ok(turn);
        }
        let asked = Instant::now();
        let turn = self.free.acquire().await;
        self.waits.observe(asked.elapsed().as_secs_f64());
        turn
    }
}
