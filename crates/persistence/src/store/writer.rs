//! The writer.
//!
//! On SQLite there is one, and what arrives while it is busy is committed as
//! one group: each piece of work in its own savepoint, one flush to disk for
//! all, and nobody is answered before it. So fifty learners who answer at once
//! cost a few flushes, nothing is acknowledged that could be lost, and nobody
//! ever meets a locked database. On PostgreSQL each piece is a transaction of
//! its own.

use super::InternalError;
use super::appends::{self, Append};
use futures::FutureExt;
use futures::future::BoxFuture;
use sea_orm::{
    ConnectionTrait, DatabaseConnection, DatabaseTransaction, DbBackend, SqliteTransactionMode,
    Statement, TransactionOptions, TransactionTrait,
};
use std::panic::AssertUnwindSafe;
use tokio::sync::{mpsc, oneshot};

/// An open transaction.
pub(crate) type Tx = DatabaseTransaction;

/// The most pieces of work that share one flush.
const GROUP: usize = 128;
/// How many may wait before senders do.
const QUEUE: usize = 1024;

/// What is left to do once the work ran: keep it or not, and whom to tell.
pub(super) struct Ran {
    keep: bool,
    tell: Box<dyn FnOnce(Option<InternalError>) + Send>,
}

pub(super) type Work = Box<dyn for<'a> FnOnce(&'a Tx) -> BoxFuture<'a, Ran> + Send>;

pub(super) enum Order {
    Do(Work),
    Append(Append),
    Close(oneshot::Sender<()>),
}

pub(super) enum Writer {
    /// SQLite: a queue to the one that writes.
    One(mpsc::Sender<Order>),
    /// PostgreSQL: everybody writes.
    Many(DatabaseConnection),
}

impl Writer {
    pub(super) fn start(connection: DatabaseConnection) -> Self {
        if connection.get_database_backend() == DbBackend::Sqlite {
            let (sender, receiver) = mpsc::channel(QUEUE);
            tokio::spawn(run(connection, receiver));
            Self::One(sender)
        } else {
            Self::Many(connection)
        }
    }

    pub(super) async fn write<T, E, F>(&self, work: F) -> Result<T, E>
    where
        F: for<'a> FnOnce(&'a Tx) -> BoxFuture<'a, Result<T, E>> + Send + 'static,
        T: Send + 'static,
        E: From<InternalError> + Send + 'static,
    {
        match self {
            Self::Many(connection) => {
                let tx = connection.begin().await.map_err(InternalError::from)?;
                let answer = work(&tx).await?;
                tx.commit().await.map_err(InternalError::from)?;
                Ok(answer)
            }
            Self::One(sender) => {
                let (answer, answered) = oneshot::channel();
                let work: Work = Box::new(move |tx| {
                    Box::pin(async move {
                        let outcome = work(tx).await;
                        let keep = outcome.is_ok();
                        let tell = Box::new(move |error: Option<InternalError>| {
                            // a caller that went away no longer needs the answer
                            let _ = answer.send(match error {
                                None => outcome,
                                Some(error) => outcome.and(Err(E::from(error))),
                            });
                        });
                        Ran { keep, tell }
                    })
                });
                sender
                    .send(Order::Do(work))
                    .await
                    .map_err(|_| InternalError::Stopped)?;
                answered.await.map_err(|_| InternalError::Stopped)?
            }
        }
    }

    /// Runs one statement that adds one row or none; whether it did, once it is
    /// on disk.
    pub(super) async fn append(&self, statement: Statement) -> Result<bool, InternalError> {
        match self {
            Self::Many(connection) => {
                let done = connection.execute_raw(statement).await?;
                Ok(done.rows_affected() == 1)
            }
            Self::One(sender) => {
                let (tell, told) = oneshot::channel();
                sender
                    .send(Order::Append(Append { statement, tell }))
                    .await
                    .map_err(|_| InternalError::Stopped)?;
                told.await.map_err(|_| InternalError::Stopped)?
            }
        }
    }

    pub(super) async fn close(&self) {
        if let Self::One(sender) = self {
            let (done, closed) = oneshot::channel();
            if sender.send(Order::Close(done)).await.is_ok() {
                let _ = closed.await;
            }
        }
    }
}

/// What shares one flush.
#[derive(Default)]
struct Group {
    works: Vec<Work>,
    appends: Vec<Append>,
}

async fn run(connection: DatabaseConnection, mut orders: mpsc::Receiver<Order>) {
    while let Some(first) = orders.recv().await {
        let mut group = Group::default();
        let mut closing = None;
        let mut next = Some(first);
        while let Some(order) = next.take() {
            match order {
                Order::Do(work) => group.works.push(work),
                Order::Append(append) => group.appends.push(append),
                Order::Close(done) => closing = Some(done),
            }
            if group.works.len() + group.appends.len() < GROUP && closing.is_none() {
                next = orders.try_recv().ok();
            }
        }
        if !group.works.is_empty() || !group.appends.is_empty() {
            commit_group(&connection, group).await;
        }
        if let Some(done) = closing {
            let _ = done.send(());
        }
    }
}

async fn commit_group(connection: &DatabaseConnection, group: Group) {
    let options = TransactionOptions {
        sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
        ..TransactionOptions::default()
    };
    let tx = match connection.begin_with_options(options).await {
        Ok(tx) => tx,
        Err(error) => {
            // dropping the work drops its answer: each caller reads Stopped
            tracing::error!(%error, "the writer can't begin");
            return;
        }
    };
    let added = appends::run(&tx, group.appends).await;
    let mut kept = Vec::new();
    for work in group.works {
        if let Some(ran) = in_savepoint(&tx, work).await {
            kept.push(ran);
        }
    }
    let outcome = if kept.is_empty() && added.is_empty() {
        tx.rollback().await
    } else {
        tx.commit().await
    };
    let cause = outcome.err().map(|error| {
        tracing::error!(%error, "a group of writes was not committed");
        error.to_string()
    });
    let error = || cause.clone().map(InternalError::Commit);
    for added in added {
        // a caller that went away no longer needs the answer
        let _ = added.tell.send(error().map_or(Ok(added.row), Err));
    }
    for tell in kept {
        tell(error());
    }
}

/// Runs one piece; what fails or panics is undone and answered at once, what
/// holds gives back the answer to send after the commit.
async fn in_savepoint(
    tx: &Tx,
    work: Work,
) -> Option<Box<dyn FnOnce(Option<InternalError>) + Send>> {
    let savepoint = match tx.begin().await {
        Ok(savepoint) => savepoint,
        Err(error) => {
            tracing::error!(%error, "the writer can't set a savepoint");
            return None;
        }
    };
    let Ok(ran) = AssertUnwindSafe(work(&savepoint)).catch_unwind().await else {
        tracing::error!("a write panicked and was undone");
        let _ = savepoint.rollback().await;
        return None;
    };
    if !ran.keep {
        let undone = savepoint.rollback().await;
        (ran.tell)(undone.err().map(InternalError::from));
        return None;
    }
    match savepoint.commit().await {
        Ok(()) => Some(ran.tell),
        Err(error) => {
            (ran.tell)(Some(error.into()));
            None
        }
    }
}

#[cfg(test)]
#[path = "writer_tests.rs"]
mod tests;
