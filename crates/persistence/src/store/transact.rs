//! How a verb writes: all that it does in one transaction is kept, or nothing.

use super::appends::Append;
use super::broken::cannot_write;
use super::transaction::{Open, Tx};
use super::writable::{PROBE_EVERY, Writable, probe};
use super::writer::{Order, QUEUE, Turn, Writer};
use super::{InternalError, Signals, Store, StoreMetrics};
use sea_orm::{
    ConnectionTrait, DatabaseConnection, DatabaseTransaction, DbBackend, DbErr, Statement,
    TransactionTrait,
};
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};
use tokio::sync::{mpsc, oneshot};

/// Who writes.
pub(super) enum Writers {
    /// SQLite: a queue to the one that does.
    One {
        orders: mpsc::Sender<Order>,
        writable: Arc<Writable>,
    },
    /// PostgreSQL: everybody.
    Many(Many),
}

impl Writers {
    pub fn start(
        connection: DatabaseConnection,
        data: &Path,
        (signals, metrics): (Arc<Signals>, StoreMetrics),
        patience: Duration,
    ) -> Self {
        if connection.get_database_backend() != DbBackend::Sqlite {
            return Self::Many(Many {
                pool: connection,
                writable: Arc::default(),
                metrics,
            });
        }
        let (orders, receiver) = mpsc::channel(QUEUE);
        let writable = Arc::new(Writable::default());
        let writer = Writer {
            data: data.to_owned(),
            connection: Some(connection),
            writable: writable.clone(),
            signals,
            metrics,
            patience,
        };
        tokio::spawn(writer.run(receiver));
        Self::One { orders, writable }
    }

    /// # Errors
    /// [`InternalError::NotSaved`] while nothing can be written.
    pub fn check(&self) -> Result<(), InternalError> {
        match self {
            Self::One { writable, .. } => writable.check(),
            Self::Many(many) => many.writable.check(),
        }
    }

    pub(super) async fn close(&self) {
        if let Self::One { orders, .. } = self {
            let (done, closed) = oneshot::channel();
            if orders.send(Order::Close(done)).await.is_ok() {
                // one that is gone has nothing left to write
                let _ = closed.await;
            }
        }
    }
}

impl Store {
    /// Runs `work` in one transaction: it is saved whole when it answers `Ok`,
    /// not at all when it answers `Err`, panics, or is given up half-way. When
    /// this returns `Ok`, it is on disk, and what is to follow does.
    ///
    /// On SQLite everybody else waits meanwhile: `work` must wait for nothing
    /// but the database, and least of all for another transaction.
    pub(crate) async fn transact<T, E: From<InternalError>>(
        &self,
        work: impl AsyncFnOnce(&Tx) -> Result<T, E>,
    ) -> Result<T, E> {
        match &self.0.writers {
            Writers::Many(many) => {
                let open = Arc::new(Open::new(many.begin().await?));
                let tx = Tx::new(self, open.clone());
                let done = tx.perform(work).await;
                let ended = open.take_back().await.ok_or(InternalError::Stopped)?;
                if let Some(why) = open.undone() {
                    many.doubt(why);
                }
                let (answer, effects) = done?;
                many.commit(ended).await?;
                self.0.signals.publish(effects);
                Ok(answer)
            }
            Writers::One { orders, .. } => {
                let (lend, lent) = oneshot::channel();
                let turn = Order::Lend(Turn {
                    lend,
                    asked: Instant::now(),
                });
                orders
                    .send(turn)
                    .await
                    .map_err(|_| InternalError::Stopped)?;
                let loan = lent.await.map_err(|_| InternalError::Stopped)??;
                let tx = Tx::new(self, loan.open);
                let (answer, effects) = tx.perform(work).await?;
                // nobody takes it any more: it was held too long, and is undone
                loan.keep
                    .send(effects)
                    .map_err(|_| InternalError::TookTooLong)?;
                loan.outcome.await.map_err(|_| InternalError::Stopped)??;
                Ok(answer)
            }
        }
    }

    /// Runs one statement that adds one row or none, and has only plain `?`
    /// for its values on SQLite; whether it did. When this returns `Ok`, it is
    /// on disk. Much cheaper than [`Store::transact`] where many do it at once.
    pub(crate) async fn append(&self, statement: Statement) -> Result<bool, InternalError> {
        match &self.0.writers {
            Writers::Many(many) => many.append(statement).await,
            Writers::One { orders, .. } => {
                let (tell, told) = oneshot::channel();
                orders
                    .send(Order::Append(Append {
                        statement,
                        tell,
                        asked: Instant::now(),
                    }))
                    .await
                    .map_err(|_| InternalError::Stopped)?;
                told.await.map_err(|_| InternalError::Stopped)?
            }
        }
    }
}

/// Each piece of work has a transaction of its own.
pub(super) struct Many {
    pool: DatabaseConnection,
    writable: Arc<Writable>,
    metrics: StoreMetrics,
}

impl Many {
    async fn begin(&self) -> Result<DatabaseTransaction, InternalError> {
        let asked = Instant::now();
        let begun = self.pool.begin().await;
        self.metrics.transaction_begins(asked.elapsed());
        begun.map_err(|error| self.error(error))
    }

    /// One that fails is undone by its drop.
    async fn commit(&self, tx: DatabaseTransaction) -> Result<(), InternalError> {
        let asked = Instant::now();
        let done = tx.commit().await;
        self.metrics.committed(asked.elapsed());
        done.map_err(|error| self.error(error))
    }

    async fn append(&self, statement: Statement) -> Result<bool, InternalError> {
        let done = self.pool.execute_raw(statement).await;
        let done = done.map_err(|error| self.error(error))?;
        Ok(done.rows_affected() == 1)
    }

    fn error(&self, error: DbErr) -> InternalError {
        if !cannot_write(&error) {
            return error.into();
        }
        let why = error.to_string();
        self.doubt(&why);
        InternalError::NotSaved(why)
    }

    /// A write was refused. Asks whether anything can be written, until it can. Meanwhile each
    /// write is tried: the server is not ours alone.
    fn doubt(&self, why: &str) {
        self.metrics.refused(1);
        if !self.writable.stop(why) {
            return;
        }
        let (pool, writable) = (self.pool.clone(), self.writable.clone());
        tokio::spawn(async move {
            while let Err(error) = probe(&pool).await {
                writable.stop(&error.to_string());
                tokio::time::sleep(PROBE_EVERY).await;
            }
            writable.go_on();
        });
    }
}

#[cfg(test)]
#[path = "postgresql_tests.rs"]
mod tests;
