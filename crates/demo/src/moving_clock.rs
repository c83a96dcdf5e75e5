//! A clock that is set by hand, so that what happened over a year can be told
//! through the same use cases that tell what happens now.

use chrono::{DateTime, Utc};
use laurel_persistence::Clock;
use std::sync::atomic::{AtomicI64, Ordering};

/// Shows the instant that it was set to last.
#[derive(Debug)]
pub struct MovingClock(AtomicI64);

impl MovingClock {
    #[must_use]
    pub fn at(now: DateTime<Utc>) -> Self {
        Self(AtomicI64::new(now.timestamp_micros()))
    }

    pub fn set(&self, now: DateTime<Utc>) {
        self.0.store(now.timestamp_micros(), Ordering::Relaxed);
    }
}

impl Clock for MovingClock {
    fn now(&self) -> DateTime<Utc> {
        let micros = self.0.load(Ordering::Relaxed);
        DateTime::from_timestamp_micros(micros).unwrap_or(DateTime::UNIX_EPOCH)
    }
}
