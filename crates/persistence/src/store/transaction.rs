//! An open transaction, as a use case holds it.
//!
//! On SQLite it is lent by the one writer, which takes it back when the use case is
//! done or waits too long; so it is held in a place that both can reach. It
//! watches what its statements answer: after some errors SQLite has undone the
//! whole transaction, and whatever ran later would be kept alone.

use super::broken::{cannot_write, leaves_open};
use super::{InternalError, Store};
use chrono::{DateTime, Utc};
use futures::FutureExt;
use sea_orm::{
    ConnectionTrait, DatabaseTransaction, DbBackend, DbErr, ExecResult, QueryResult, Statement,
};
use std::panic::AssertUnwindSafe;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};
use tokio::sync::Mutex as AsyncMutex;
use uuid::Uuid;

/// What is done once the transaction is on disk, and only then.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(super) struct Effects {
    /// There is a job for the workers.
    pub jobs: bool,
    /// There is an email to send.
    pub emails: bool,
}

/// A transaction or a savepoint that two can reach: who runs statements in it,
/// and who ends it.
pub(super) struct Open {
    backend: DbBackend,
    transaction: AsyncMutex<Option<DatabaseTransaction>>,
    /// Why there is nothing left to keep, where that is so.
    undone: OnceLock<String>,
    /// A statement failed. PostgreSQL then undoes all of it, and says yes to
    /// the commit.
    failed: AtomicBool,
    statements: AtomicU64,
    taken: AtomicBool,
}

impl Open {
    pub fn new(transaction: DatabaseTransaction) -> Self {
        Self {
            backend: transaction.get_database_backend(),
            transaction: AsyncMutex::new(Some(transaction)),
            undone: OnceLock::new(),
            failed: AtomicBool::new(false),
            statements: AtomicU64::new(0),
            taken: AtomicBool::new(false),
        }
    }

    /// Takes it away from who has it, once the statement that runs is over.
    pub async fn take_back(&self) -> Option<DatabaseTransaction> {
        self.taken.store(true, Ordering::Relaxed);
        self.transaction.lock().await.take()
    }

    /// Whether a statement runs, and how many did.
    pub fn progress(&self) -> (bool, u64) {
        let running = self.transaction.try_lock().is_err();
        (running, self.statements.load(Ordering::Relaxed))
    }

    /// Why there is nothing left to keep, where that is so.
    pub fn undone(&self) -> Option<&str> {
        self.undone.get().map(String::as_str)
    }

    /// What statements may still run in.
    fn usable<'a>(
        &self,
        transaction: &'a Option<DatabaseTransaction>,
    ) -> Result<&'a DatabaseTransaction, DbErr> {
        match transaction {
            Some(transaction) if self.undone().is_none() => Ok(transaction),
            Some(_) => Err(DbErr::Custom("the transaction was undone".to_owned())),
            None => Err(DbErr::Custom("the transaction was taken back".to_owned())),
        }
    }

    fn watch<T>(&self, answer: Result<T, DbErr>) -> Result<T, DbErr> {
        self.statements.fetch_add(1, Ordering::Relaxed);
        if let Err(error) = &answer {
            self.failed.store(true, Ordering::Relaxed);
            if cannot_write(error) || (self.is_sqlite() && !leaves_open(error)) {
                // only the first reason is of use
                let _ = self.undone.set(error.to_string());
            }
        }
        answer
    }

    fn is_sqlite(&self) -> bool {
        self.backend == DbBackend::Sqlite
    }

    /// What stands in the way of keeping it, for who has it.
    fn obstacle(&self) -> Option<InternalError> {
        if self.taken.load(Ordering::Relaxed) {
            return Some(InternalError::TookTooLong);
        }
        if let Some(why) = self.undone() {
            return Some(InternalError::NotSaved(why.to_owned()));
        }
        let lost = self.failed.load(Ordering::Relaxed) && !self.is_sqlite();
        lost.then(|| InternalError::Undone)
    }
}

/// An open transaction with its instant, and what is to follow when it is kept.
pub(crate) struct Tx {
    store: Store,
    now: DateTime<Utc>,
    open: Arc<Open>,
    effects: Mutex<Effects>,
}

impl Tx {
    pub(super) fn new(store: &Store, open: Arc<Open>) -> Self {
        Self {
            store: store.clone(),
            now: store.now(),
            open,
            effects: Mutex::default(),
        }
    }

    /// The instant at which it began: all that it writes happened then.
    pub(crate) fn now(&self) -> DateTime<Utc> {
        self.now
    }

    /// A new UUID version 7 (RFC 9562 section 5.7).
    pub(crate) fn new_id(&self) -> Uuid {
        self.store.new_id()
    }

    /// `N` random bytes for tokens, numbers and seeds.
    pub(crate) fn random<const N: usize>(&self) -> [u8; N] {
        self.store.random()
    }

    /// The workers are told of a job once it is on disk.
    pub(crate) fn wake_for_jobs(&self) {
        self.effects().jobs = true;
    }

    /// The worker that sends emails is told once there is one on disk.
    pub(crate) fn wake_for_emails(&self) {
        self.effects().emails = true;
    }

    fn effects(&self) -> MutexGuard<'_, Effects> {
        // a panic while it was held has changed one flag or none
        self.effects.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Does the work, and answers what is to follow when it is kept. A panic,
    /// and an error of the database that the work passed over, are faults.
    pub(super) async fn perform<T, E: From<InternalError>>(
        &self,
        work: impl AsyncFnOnce(&Self) -> Result<T, E>,
    ) -> Result<(T, Effects), E> {
        // nobody looks at what a panic left: it is undone
        let answer = AssertUnwindSafe(work(self)).catch_unwind().await;
        if let Some(obstacle) = self.open.obstacle() {
            return Err(obstacle.into());
        }
        let answer = answer.map_err(|_| InternalError::Stopped)??;
        Ok((answer, *self.effects()))
    }
}

#[async_trait::async_trait]
impl ConnectionTrait for Tx {
    fn get_database_backend(&self) -> DbBackend {
        self.open.backend
    }

    async fn execute_raw(&self, statement: Statement) -> Result<ExecResult, DbErr> {
        let open = self.open.transaction.lock().await;
        let answer = self.open.usable(&open)?.execute_raw(statement).await;
        self.open.watch(answer)
    }

    async fn execute_unprepared(&self, sql: &str) -> Result<ExecResult, DbErr> {
        let open = self.open.transaction.lock().await;
        let answer = self.open.usable(&open)?.execute_unprepared(sql).await;
        self.open.watch(answer)
    }

    async fn query_one_raw(&self, statement: Statement) -> Result<Option<QueryResult>, DbErr> {
        let open = self.open.transaction.lock().await;
        let answer = self.open.usable(&open)?.query_one_raw(statement).await;
        self.open.watch(answer)
    }

    async fn query_all_raw(&self, statement: Statement) -> Result<Vec<QueryResult>, DbErr> {
        let open = self.open.transaction.lock().await;
        let answer = self.open.usable(&open)?.query_all_raw(statement).await;
        self.open.watch(answer)
    }
}
