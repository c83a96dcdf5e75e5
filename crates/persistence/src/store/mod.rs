//! The store: the database with its one writer, the blobs, the clock and the
//! randomness, handed to every use case.

mod appends;
mod blobs;
mod broken;
mod clock;
mod connect;
mod copying;
mod count;
mod direct_reads;
mod error;
mod glance;
mod handlers;
mod like;
mod locks;
mod metrics;
mod once;
mod readers;
mod sealing;
mod transact;
mod transaction;
mod turns;
mod word;
mod writable;
mod writer;

use crate::assessment::OpenAttempts;
use crate::catalog::Revisions;
use chrono::{DateTime, Utc};
use laurel_domain::identity::System;
use sea_orm::DbBackend;
use sea_orm_migration::MigratorTrait;
use std::path::PathBuf;
use std::sync::{Arc, OnceLock};
use std::time::Duration;
use tokio::sync::Notify;
use transact::Writers;
use transaction::Effects;
use uuid::Uuid;

use blobs::Blobs;
pub use clock::{Clock, Random, SystemClock, SystemRandom};
pub use connect::data_folder;
pub use copying::{Age, FORGET_SECRET};
pub use count::Count;
pub(crate) use error::Unique;
pub use error::{InternalError, UseCaseError};
pub(crate) use glance::Glance;
pub(crate) use handlers::Handlers;
pub(crate) use like::{LIKE_ESCAPE, containing, like_pattern};
pub(crate) use locks::AdvisoryLock;
pub use metrics::{CacheCounts, StoreMetrics};
use once::Once;
pub(crate) use once::forget_old_requests;
pub use once::{KnownRequest, RequestKey, known_request};
pub(crate) use readers::Readers;
pub(crate) use transaction::Tx;
pub(crate) use word::{ColumnWord, Word, column_words};

/// How long a transaction may be held on SQLite, where all others wait for it,
/// without a statement in it.
pub(crate) const PATIENCE: Duration = Duration::from_secs(10);

/// Where things are kept.
#[derive(Debug, Clone)]
pub struct Config {
    /// The data folder: the SQLite file, blobs, mail.
    pub data: PathBuf,
    /// `postgres://…`; `None` is SQLite in the data folder.
    pub database_url: Option<String>,
}

/// Cheap to clone; all clones are the same store.
#[derive(Clone)]
pub struct Store(Arc<Inner>, Option<Arc<Once>>);

struct Inner {
    config: Config,
    readers: Readers,
    /// On SQLite.
    direct_reads: Option<direct_reads::DirectReads>,
    writers: Writers,
    blobs: Blobs,
    clock: Arc<dyn Clock>,
    random: Arc<dyn Random>,
    revisions: Revisions,
    open_attempts: OpenAttempts,
    signals: Arc<Signals>,
    metrics: StoreMetrics,
    handlers: &'static Handlers,
    seal_key: OnceLock<sealing::SealKey>,
    damage: OnceLock<String>,
}

/// Wakes the job worker, and the one that sends messages. A wake that comes
/// while it works is kept for it.
#[derive(Default)]
struct Signals {
    jobs: Notify,
    messages: Notify,
}

impl Signals {
    fn publish(&self, effects: Effects) {
        if effects.jobs {
            self.jobs.notify_one();
        }
        if effects.messages {
            self.messages.notify_one();
        }
    }
}

impl std::fmt::Debug for Store {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Store")
            .field("data", &self.0.config.data)
            .finish_non_exhaustive()
    }
}

/// Which migrations are applied.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Status {
    pub applied: Vec<String>,
    pub pending: Vec<String>,
}

impl Store {
    /// `patience` is how long a transaction may be held without use.
    pub(crate) async fn open_lending(
        config: Config,
        clock: Arc<dyn Clock>,
        random: Arc<dyn Random>,
        patience: Duration,
        handlers: &'static Handlers,
    ) -> Result<Self, InternalError> {
        let metrics = StoreMetrics::default();
        let (readers, writing) = connect::connect(&config).await?;
        let readers = Readers::new(readers, connect::limits(&config), metrics.read_wait.clone());
        connect::migrate(&writing).await?;
        let direct_reads = match &config.database_url {
            Some(_) => None,
            None => Some(direct_reads::DirectReads::start(
                &connect::glancing(&config.data)?,
                // each answers many, and the other half of the cores make pages
                connect::cores().div_ceil(2),
                &metrics.direct_read_wait,
            )),
        };
        let blobs = Blobs::in_folder(&config.data.join("blobs"))?;
        let signals: Arc<Signals> = Arc::default();
        let writers = Writers::start(
            writing,
            &config.data,
            (signals.clone(), metrics.clone()),
            patience,
        );
        let inner = Inner {
            readers,
            direct_reads,
            writers,
            blobs,
            clock,
            random,
            revisions: Revisions::default(),
            open_attempts: OpenAttempts::default(),
            signals,
            metrics,
            config,
            handlers,
            seal_key: OnceLock::new(),
            damage: OnceLock::new(),
        };
        Ok(Self(Arc::new(inner), None))
    }

    /// The connections that only read.
    pub(crate) fn read(&self) -> &Readers {
        &self.0.readers
    }

    /// Who answers what a module asks of those above it.
    pub(crate) fn handlers(&self) -> &'static Handlers {
        self.0.handlers
    }

    pub(crate) fn blobs(&self) -> &Blobs {
        &self.0.blobs
    }

    /// Revisions that were read already.
    pub(crate) fn revisions(&self) -> &Revisions {
        &self.0.revisions
    }

    /// Attempts that are open.
    pub(crate) fn open_attempts(&self) -> &OpenAttempts {
        &self.0.open_attempts
    }

    /// What it counts and times of its own work.
    #[must_use]
    pub fn metrics(&self) -> &StoreMetrics {
        &self.0.metrics
    }

    /// How often the caches in it had what they were asked for, each by its name.
    #[must_use]
    pub fn cache_counts(&self) -> [(&'static str, &CacheCounts); 2] {
        [
            ("revisions", self.0.revisions.counts()),
            ("open_attempts", self.0.open_attempts.counts()),
        ]
    }

    /// Whether what is written is kept, as of the last write that failed for
    /// everybody or the last probe.
    #[must_use]
    pub fn is_writable(&self) -> bool {
        self.check_writable().is_ok()
    }

    /// What stands in the way of keeping what is written, where something does.
    pub(crate) fn check_writable(&self) -> Result<(), InternalError> {
        self.0.writers.check()
    }

    /// The database's file is damaged, as it was found while it is served: it is not ready
    /// until it is started again.
    pub(crate) fn note_damage(&self, what: String) {
        let _ = self.0.damage.set(what);
    }

    /// # Errors
    /// [`InternalError::Corrupt`] where damage was found.
    pub(crate) fn check_undamaged(&self) -> Result<(), InternalError> {
        let found = self.0.damage.get().cloned();
        found.map_or(Ok(()), |what| Err(InternalError::Corrupt(what)))
    }

    #[must_use]
    pub fn config(&self) -> &Config {
        &self.0.config
    }

    /// The instant, cut to microseconds, which is what PostgreSQL keeps.
    #[must_use]
    pub fn now(&self) -> DateTime<Utc> {
        clock::to_micros(self.0.clock.now())
    }

    /// `N` random bytes for tokens, numbers and seeds.
    #[must_use]
    pub fn random<const N: usize>(&self) -> [u8; N] {
        let mut bytes = [0; N];
        self.0.random.fill(&mut bytes);
        bytes
    }

    /// A new UUID version 7 (RFC 9562 section 5.7).
    #[must_use]
    pub fn new_id(&self) -> Uuid {
        let millis = u64::try_from(self.0.clock.now().timestamp_millis()).unwrap_or(0);
        uuid::Builder::from_unix_timestamp_millis(millis, &self.random()).into_uuid()
    }

    pub(crate) async fn jobs_arrive(&self) {
        self.0.signals.jobs.notified().await;
    }

    pub(crate) async fn emails_arrive(&self) {
        self.0.signals.messages.notified().await;
    }

    /// Whether the database is SQLite, where there is only this node.
    #[must_use]
    pub fn is_sqlite(&self) -> bool {
        self.0.readers.get_database_backend() == DbBackend::Sqlite
    }

    /// Which migrations are applied, without applying any.
    ///
    /// # Errors
    /// [`InternalError`] where the database can't be asked.
    pub async fn migration_status(config: &Config, _: System) -> Result<Status, InternalError> {
        let (_, connection) = connect::connect(config).await?;
        connect::not_newer(&connection).await?;
        let names = |list: Vec<sea_orm_migration::migrator::Migration>| {
            list.iter().map(|m| m.name().to_owned()).collect()
        };
        Ok(Status {
            applied: names(laurel_migrations::Migrator::get_applied_migrations(&connection).await?),
            pending: names(laurel_migrations::Migrator::get_pending_migrations(&connection).await?),
        })
    }

    /// Waits until everything that was handed to the writer is on disk.
    pub async fn close(&self) {
        self.0.writers.close().await;
    }
}
