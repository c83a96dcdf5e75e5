//! Rows of work that wait in a table: a worker takes one for a while, keeps it
//! for as long as it works, and writes down how it went. Jobs and messages are
//! two such tables, and this is their one loop.

mod backlog;
mod claim;
mod lease;
mod record;
#[cfg(test)]
mod tests;
mod work;

pub use backlog::Backlog;
pub(crate) use backlog::backlog;
pub(crate) use record::{Outcome, release_all};
pub(crate) use work::{Worker, run, work_off};

use chrono::{DateTime, TimeDelta, Utc};
use sea_orm::EntityTrait;
use uuid::Uuid;

/// A table whose rows are work.
pub(crate) trait Queue: EntityTrait {
    /// What the log calls a row of it.
    const NAME: &'static str;
    /// After so many attempts a row is given up until somebody says "again".
    const MAX_ATTEMPTS: i32;

    fn columns() -> Columns<Self::Column>;

    /// How long to wait after an attempt that failed, the first being 1.
    fn retry_after(attempts: i32) -> TimeDelta;

    fn claimed(row: &Self::Model) -> Claimed;
}

/// The columns that every such table has, by what they are for.
pub(crate) struct Columns<C> {
    pub id: C,
    pub kind: C,
    pub created_at: C,
    /// Not before this instant.
    pub next_at: C,
    /// Until then a worker has it in hand.
    pub leased_until: C,
    pub attempts: C,
    pub done_at: C,
    /// Given up.
    pub failed_at: C,
    /// What was answered last, or why it failed.
    pub last_answer: C,
}

/// What a row says to the worker that took it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Claimed {
    pub id: Uuid,
    /// This one included.
    pub attempts: i32,
    pub leased_until: Option<DateTime<Utc>>,
}
