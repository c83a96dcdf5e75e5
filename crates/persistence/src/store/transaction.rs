//! An open transaction, as a verb holds it.
//!
//! On SQLite it is lent by the one writer, which takes it back when the verb is
//! done or waits too long; so it is held in a place that both can reach. It
//! watches what its statements answer: after some errors SQLite has undone the
//! whole transaction, and whatever ran later would be kept alone.

use super::broken::{cannot_write, leaves_open};
use super::{InternalError, Store};
use crate::changes::{Changed, record_change};
use chrono::{DateTime, Utc};
use futures::FutureExt;
use laurel_domain::ids::{EnrollmentId, PersonId};
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
    /// There is a message to send.
    pub messages: bool,
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
    pub(super) async fn take_back(&self) -> Option<DatabaseTransaction> {
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
        self.undone()
            .map(|why| InternalError::NotSaved(why.to_owned()))
    }

    /// Whether the commit would keep nothing and say yes all the same.
    fn is_lost(&self) -> bool {
        self.failed.load(Ordering::Relaxed) && !self.is_sqlite()
    }
}

/// An open transaction with its instant, and what is to follow when it is kept.
pub(crate) struct Tx {
    store: Store,
    now: OnceLock<DateTime<Utc>>,
    open: Arc<Open>,
    effects: Mutex<Effects>,
    changed: Mutex<Vec<Changed>>,
    /// What it is done to, for who asks twice.
    subject: OnceLock<Uuid>,
}

impl Tx {
    pub(super) fn new(store: &Store, open: Arc<Open>) -> Self {
        Self {
            store: store.clone(),
            now: OnceLock::new(),
            open,
            effects: Mutex::default(),
            changed: Mutex::default(),
            subject: OnceLock::new(),
        }
    }

    /// The instant at which all that it writes happened: when it was first
    /// asked for. So whoever takes a lock first has an instant after that of
    /// the transaction that was waited for.
    pub(crate) fn now(&self) -> DateTime<Utc> {
        *self.now.get_or_init(|| self.store.now())
    }

    /// A new UUID version 7 (RFC 9562 section 5.7).
    pub(crate) fn new_id(&self) -> Uuid {
        self.store.new_id()
    }

    /// A text that nobody reads who only sees the database, for the row with this id.
    pub(crate) fn seal(&self, id: Uuid, text: &str) -> String {
        self.store.seal(id, text)
    }

    /// `N` random bytes for tokens, numbers and seeds.
    pub(crate) fn random<const N: usize>(&self) -> [u8; N] {
        self.store.random()
    }

    /// The workers are told of a job once it is on disk.
    pub(crate) fn wake_for_jobs(&self) {
        held(&self.effects).jobs = true;
    }

    /// The worker that sends emails is told once there is one on disk.
    pub(crate) fn wake_for_messages(&self) {
        held(&self.effects).messages = true;
    }

    /// Every node is told, once it is on disk, of what it may not remember any
    /// longer.
    pub(crate) fn changed(&self, what: Changed) {
        let mut changed = held(&self.changed);
        if !changed.contains(&what) {
            changed.push(what);
        }
    }

    /// Tells the modules above that this person's address is confirmed now.
    pub(crate) async fn email_confirmed(&self, person: PersonId) -> Result<(), InternalError> {
        for handle in self.store.handlers().email_confirmed {
            handle(self, person).await?;
        }
        Ok(())
    }

    /// Tells the modules above which public address was chosen at set-up.
    pub(crate) async fn address_chosen(&self, address: &str) -> Result<(), InternalError> {
        for handle in self.store.handlers().address_chosen {
            handle(self, address.to_owned()).await?;
        }
        Ok(())
    }

    /// Tells the modules above that the settings are others now.
    pub(crate) async fn settings_changed(&self) -> Result<(), InternalError> {
        for handle in self.store.handlers().settings_changed {
            handle(self).await?;
        }
        Ok(())
    }

    /// Tells the modules above that this enrollment goes on.
    pub(crate) async fn enrollment_resumed(&self, id: EnrollmentId) -> Result<(), InternalError> {
        for handle in self.store.handlers().enrollment_resumed {
            handle(&self.store, self, id).await?;
        }
        Ok(())
    }

    /// Says what it is done to or what it made, which is how a program that asks
    /// again is answered. The first counts.
    pub(crate) fn done_to(&self, subject: Uuid) {
        self.subject.get_or_init(|| subject);
    }

    /// Does the work, and answers what is to follow when it is kept. A panic,
    /// and an error of the database that the work passed over, are errors.
    pub(super) async fn perform<T, E: From<InternalError>>(
        &self,
        work: impl AsyncFnOnce(&Self) -> Result<T, E>,
    ) -> Result<(T, Effects), E> {
        let work = async {
            let answer = work(self).await?;
            let changed = std::mem::take(&mut *held(&self.changed));
            for what in changed {
                record_change(self, what).await?;
            }
            if let (Some(once), Some(subject)) = (&self.store.1, self.subject.get()) {
                once.record(self, *subject).await?;
            }
            Ok::<T, E>(answer)
        };
        // nobody looks at what a panic left: it is undone
        let answer = AssertUnwindSafe(work).catch_unwind().await;
        if let Some(obstacle) = self.open.obstacle() {
            return Err(obstacle.into());
        }
        let answer = answer.unwrap_or_else(|_| Err(InternalError::Stopped.into()))?;
        if self.open.is_lost() {
            return Err(InternalError::Undone.into());
        }
        Ok((answer, *held(&self.effects)))
    }
}

/// A panic while it was held has changed one thing or none.
fn held<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
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
