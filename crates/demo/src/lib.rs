//! Fills an empty store with a year in the life of a site: people, courses
//! half done and done, attempts, certificates.
//!
//! The many are rows made in bulk (`laurel_persistence::history`), whose derived
//! state comes from the same domain that decides for real learners. The few who
//! hold a certificate come by the real use cases, at instants of the past.

mod batch;
mod holders;
mod learners;
mod moving_clock;
mod names;
mod quiz_attempts;
mod staff;
mod trail;
mod visitors;

use chrono::{DateTime, TimeDelta, Utc};
use laurel_domain::identity::System;
use laurel_persistence::InternalError;
use laurel_persistence::history::{insert_past, keep_emails, published_courses};
use laurel_persistence::jobs::WorkerContext;
use laurel_persistence::site::use_listening_address;
use learners::DemoYear;
use rand::SeedableRng;
use rand::rngs::StdRng;
use std::sync::Arc;
use tokio::sync::mpsc;
use trail::Trail;

pub use moving_clock::MovingClock;
pub use visitors::VisitorPhrases;

/// The most certificates: each is printed, sealed and kept for real.
pub const MAX_CERTIFICATES: u64 = 200;
/// How long ago the first learner came.
const SPAN: TimeDelta = TimeDelta::days(365);

/// What to fill a store with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DemoOptions {
    pub learners: u64,
    /// The same seed gives the same people with the same progress.
    pub seed: u64,
}

/// What came of it. The tokens are for `/sign-in/{token}`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DemoResult {
    pub learners: u64,
    pub enrollments: u64,
    pub certificates: u64,
    pub learner: String,
    pub instructor: String,
    pub administrator: String,
}

/// How long before now the site itself begins: set the clock there before the
/// bundled programs are imported.
#[must_use]
pub fn beginning() -> TimeDelta {
    SPAN + TimeDelta::days(30)
}

/// Fills a store whose bundled programs are published. `clock` is the workers'
/// store's; it is left at `now`, the instant up to which things happened.
/// `words` are what its visitors say. `made` is told of learners and enrollments as they are kept.
///
/// # Errors
/// [`InternalError`]
pub async fn fill(
    workers: &WorkerContext,
    system: System,
    clock: &MovingClock,
    now: DateTime<Utc>,
    options: DemoOptions,
    words: &VisitorPhrases,
    mut made: impl FnMut(u64, u64) + Send,
) -> Result<DemoResult, InternalError> {
    let store = &workers.store;
    // its certificates are sealed, and read on the machine that made them
    use_listening_address(store, system).await?;
    let mut random = StdRng::seed_from_u64(options.seed);
    let mut trails = Vec::new();
    for revision in published_courses(store, system).await? {
        trails.push(Trail::of(&revision, &mut random)?);
    }
    let trails = Arc::new(trails);
    let year = DemoYear {
        trails,
        from: now - SPAN,
        now,
        seed: options.seed,
    };
    clock.set(year.from);
    let staff = staff::appoint(store, system, &year, &mut random).await?;
    let certificates = (options.learners / 10).min(MAX_CERTIFICATES);
    let others = options.learners - certificates;
    let mut enrollments = 0;

    let (sender, mut batches) = mpsc::channel(1);
    let of_all = year.clone();
    let making = tokio::task::spawn_blocking(move || learners::make(&of_all, others, &sender));
    while let Some(batch) = batches.recv().await {
        let (learners, walks) = (batch.learners, batch.walks);
        insert_past(store, system, batch.past).await?;
        enrollments += walks;
        made(learners, walks);
    }
    making.await.map_err(|_| InternalError::Stopped)?;

    let holders = holders::issue(
        workers,
        system,
        clock,
        &year,
        &mut random,
        certificates,
        &mut made,
    )
    .await?;
    visitors::visit(
        workers,
        system,
        clock,
        &year,
        &mut random,
        words,
        options.learners,
    )
    .await?;
    clock.set(now);
    keep_emails(workers, system).await?;
    let guest = staff::guest(store, system, &year, &mut random).await?;
    Ok(DemoResult {
        learners: options.learners + 1,
        enrollments: enrollments + holders.enrollments + guest.enrollments,
        certificates: holders.certificates,
        learner: staff::link(store, guest.person).await?,
        instructor: staff::link(store, staff.instructor).await?,
        administrator: staff::link(store, staff.administrator).await?,
    })
}

/// The address that people use.
pub(crate) fn address(workers: &WorkerContext) -> String {
    workers.address.public(Some("")).url
}
