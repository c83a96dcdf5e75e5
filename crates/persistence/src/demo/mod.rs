//! Fills an empty store with a year in the life of a site: people, courses
//! half done and done, attempts, certificates.
//!
//! The many are rows made in bulk, whose derived state comes from the same
//! domain that decides for real learners. The few who hold a certificate come
//! by the real use cases, at instants of the past.

mod batch;
mod holders;
mod learners;
mod moving_clock;
mod names;
mod quiz_attempts;
mod rows;
mod staff;
mod trail;
mod visitors;

use crate::catalog::entity::{course, program};
use crate::catalog::revision;
use crate::identity::entity::person;
use crate::jobs::WorkerContext;
use crate::messaging::entity::outbox;
use crate::store::{InternalError, Store};
use chrono::{DateTime, TimeDelta, Utc};
use laurel_domain::authoring::document::Program;
use laurel_domain::ids::RevisionId;
use learners::DemoYear;
use rand::SeedableRng;
use rand::rngs::StdRng;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder};
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

/// Whether nobody and nothing is there yet.
///
/// # Errors
/// [`InternalError`]
pub async fn is_empty(store: &Store) -> Result<bool, InternalError> {
    let people = person::Entity::find().count(store.read()).await?;
    let programs = program::Entity::find().count(store.read()).await?;
    let courses = course::Entity::find().count(store.read()).await?;
    Ok(people + programs + courses == 0)
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
    clock: &MovingClock,
    now: DateTime<Utc>,
    options: DemoOptions,
    words: &VisitorPhrases,
    mut made: impl FnMut(u64, u64) + Send,
) -> Result<DemoResult, InternalError> {
    let store = &workers.store;
    let mut random = StdRng::seed_from_u64(options.seed);
    let trails = Arc::new(trails(store, &mut random).await?);
    let year = DemoYear {
        trails,
        from: now - SPAN,
        now,
        seed: options.seed,
    };
    clock.set(year.from);
    let staff = staff::appoint(store, &year, &mut random).await?;
    let certificates = (options.learners / 10).min(MAX_CERTIFICATES);
    let others = options.learners - certificates;
    let mut enrollments = 0;

    let (sender, mut batches) = mpsc::channel(1);
    let of_all = year.clone();
    let making = tokio::task::spawn_blocking(move || learners::make(&of_all, others, &sender));
    while let Some(batch) = batches.recv().await {
        let (learners, walks) = (batch.learners, batch.walks);
        store.transact(async |tx| batch.insert(tx).await).await?;
        enrollments += walks;
        made(learners, walks);
    }
    making.await.map_err(|_| InternalError::Stopped)?;

    let holders =
        holders::issue(workers, clock, &year, &mut random, certificates, &mut made).await?;
    visitors::visit(workers, clock, &year, &mut random, words, options.learners).await?;
    clock.set(now);
    keep_emails(workers).await?;
    let guest = staff::guest(store, &year, &mut random).await?;
    Ok(DemoResult {
        learners: options.learners + 1,
        enrollments: enrollments + holders.enrollments + guest.enrollments,
        certificates: holders.certificates,
        learner: staff::link(store, guest.person).await?,
        instructor: staff::link(store, staff.instructor).await?,
        administrator: staff::link(store, staff.administrator).await?,
    })
}

/// The published courses, in the order in which programs list them.
async fn trails(store: &Store, random: &mut StdRng) -> Result<Vec<Trail>, InternalError> {
    let programs = program::Entity::find()
        .order_by_asc(program::Column::Position)
        .all(store.read())
        .await?;
    let mut listed: Vec<String> = Vec::new();
    for row in programs {
        let document: Program = serde_json::from_str(&row.document)?;
        listed.extend(document.courses.into_iter().map(|course| course.course));
    }
    let mut rows = course::Entity::find()
        .filter(course::Column::CurrentRevisionId.is_not_null())
        .order_by_asc(course::Column::Id)
        .all(store.read())
        .await?;
    rows.sort_by_key(|row| {
        let place = listed.iter().position(|slug| *slug == row.slug);
        place.unwrap_or(usize::MAX)
    });
    let mut trails = Vec::new();
    for row in rows {
        if let Some(current) = row.current_revision_id {
            let revision = revision(store, RevisionId(current)).await?;
            trails.push(Trail::of(&revision, random)?);
        }
    }
    Ok(trails)
}

/// Emails to people who don't exist stay here: they get their words, count as
/// sent, and say that they were not.
async fn keep_emails(workers: &WorkerContext) -> Result<(), InternalError> {
    let rows = outbox::Entity::find()
        .filter(outbox::Column::SentAt.is_null())
        .all(workers.store.read())
        .await?;
    let mut kept = Vec::new();
    for row in rows {
        let message = serde_json::from_str(&row.data)?;
        kept.push((row.id, workers.wording.email(&message, &row.language)));
    }
    workers
        .store
        .transact(async |tx| {
            for (id, email) in kept {
                outbox::Entity::update_many()
                    .col_expr(outbox::Column::SentAt, Expr::col(outbox::Column::CreatedAt))
                    .col_expr(outbox::Column::Subject, Expr::value(email.subject))
                    .col_expr(outbox::Column::TextBody, Expr::value(email.text))
                    .col_expr(outbox::Column::HtmlBody, Expr::value(email.html))
                    .col_expr(
                        outbox::Column::LastAnswer,
                        Expr::value("kept here: the demo sends no emails"),
                    )
                    .filter(outbox::Column::Id.eq(id))
                    .exec(tx)
                    .await?;
            }
            Ok::<_, InternalError>(())
        })
        .await
}
