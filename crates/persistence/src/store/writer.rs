//! The one writer of SQLite.
//!
//! What arrives while it is busy is committed as one group: each piece of work
//! in its own savepoint, one flush to disk for all, and nobody is answered
//! before it. So fifty learners who answer at once cost a few flushes, nothing
//! is acknowledged that could be lost, and nobody ever meets a locked database.
//!
//! The savepoint is lent to who asked for it, and taken back: what a verb does
//! in it may borrow from the verb.
//!
//! A group ends at the first error after which SQLite may have undone more than
//! one statement, all that are in it are refused, and the connection is
//! replaced: its count of open transactions can no longer be trusted. Then
//! everything is refused until a probe was kept.

use super::appends::{self, Added, Append};
use super::transaction::{Effects, Open};
use super::writable::{PROBE_EVERY, Writable, probe};
use super::{InternalError, Signals, StoreMetrics, connect};
use sea_orm::{
    DatabaseConnection, DatabaseTransaction, DbErr, SqliteTransactionMode, TransactionOptions,
    TransactionTrait,
};
use std::collections::VecDeque;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};
use tokio::sync::{mpsc, oneshot};
use tokio::time::{MissedTickBehavior, interval, timeout};

/// The most pieces of work that share one flush.
const GROUP: usize = 128;
/// How many may wait before senders do.
pub(super) const QUEUE: usize = 1024;

pub(super) enum Order {
    Lend(Turn),
    Append(Append),
    Close(oneshot::Sender<()>),
}

/// Somebody who waits for a transaction.
pub(super) struct Turn {
    pub lend: oneshot::Sender<Result<Loan, InternalError>>,
    pub asked: Instant,
}

/// A transaction for a while.
pub(super) struct Loan {
    pub open: Arc<Open>,
    /// Gives it back to be kept. Dropped, it is undone.
    pub keep: oneshot::Sender<Effects>,
    /// Whether it is on disk.
    pub outcome: oneshot::Receiver<Result<(), InternalError>>,
}

/// One that is to be kept, told once it is.
struct Kept {
    effects: Effects,
    tell: oneshot::Sender<Result<(), InternalError>>,
}

/// What shares one flush.
#[derive(Default)]
struct Group {
    turns: VecDeque<Turn>,
    appends: Vec<Append>,
    kept: Vec<Kept>,
    added: Vec<Added>,
}

pub(super) struct Writer {
    pub data: PathBuf,
    /// `None` while there is none that could be trusted.
    pub connection: Option<DatabaseConnection>,
    pub writable: Arc<Writable>,
    pub signals: Arc<Signals>,
    pub metrics: StoreMetrics,
    /// How long a transaction may be held without a statement.
    pub patience: Duration,
}

impl Writer {
    /// Works until nobody is left who could ask.
    pub(super) async fn run(mut self, mut orders: mpsc::Receiver<Order>) {
        let mut probes = interval(PROBE_EVERY);
        probes.set_missed_tick_behavior(MissedTickBehavior::Delay);
        loop {
            let refuses = self.writable.check().is_err();
            let order = tokio::select! {
                biased;
                _ = probes.tick(), if refuses => {
                    self.recover().await;
                    continue;
                }
                order = orders.recv() => order,
            };
            let Some(order) = order else {
                return;
            };
            let (group, closing) = gather(order, &mut orders);
            if !group.is_empty() {
                self.commit(group).await;
            }
            if let Some(done) = closing {
                // who closes may have gone away
                let _ = done.send(());
            }
        }
    }

    async fn commit(&mut self, mut group: Group) {
        let written = match (&self.connection, self.writable.check()) {
            (Some(connection), Ok(())) => {
                self.metrics.group_begins(group.asked());
                write(connection, &mut group, self.patience, &self.metrics).await
            }
            (_, Err(error)) => {
                self.metrics.refused(group.len());
                return group.refuse(&error.to_string());
            }
            (None, Ok(())) => Err(DbErr::Custom("there is no connection".to_owned())),
        };
        match written {
            Ok(()) => group.confirm(&self.signals),
            Err(error) => {
                let why = error.to_string();
                // first, so that whoever is refused also reads why
                self.writable.stop(&why);
                self.metrics.refused(group.len());
                group.refuse(&why);
                self.disconnect().await;
            }
        }
    }

    /// The old one first: it may hold the lock that the new one needs.
    async fn disconnect(&mut self) {
        if let Some(connection) = self.connection.take()
            && let Err(error) = connection.close().await
        {
            tracing::error!(%error, "the writer's connection was not closed well");
        }
    }

    /// A new connection, and whether what is written on it is kept.
    async fn recover(&mut self) {
        if self.connection.is_none() {
            self.connection = match connect::writing(&self.data).await {
                Ok(connection) => Some(connection),
                Err(error) => {
                    self.writable.stop(&error.to_string());
                    return;
                }
            };
        }
        let Some(connection) = &self.connection else {
            return;
        };
        match probe(connection).await {
            Ok(()) => self.writable.go_on(),
            Err(error) => {
                self.writable.stop(&error.to_string());
                self.disconnect().await;
            }
        }
    }
}

/// What waits together with the first.
fn gather(
    first: Order,
    orders: &mut mpsc::Receiver<Order>,
) -> (Group, Option<oneshot::Sender<()>>) {
    let mut group = Group::default();
    let mut next = Some(first);
    while let Some(order) = next.take() {
        match order {
            Order::Lend(turn) => group.turns.push_back(turn),
            Order::Append(append) => group.appends.push(append),
            Order::Close(done) => return (group, Some(done)),
        }
        if group.turns.len() + group.appends.len() < GROUP {
            next = orders.try_recv().ok();
        }
    }
    (group, None)
}

impl Group {
    fn is_empty(&self) -> bool {
        self.turns.is_empty() && self.appends.is_empty()
    }

    /// All that is still to be answered.
    fn len(&self) -> usize {
        self.turns.len() + self.appends.len() + self.kept.len() + self.added.len()
    }

    /// When each that did not begin yet was asked for.
    fn asked(&self) -> impl Iterator<Item = Instant> {
        let turns = self.turns.iter().map(|turn| turn.asked);
        turns.chain(self.appends.iter().map(|append| append.asked))
    }

    /// It is on disk. Callers that went away no longer need the answer.
    fn confirm(self, signals: &Signals) {
        for added in self.added {
            let _ = added.tell.send(Ok(added.row));
        }
        for kept in self.kept {
            signals.publish(kept.effects);
            let _ = kept.tell.send(Ok(()));
        }
    }

    /// Nothing of it was kept, nor will be.
    fn refuse(self, why: &str) {
        let error = || InternalError::NotSaved(why.to_owned());
        for added in self.added {
            let _ = added.tell.send(Err(error()));
        }
        for append in self.appends {
            let _ = append.tell.send(Err(error()));
        }
        for kept in self.kept {
            let _ = kept.tell.send(Err(error()));
        }
        for turn in self.turns {
            let _ = turn.lend.send(Err(error()));
        }
    }
}

/// One transaction for all of them.
async fn write(
    connection: &DatabaseConnection,
    group: &mut Group,
    patience: Duration,
    metrics: &StoreMetrics,
) -> Result<(), DbErr> {
    let options = TransactionOptions {
        sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
        ..TransactionOptions::default()
    };
    let tx = connection.begin_with_options(options).await?;
    appends::run(&tx, &mut group.appends, &mut group.added).await?;
    while let Some(turn) = group.turns.pop_front() {
        if turn.lend.is_closed() {
            continue;
        }
        match tx.begin().await {
            Ok(savepoint) => {
                let lent = lend(savepoint, turn, &mut group.kept, patience).await;
                // it is no longer among those that are to be answered
                lent.inspect_err(|_| metrics.refused(1))?;
            }
            Err(error) => {
                group.turns.push_front(turn);
                return Err(error);
            }
        }
    }
    if group.kept.is_empty() && group.added.is_empty() {
        tx.rollback().await
    } else {
        let asked = Instant::now();
        let done = tx.commit().await;
        metrics.committed(asked.elapsed());
        done
    }
}

/// Lends the savepoint and takes it back. What is refused, given up or held too
/// long is undone, and harms no other.
async fn lend(
    savepoint: DatabaseTransaction,
    turn: Turn,
    kept: &mut Vec<Kept>,
    patience: Duration,
) -> Result<(), DbErr> {
    let open = Arc::new(Open::new(savepoint));
    let (keep, returned) = oneshot::channel();
    let (tell, outcome) = oneshot::channel();
    let loan = Loan {
        open: open.clone(),
        keep,
        outcome,
    };
    // a loan that nobody takes is dropped here, and so given back
    drop(turn.lend.send(Ok(loan)));
    let effects = returned_in_time(&open, returned, patience).await;
    let Some(savepoint) = open.take_back().await else {
        return Err(DbErr::Custom("a savepoint is gone".to_owned()));
    };
    if let Some(why) = open.undone() {
        return Err(DbErr::Custom(why.to_owned()));
    }
    match effects {
        Some(effects) => {
            kept.push(Kept { effects, tell });
            savepoint.commit().await
        }
        None => savepoint.rollback().await,
    }
}

/// What is to follow, where it is to be kept.
async fn returned_in_time(
    open: &Open,
    mut returned: oneshot::Receiver<Effects>,
    patience: Duration,
) -> Option<Effects> {
    let mut before = open.progress();
    loop {
        if let Ok(returned) = timeout(patience, &mut returned).await {
            return returned.ok();
        }
        let now = open.progress();
        let (is_running, _) = now;
        if !is_running && now == before {
            tracing::error!("a transaction was held for {patience:?} without use: it is undone");
            return None;
        }
        before = now;
    }
}

#[cfg(test)]
#[path = "writer_tests.rs"]
mod tests;
