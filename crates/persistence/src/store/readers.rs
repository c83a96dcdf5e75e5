//! The connections that only read. The pool does not tell how long somebody
//! waits for one of them, so each statement takes its turn before it asks.

use super::turns::Turns;
use prometheus_client::metrics::histogram::Histogram;
use sea_orm::{
    ConnAcquireErr, ConnectionTrait, DatabaseConnection, DbBackend, DbErr, ExecResult, QueryResult,
    Statement,
};
use std::time::Duration;
use tokio::sync::SemaphorePermit;
use tokio::time::timeout;

pub(crate) struct Readers {
    pool: DatabaseConnection,
    turns: Turns,
    /// How long somebody waits at most.
    patience: Duration,
}

/// How large the pool is, and how long somebody waits for it at most.
#[derive(Debug, Clone, Copy)]
pub(super) struct PoolLimits {
    pub connections: u32,
    pub patience: Duration,
}

impl Readers {
    pub(super) fn new(pool: DatabaseConnection, limits: PoolLimits, waits: Histogram) -> Self {
        let connections = usize::try_from(limits.connections).unwrap_or(1);
        Self {
            pool,
            turns: Turns::new(connections, waits),
            patience: limits.patience,
        }
    }

    pub(crate) fn get_database_backend(&self) -> DbBackend {
        self.pool.get_database_backend()
    }

    pub(crate) async fn ping(&self) -> Result<(), DbErr> {
        let _turn = self.turn().await?;
        self.pool.ping().await
    }

    async fn turn(&self) -> Result<SemaphorePermit<'_>, DbErr> {
        match timeout(self.patience, self.turns.take()).await {
            Ok(Ok(turn)) => Ok(turn),
            Ok(Err(_)) => Err(DbErr::ConnectionAcquire(ConnAcquireErr::ConnectionClosed)),
            Err(_) => Err(DbErr::ConnectionAcquire(ConnAcquireErr::Timeout)),
        }
    }
}

#[async_trait::async_trait]
impl ConnectionTrait for Readers {
    fn get_database_backend(&self) -> DbBackend {
        self.pool.get_database_backend()
    }

    async fn execute_raw(&self, statement: Statement) -> Result<ExecResult, DbErr> {
        let _turn = self.turn().await?;
        self.pool.execute_raw(statement).await
    }

    async fn execute_unprepared(&self, sql: &str) -> Result<ExecResult, DbErr> {
        let _turn = self.turn().await?;
        self.pool.execute_unprepared(sql).await
    }

    async fn query_one_raw(&self, statement: Statement) -> Result<Option<QueryResult>, DbErr> {
        let _turn = self.turn().await?;
        self.pool.query_one_raw(statement).await
    }

    async fn query_all_raw(&self, statement: Statement) -> Result<Vec<QueryResult>, DbErr> {
        let _turn = self.turn().await?;
        self.pool.query_all_raw(statement).await
    }
}
