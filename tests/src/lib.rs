//! The harness: starts the real binary on a data folder of its own, and gives
//! people who act through its public addresses and see what a person sees.
//!
//! It never inserts a row, never asserts private state, and waits for the thing
//! itself. `LAUREL_TEST_POSTGRES` is the address of a PostgreSQL server where
//! databases may be made; without it the suites run on SQLite.

#![expect(
    clippy::expect_used,
    clippy::disallowed_methods,
    reason = "a harness may panic, and reads its own environment"
)]

mod answers;
mod certification;
mod database;
mod exposition;
mod folders;
mod forms;
mod learning;
mod mailbox;
mod page;
mod person;
mod program;
mod site;

pub use answers::{AnswerKey, AnswerPlan, PageQuestion, bundled_program, is_lesson, small_program};
pub use database::HeldAudit;
pub use exposition::{Exposition, Sample};
pub use folders::{copy_folder, exchange};
pub use forms::WebForm;
pub use learning::{base, front};
pub use mailbox::Email;
pub use page::Page;
pub use person::Person;
pub use program::Program;
pub use site::{Node, Options, Site, binary};

use chrono::{DateTime, TimeDelta, Utc};
use std::time::{Duration, SystemTime};

/// Only a stop for a test that hangs, however busy the machine is: nothing may
/// be concluded from how long something took.
pub const PATIENCE: Duration = Duration::from_secs(600);

/// A time so many days ago, as both databases take it.
pub fn days_ago(days: i64) -> String {
    let now = DateTime::<Utc>::from(SystemTime::now());
    let at = now - TimeDelta::days(days);
    at.format("%Y-%m-%d %H:%M:%S+00:00").to_string()
}

/// Asks until there is an answer, at most [`PATIENCE`].
///
/// # Panics
/// Where the answer never comes: the test has failed.
pub async fn wait_for<T, F>(what: &str, mut ask: impl FnMut() -> F) -> T
where
    F: Future<Output = Option<T>>,
{
    let asking = async {
        loop {
            if let Some(answer) = ask().await {
                return answer;
            }
            tokio::time::sleep(Duration::from_millis(40)).await;
        }
    };
    match tokio::time::timeout(PATIENCE, asking).await {
        Ok(answer) => answer,
        Err(_) => panic!("waited {PATIENCE:?} for {what}"),
    }
}
