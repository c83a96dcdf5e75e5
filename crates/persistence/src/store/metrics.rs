//! What the store counts and times of its own work, for who watches the site.
//! Here nothing has a name or a format: who tells it gives both.

use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::histogram::Histogram;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

/// Seconds: from what is in memory to a disk that hangs.
const WAITS: [f64; 12] = [
    0.0001, 0.000_25, 0.001, 0.0025, 0.01, 0.025, 0.1, 0.25, 1.0, 2.5, 10.0, 30.0,
];
/// As many as share a commit at most.
const SIZES: [f64; 8] = [1.0, 2.0, 4.0, 8.0, 16.0, 32.0, 64.0, 128.0];

/// Cheap to clone; all clones are the same figures. Waits are in seconds.
#[derive(Debug, Clone)]
pub struct StoreMetrics {
    /// How many pieces of work shared a commit, on SQLite.
    pub group_size: Histogram,
    /// How long a piece of work waited until its group or its transaction began.
    pub write_wait: Histogram,
    /// How long a commit took.
    pub commit: Histogram,
    /// Pieces of work that were refused since nothing can be written, as on a
    /// full disk.
    pub not_saved: Counter,
    /// How long somebody waited for one of the connections that read.
    pub read_wait: Histogram,
    /// The same for those that read one row, on SQLite.
    pub direct_read_wait: Histogram,
}

impl Default for StoreMetrics {
    fn default() -> Self {
        let wait = || Histogram::new(WAITS);
        Self {
            group_size: Histogram::new(SIZES),
            write_wait: wait(),
            commit: wait(),
            not_saved: Counter::default(),
            read_wait: wait(),
            direct_read_wait: wait(),
        }
    }
}

impl StoreMetrics {
    /// A group begins, of pieces of work that were asked for at these instants.
    pub(super) fn group_begins(&self, asked: impl Iterator<Item = Instant>) {
        let now = Instant::now();
        let mut size = 0_u32;
        for asked in asked {
            size += 1;
            let waited = now.saturating_duration_since(asked);
            self.write_wait.observe(waited.as_secs_f64());
        }
        self.group_size.observe(f64::from(size));
    }

    pub(super) fn transaction_begins(&self, waited: Duration) {
        self.write_wait.observe(waited.as_secs_f64());
    }

    pub(super) fn committed(&self, took: Duration) {
        self.commit.observe(took.as_secs_f64());
    }

    pub(super) fn refused(&self, pieces: usize) {
        self.not_saved
            .inc_by(u64::try_from(pieces).unwrap_or(u64::MAX));
    }
}

/// How often a cache had what it was asked for. Cheap to clone; all clones are
/// the same figures.
#[derive(Debug, Clone, Default)]
pub struct CacheCounts(Arc<Counts>);

#[derive(Debug, Default)]
struct Counts {
    hits: AtomicU64,
    misses: AtomicU64,
}

impl CacheCounts {
    /// Counts what was found, and hands it on.
    pub fn seen<T>(&self, found: Option<T>) -> Option<T> {
        let count = match found {
            Some(_) => &self.0.hits,
            None => &self.0.misses,
        };
        count.fetch_add(1, Ordering::Relaxed);
        found
    }

    /// How often it was there, and how often it was not.
    #[must_use]
    pub fn read(&self) -> (u64, u64) {
        let read = |count: &AtomicU64| count.load(Ordering::Relaxed);
        (read(&self.0.hits), read(&self.0.misses))
    }
}

#[cfg(test)]
#[path = "metrics_tests.rs"]
mod tests;
