//! Rows on their way into a table: many to a statement, whose text stays the
//! same from batch to batch, so that the database prepares it once.

use crate::store::{InternalError, Tx};
use sea_orm::{ConnectionTrait, DbBackend, Statement, Value, Values};
use std::fmt::Write;

/// Rows to a statement; with the widest table far below what both databases
/// allow of variables.
const TOGETHER: usize = 400;

/// Rows for one table.
pub(super) struct Rows {
    table: &'static str,
    columns: &'static [&'static str],
    values: Vec<Value>,
}

impl Rows {
    pub fn of(table: &'static str, columns: &'static [&'static str]) -> Self {
        Self {
            table,
            columns,
            values: Vec::new(),
        }
    }

    /// One value for each column, in their order.
    pub fn push<const N: usize>(&mut self, row: [Value; N]) {
        debug_assert_eq!(N, self.columns.len(), "{}", self.table);
        self.values.extend(row);
    }

    fn text(&self, rows: usize, backend: DbBackend) -> String {
        let width = self.columns.len();
        let mut sql = format!(
            "INSERT INTO {} ({}) VALUES ",
            self.table,
            self.columns.join(", ")
        );
        for row in 0..rows {
            sql.push_str(if row == 0 { "(" } else { ", (" });
            for column in 0..width {
                let comma = if column == 0 { "" } else { ", " };
                // writing to a string can't fail
                let _ = match backend {
                    DbBackend::Postgres => write!(sql, "{comma}${}", row * width + column + 1),
                    _ => write!(sql, "{comma}?"),
                };
            }
            sql.push(')');
        }
        sql
    }

    /// Puts them into the table.
    pub async fn insert(self, tx: &Tx) -> Result<(), InternalError> {
        let backend = tx.get_database_backend();
        let width = self.columns.len();
        let most = TOGETHER * width;
        let whole = self.text(TOGETHER, backend);
        let mut left = self.values.as_slice();
        while !left.is_empty() {
            let (now, later) = left.split_at(most.min(left.len()));
            let sql = if now.len() == most {
                whole.clone()
            } else {
                self.text(now.len() / width, backend)
            };
            tx.execute_raw(Statement {
                sql,
                values: Some(Values(now.to_vec())),
                db_backend: backend,
            })
            .await?;
            left = later;
        }
        Ok(())
    }
}
