//! The workers: they wait for work, claim it, do it, and write down how it went.

use super::{Task, entity::job};
use crate::assessment;
use crate::certification::{self, CertificateRenderer};
use crate::identity;
use crate::messaging::{self, Mailer, deliver_due};
use crate::site;
use crate::store::{InternalError, Store, Wording};
use chrono::{DateTime, TimeDelta, Utc};
use sea_orm::sea_query::{Expr, ExprTrait, LockBehavior, LockType, Query};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter};
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::watch;

/// A worker that died with a job in hand gives it back after this long; a job
/// that takes longer is done in pieces.
const LEASE: TimeDelta = TimeDelta::minutes(1);
const MAX_TRIES: i32 = 6;
/// How often to look without having been woken.
const POLL_INTERVAL: Duration = Duration::from_secs(5);

/// What the workers work with.
pub struct WorkerContext {
    pub store: Store,
    pub wording: Arc<dyn Wording>,
    pub mailer: Mailer,
    pub renderer: CertificateRenderer,
    /// The site's public address, without a slash at its end.
    pub public_url: String,
}

impl std::fmt::Debug for WorkerContext {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("WorkerContext").finish_non_exhaustive()
    }
}

/// Works until `stop` says so; what is in hand is finished first. Emails
/// leave by a worker of their own, so that a slow mail server holds up nothing.
pub async fn run(context: WorkerContext, stop: watch::Receiver<bool>) {
    if context.store.is_sqlite()
        && let Err(error) = release_leases(&context.store).await
    {
        tracing::error!(%error, "what was in hand before can't be taken back");
    }
    tokio::join!(do_jobs(&context, stop.clone()), send_emails(&context, stop));
}

/// On SQLite there is only this process: what another had in hand when it was
/// killed need not wait for its lease to end.
async fn release_leases(store: &Store) -> Result<(), InternalError> {
    store
        .transact(async |tx| {
            job::Entity::update_many()
                .col_expr(job::Column::LeasedUntil, Expr::value(None::<DateTime<Utc>>))
                .filter(job::Column::LeasedUntil.is_not_null())
                .exec(tx)
                .await?;
            messaging::release_leases(tx).await
        })
        .await
}

async fn do_jobs(context: &WorkerContext, mut stop: watch::Receiver<bool>) {
    while !*stop.borrow() {
        if let Err(error) = work_off(context).await {
            tracing::error!(%error, "a round of work failed");
        }
        tokio::select! {
            _ = stop.wait_for(|stop| *stop) => return,
            () = context.store.jobs_arrive() => {}
            () = tokio::time::sleep(POLL_INTERVAL) => {}
        }
    }
}

async fn send_emails(context: &WorkerContext, mut stop: watch::Receiver<bool>) {
    while !*stop.borrow() {
        if let Err(error) =
            deliver_due(&context.store, &context.mailer, context.wording.as_ref()).await
        {
            tracing::error!(%error, "emails could not be sent");
        }
        tokio::select! {
            _ = stop.wait_for(|stop| *stop) => return,
            () = context.store.emails_arrive() => {}
            () = tokio::time::sleep(POLL_INTERVAL) => {}
        }
    }
}

/// Does all the work that is due now, and comes back.
///
/// # Errors
/// [`InternalError`]
pub(crate) async fn work_off(context: &WorkerContext) -> Result<(), InternalError> {
    assessment::close_overdue(&context.store).await?;
    while let Some(row) = claim(&context.store).await? {
        let outcome = perform(context, &row).await;
        record(&context.store, row, outcome).await?;
    }
    Ok(())
}

async fn perform(context: &WorkerContext, row: &job::Model) -> Result<(), InternalError> {
    match serde_json::from_str::<Task>(&row.payload)? {
        Task::AnnounceProgram(announcement) => {
            site::perform_announcement(&context.store, &context.public_url, announcement).await
        }
        Task::ErasePerson {
            person,
            email,
            keep,
        } => identity::forget(&context.store, person, email, keep).await,
        Task::IssueCertificate { entitlement } => {
            certification::issue(
                &context.store,
                &context.renderer,
                context.wording.as_ref(),
                &context.public_url,
                entitlement,
            )
            .await
        }
    }
}

async fn claim(store: &Store) -> Result<Option<job::Model>, InternalError> {
    store
        .transact(async |tx| {
            let now = tx.now();
            let due = Query::select()
                .column(job::Column::Id)
                .from(job::Entity)
                .and_where(job::Column::DoneAt.is_null())
                .and_where(job::Column::FailedAt.is_null())
                .and_where(job::Column::NextAt.lte(now))
                .and_where(
                    job::Column::LeasedUntil
                        .is_null()
                        .or(job::Column::LeasedUntil.lt(now)),
                )
                .order_by(job::Column::NextAt, sea_orm::Order::Asc)
                .limit(1)
                .lock_with_behavior(LockType::Update, LockBehavior::SkipLocked)
                .to_owned();
            let update = Query::update()
                .table(job::Entity)
                .value(job::Column::LeasedUntil, now + LEASE)
                .value(
                    job::Column::Attempts,
                    Expr::col(job::Column::Attempts).add(1),
                )
                .and_where(Expr::col(job::Column::Id).in_subquery(due))
                .returning_all()
                .to_owned();
            let row = tx.query_one(&update).await?;
            Ok::<_, InternalError>(
                row.map(|row| job::Model::from_query_result(&row, ""))
                    .transpose()?,
            )
        })
        .await
}

async fn record(
    store: &Store,
    row: job::Model,
    outcome: Result<(), InternalError>,
) -> Result<(), InternalError> {
    store
        .transact(async |tx| {
            let now = tx.now();
            let update = job::Entity::update_many()
                .col_expr(job::Column::LeasedUntil, Expr::value(None::<DateTime<Utc>>));
            let update = match outcome {
                // what it needed to know, which may be somebody's address, goes
                Ok(()) => update
                    .col_expr(job::Column::DoneAt, Expr::value(now))
                    .col_expr(job::Column::Payload, Expr::value("{}")),
                Err(error) => {
                    tracing::error!(job = %row.id, kind = %row.kind, %error, "a job failed");
                    let update =
                        update.col_expr(job::Column::LastError, Expr::value(error.to_string()));
                    if row.attempts >= MAX_TRIES {
                        update.col_expr(job::Column::FailedAt, Expr::value(now))
                    } else {
                        let wait = TimeDelta::seconds(1 << row.attempts.clamp(1, 10));
                        update.col_expr(job::Column::NextAt, Expr::value(now + wait))
                    }
                }
            };
            update.filter(job::Column::Id.eq(row.id)).exec(tx).await?;
            Ok::<_, InternalError>(())
        })
        .await
}
