//! Attempts that are open, in memory: whose they are, their paper and their
//! deadline never change for the worse, so that an answer needs no read.
//!
//! What may change (handed in, left the course, given more time) is never
//! taken from here: the statement that adds an answer asks for it.

use super::find::Seat;
use laurel_domain::ids::AttemptId;
use moka::sync::Cache;
use std::sync::Arc;
use uuid::Uuid;

/// Attempts that are open at the same time; a paper is a kilobyte or two.
const MOST: u64 = 4000;

/// A store's open attempts.
pub(crate) struct Seats(Cache<Uuid, Arc<Seat>>);

impl Default for Seats {
    fn default() -> Self {
        Self(Cache::new(MOST))
    }
}

impl Seats {
    pub(super) fn of(&self, id: AttemptId) -> Option<Arc<Seat>> {
        self.0.get(&id.0)
    }

    pub(super) fn keep(&self, seat: Arc<Seat>) {
        self.0.insert(seat.sitting.id.0, seat);
    }

    pub(super) fn forget(&self, id: AttemptId) {
        self.0.invalidate(&id.0);
    }
}
