//! The workers: they wait for work, take it, do it, and write down how it went.

use super::clean_up::clean_up;
use super::{Task, entity::job};
use crate::assessment;
use crate::certification::{self, Press};
use crate::identity;
use crate::messaging::{self, Post};
use crate::queue::{self, Claimed, Columns, Outcome, Queue, Worker, release_all};
use crate::site;
use crate::store::{Fault, Store, Wording};
use chrono::TimeDelta;
use sea_orm::sea_query::Expr;
use std::sync::Arc;
use tokio::sync::watch;

/// What the workers work with.
pub struct Crew {
    pub store: Store,
    pub wording: Arc<dyn Wording>,
    pub post: Post,
    pub press: Press,
    /// The site's public address, without a slash at its end.
    pub public_url: String,
}

impl std::fmt::Debug for Crew {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Crew").finish_non_exhaustive()
    }
}

/// Works until `stop` says so; what is in hand is finished first. Letters
/// leave by a worker of their own, so that a slow mail server holds up nothing.
pub async fn run(crew: Crew, stop: watch::Receiver<bool>) {
    if crew.store.is_sqlite()
        && let Err(fault) = take_back(&crew.store).await
    {
        tracing::error!(%fault, "what was in hand before can't be taken back");
    }
    let mail = messaging::Mail {
        store: &crew.store,
        post: &crew.post,
        wording: crew.wording.as_ref(),
    };
    let jobs = Jobs(&crew);
    tokio::join!(
        queue::run(&jobs, stop.clone()),
        queue::run(&mail, stop.clone()),
        clean_up(&crew.store, stop),
    );
}

/// On SQLite there is only this process: what another had in hand when it was
/// killed need not wait for its lease to end.
async fn take_back(store: &Store) -> Result<(), Fault> {
    store
        .write(move |tx| {
            Box::pin(async move {
                release_all::<job::Entity>(tx).await?;
                messaging::take_back(tx).await
            })
        })
        .await
}

/// Does all the work that is due now, and comes back.
///
/// # Errors
/// [`Fault`]
pub(crate) async fn work_off(crew: &Crew) -> Result<(), Fault> {
    queue::work_off(&Jobs(crew)).await.map(|_| ())
}

impl Queue for job::Entity {
    const NAME: &'static str = "a job";
    const MAX_ATTEMPTS: i32 = 6;

    fn columns() -> Columns<job::Column> {
        Columns {
            id: job::Column::Id,
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

struct Jobs<'a>(&'a Crew);

impl Worker for Jobs<'_> {
    type Queue = job::Entity;

    fn store(&self) -> &Store {
        &self.0.store
    }

    async fn arrival(&self) {
        self.0.store.jobs_arrive().await;
    }

    async fn before(&self) -> Result<(), Fault> {
        assessment::close_overdue(&self.0.store).await
    }

    async fn work(&self, row: &job::Model) -> Outcome<job::Column> {
        let done = perform(self.0, row).await;
        // what was done may have put letters into the outbox
        self.0.store.wake_workers();
        match done {
            Ok(()) => Outcome {
                result: Ok(None),
                // what it needed to know, which may be somebody's address, goes
                also: vec![(job::Column::Payload, Expr::value("{}"))],
            },
            Err(fault) => Outcome {
                result: Err(fault.to_string()),
                also: Vec::new(),
            },
        }
    }
}

async fn perform(crew: &Crew, row: &job::Model) -> Result<(), Fault> {
    match serde_json::from_str::<Task>(&row.payload)? {
        Task::AnnounceProgram(announcement) => {
            site::perform_announcement(&crew.store, &crew.public_url, announcement).await
        }
        Task::ErasePerson {
            person,
            email,
            keep,
        } => identity::forget(&crew.store, person, email, keep).await,
        Task::IssueCertificate { entitlement } => {
            certification::issue(
                &crew.store,
                &crew.press,
                crew.wording.as_ref(),
                &crew.public_url,
                entitlement,
            )
            .await
        }
    }
}
