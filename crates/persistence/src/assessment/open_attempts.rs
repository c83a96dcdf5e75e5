//! Attempts that are open, in memory: whose they are, their question set and their
//! deadline never change for the worse, so that an answer needs no read.
//!
//! What may change (handed in, left the course, given more time) is never
//! taken from here: the statement that adds an answer asks for it.

use super::find::LearnerAttempt;
use crate::store::CacheCounts;
use laurel_domain::ids::AttemptId;
use moka::sync::Cache;
use std::sync::Arc;
use uuid::Uuid;

/// Attempts that are open at the same time; a question set is a kilobyte or two.
const MAX: u64 = 4000;

/// A store's open attempts.
pub(crate) struct OpenAttempts(Cache<Uuid, Arc<LearnerAttempt>>, CacheCounts);

impl Default for OpenAttempts {
    fn default() -> Self {
        Self(Cache::new(MAX), CacheCounts::default())
    }
}

impl OpenAttempts {
    pub(super) fn of(&self, id: AttemptId) -> Option<Arc<LearnerAttempt>> {
        self.1.seen(self.0.get(&id.0))
    }

    pub(crate) fn counts(&self) -> &CacheCounts {
        &self.1
    }

    pub(super) fn keep(&self, learner_attempt: Arc<LearnerAttempt>) {
        self.0.insert(learner_attempt.attempt.id.0, learner_attempt);
    }

    pub(super) fn forget(&self, id: AttemptId) {
        self.0.invalidate(&id.0);
    }
}
