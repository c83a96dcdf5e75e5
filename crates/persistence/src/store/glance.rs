//! A read of a few rows that many ask for, of which SQLite answers several
//! by one statement.

use super::{InternalError, Store};
use sea_orm::sea_query::Values;
use sea_orm::{ConnectionTrait, DbBackend, QueryResult, Statement, Value};
use std::fmt::Write;

/// The statement: `asked` is a table of those who ask, with a row each.
pub(crate) struct Glance {
    /// The columns of `asked`, with their types in PostgreSQL.
    pub asked: &'static [(&'static str, &'static str)],
    /// What stands after `SELECT asked.number,`: the columns, from where, and for
    /// which rows of `asked`.
    pub sqlite: &'static str,
    pub postgresql: &'static str,
}

/// One who asks, with a value for each column.
pub(super) struct Asked {
    pub glance: &'static Glance,
    pub values: Vec<Value>,
}

impl Glance {
    /// For all of them together.
    pub(super) fn on_sqlite(&self, all: &[&Asked]) -> (String, Values) {
        let marks = vec!["?"; self.asked.len()].join(", ");
        let mut sql = self.begin();
        for number in 0..all.len() {
            let comma = if number == 0 { "" } else { ", " };
            // writing to a String cannot fail
            let _ = write!(sql, "{comma}({number}, {marks})");
        }
        let _ = write!(sql, ") SELECT asked.number, {}", self.sqlite);
        let values = all.iter().flat_map(|one| &one.values).cloned();
        (sql, Values(values.collect()))
    }

    fn on_postgresql(&self, values: Vec<Value>) -> Statement {
        let mut sql = self.begin();
        sql.push_str("(0");
        for (at, (_, kind)) in self.asked.iter().enumerate() {
            let _ = write!(sql, ", ${}::{kind}", at + 1);
        }
        let _ = write!(sql, ")) SELECT asked.number, {}", self.postgresql);
        Statement::from_sql_and_values(DbBackend::Postgres, sql, values)
    }

    fn begin(&self) -> String {
        let names: Vec<&str> = self.asked.iter().map(|(name, _)| *name).collect();
        format!("WITH asked (number, {}) AS (VALUES ", names.join(", "))
    }
}

impl Store {
    /// The one row that this finds for who asks with `values`, if any. Its first
    /// column is nobody's: the others begin at 1.
    pub(crate) async fn glance(
        &self,
        glance: &'static Glance,
        values: Vec<Value>,
    ) -> Result<Option<QueryResult>, InternalError> {
        Ok(self.glance_all(glance, values).await?.pop())
    }

    /// The same for a few rows, in no order.
    pub(crate) async fn glance_all(
        &self,
        glance: &'static Glance,
        values: Vec<Value>,
    ) -> Result<Vec<QueryResult>, InternalError> {
        match &self.0.direct_reads {
            Some(direct_reads) => direct_reads.all(Asked { glance, values }).await,
            None => {
                let statement = glance.on_postgresql(values);
                Ok(self.read().query_all_raw(statement).await?)
            }
        }
    }
}
