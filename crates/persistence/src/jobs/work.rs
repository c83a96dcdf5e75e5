//! The workers: they wait for work, take it, do it, and write down how it went.

use super::clean_up::clean_up;
use crate::assessment;
use crate::certification::{self, CertificateRenderer};
use crate::messaging::Wording;
use crate::messaging::{self, Mailer};
use crate::personal_data::erase_personal_data;
use crate::queue::{self, Claimed, Columns, Outcome, Queue, Worker, release_all};
use crate::site;
use crate::store::{InternalError, Store};
use crate::tasks::{Task, entity::job};
use chrono::TimeDelta;
use laurel_domain::identity::System;
use laurel_domain::site::ServerAddress;
use sea_orm::sea_query::Expr;
use std::sync::Arc;
use tokio::sync::watch;

/// What the workers work with.
pub struct WorkerContext {
    pub store: Store,
    pub wording: Arc<dyn Wording>,
    pub mailer: Mailer,
    pub renderer: CertificateRenderer,
    pub address: ServerAddress,
}

impl std::fmt::Debug for WorkerContext {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("WorkerContext").finish_non_exhaustive()
    }
}

/// Works until `stop` says so; what is in hand is finished first. Emails
/// leave by a worker of their own, so that a slow mail server holds up nothing.
pub async fn run(context: WorkerContext, _: System, stop: watch::Receiver<bool>) {
    if context.store.is_sqlite()
        && let Err(error) = release_leases(&context.store).await
    {
        tracing::error!(%error, "what was in hand before can't be taken back");
    }
    // typefaces may have been added since
    let again = context
        .store
        .transact(async |tx| certification::try_again(tx).await);
    if let Err(error) = again.await {
        tracing::error!(%error, "what could not be printed can't be tried again");
    }
    let mail = messaging::Mail {
        store: &context.store,
        mailer: &context.mailer,
        wording: context.wording.as_ref(),
    };
    let jobs = Jobs(&context);
    tokio::join!(
        queue::run(&jobs, stop.clone()),
        queue::run(&mail, stop.clone()),
        clean_up(&context.store, stop),
    );
}

/// On SQLite there is only this process: what another had in hand when it was
/// killed need not wait for its lease to end.
async fn release_leases(store: &Store) -> Result<(), InternalError> {
    store
        .transact(async |tx| {
            release_all::<job::Entity>(tx).await?;
            messaging::release_leases(tx).await
        })
        .await
}

/// Does all the work that is due now, and comes back.
///
/// # Errors
/// [`InternalError`]
pub async fn work_off(context: &WorkerContext, _: System) -> Result<(), InternalError> {
    queue::work_off(&Jobs(context)).await.map(|_| ())
}

impl Queue for job::Entity {
    const NAME: &'static str = "a job";
    const MAX_ATTEMPTS: i32 = 6;

    fn columns() -> Columns<job::Column> {
        Columns {
            id: job::Column::Id,
            kind: job::Column::Kind,
            created_at: job::Column::CreatedAt,
            next_at: job::Column::NextAt,
            leased_until: job::Column::LeasedUntil,
            attempts: job::Column::Attempts,
            done_at: job::Column::DoneAt,
            failed_at: job::Column::FailedAt,
            last_answer: job::Column::LastError,
        }
    }

    /// Two seconds, then twice as long each time.
    fn retry_after(attempts: i32) -> TimeDelta {
        TimeDelta::seconds(1 << attempts.clamp(1, 10))
    }

    fn claimed(row: &job::Model) -> Claimed {
        Claimed {
            id: row.id,
            attempts: row.attempts,
            leased_until: row.leased_until,
        }
    }
}

struct Jobs<'a>(&'a WorkerContext);

impl Worker for Jobs<'_> {
    type Queue = job::Entity;

    fn store(&self) -> &Store {
        &self.0.store
    }

    async fn arrival(&self) {
        self.0.store.jobs_arrive().await;
    }

    async fn before(&self) -> Result<(), InternalError> {
        assessment::close_overdue(&self.0.store).await
    }

    async fn work(&self, row: &job::Model) -> Outcome<job::Column> {
        let done = perform(self.0, row).await;
        match done {
            Ok(()) => Outcome {
                result: Ok(None),
                // what it needed to know, which may be somebody's address, goes
                also: vec![(job::Column::Payload, Expr::value("{}"))],
            },
            Err(error) => Outcome {
                result: Err(error.to_string()),
                also: Vec::new(),
            },
        }
    }
}

async fn perform(context: &WorkerContext, row: &job::Model) -> Result<(), InternalError> {
    let address = site::address_now(&context.store, &context.address).await?;
    match serde_json::from_str::<Task>(&row.payload)? {
        Task::AnnounceProgram(announcement) => {
            site::perform_announcement(&context.store, &address.url, announcement).await
        }
        Task::ErasePerson {
            person,
            email,
            keep,
        } => erase_personal_data(&context.store, person, email, keep).await,
        Task::IssueCertificate { entitlement } => {
            certification::issue(
                &context.store,
                &context.renderer,
                context.wording.as_ref(),
                &address,
                entitlement,
            )
            .await
        }
        Task::TellWaiting { entitlement, turn } => {
            certification::tell_waiting(&context.store, &address.url, entitlement, turn).await
        }
    }
}
