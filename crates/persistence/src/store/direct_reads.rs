//! Reads of a few rows on SQLite, for the pages that are opened all the time.
//!
//! A read is a message to the connection's thread and an answer, which costs as
//! much as the read itself. So those who ask while a read is under way wait, and
//! are then answered by one statement together: the more ask, the less each
//! costs. `docs/performance.md` has the figures.

use super::InternalError;
use super::glance::{Asked, Glance};
use prometheus_client::metrics::histogram::Histogram;
use sea_orm::{DbErr, QueryResult, RuntimeErr};
use sea_query_sqlx::SqlxValues;
use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection};
use sqlx::{AssertSqlSafe, ConnectOptions};
use std::sync::Arc;
use std::time::Instant;
use tokio::sync::{Mutex, mpsc, oneshot};

/// How many are answered by one statement.
const MOST: usize = 8;
/// How many wait before those who ask are held up.
const QUEUE: usize = 1024;

/// The rows that one of those who ask is answered.
type Found = Result<Vec<QueryResult>, InternalError>;

pub(super) struct DirectReads(mpsc::Sender<Waiting>);

struct Waiting {
    asked: Asked,
    since: Instant,
    answer: oneshot::Sender<Found>,
}

impl DirectReads {
    /// Reads through so many connections, until it is dropped. They are opened
    /// when they are first needed; `options` must not let them write.
    pub fn start(options: &SqliteConnectOptions, connections: usize, waits: &Histogram) -> Self {
        let (ask, asked) = mpsc::channel(QUEUE);
        let asked = Arc::new(Mutex::new(asked));
        for _ in 0..connections {
            let reader = DirectReader {
                options: options.clone(),
                connection: None,
                waits: waits.clone(),
            };
            tokio::spawn(reader.answer_all(asked.clone()));
        }
        Self(ask)
    }

    pub(super) async fn all(&self, asked: Asked) -> Found {
        let (answer, answered) = oneshot::channel();
        let waiting = Waiting {
            asked,
            since: Instant::now(),
            answer,
        };
        let sent = self.0.send(waiting).await;
        sent.map_err(|_| InternalError::Stopped)?;
        answered.await.map_err(|_| InternalError::Stopped)?
    }
}

struct DirectReader {
    options: SqliteConnectOptions,
    connection: Option<SqliteConnection>,
    waits: Histogram,
}

impl DirectReader {
    async fn answer_all(mut self, asked: Arc<Mutex<mpsc::Receiver<Waiting>>>) {
        let mut waiting = Vec::with_capacity(MOST);
        while asked.lock().await.recv_many(&mut waiting, MOST).await > 0 {
            while let Some(glance) = waiting.last().map(|last| last.asked.glance) {
                let alike = waiting.extract_if(.., |one| std::ptr::eq(one.asked.glance, glance));
                let alike: Vec<Waiting> = alike.collect();
                self.answer(glance, alike).await;
            }
        }
    }

    async fn answer(&mut self, glance: &Glance, waiting: Vec<Waiting>) {
        for one in &waiting {
            self.waits.observe(one.since.elapsed().as_secs_f64());
        }
        let all: Vec<&Asked> = waiting.iter().map(|one| &one.asked).collect();
        let together = self.read(glance, &all).await;
        let found = match together {
            Ok(found) => found.into_iter().map(Ok).collect(),
            Err(error) if waiting.len() == 1 => vec![Err(error)],
            // whose fault it was, only each alone can tell
            Err(_) => {
                let mut found: Vec<Found> = Vec::new();
                for one in all {
                    let alone = self.read(glance, &[one]).await;
                    found.push(alone.map(|mut found| found.pop().unwrap_or_default()));
                }
                found
            }
        };
        for (one, found) in waiting.into_iter().zip(found) {
            // who gave up hears nothing
            let _ = one.answer.send(found);
        }
    }

    /// What each of them is answered.
    async fn read(
        &mut self,
        glance: &Glance,
        asked: &[&Asked],
    ) -> Result<Vec<Vec<QueryResult>>, InternalError> {
        let mut connection = match self.connection.take() {
            Some(connection) => connection,
            None => self.options.connect().await.map_err(error)?,
        };
        let (sql, values) = glance.on_sqlite(asked);
        let rows = sqlx::query_with(AssertSqlSafe(sql), SqlxValues(values))
            .fetch_all(&mut connection)
            .await
            .map_err(error)?;
        // one whose read failed is not kept
        self.connection = Some(connection);
        let mut found: Vec<_> = asked.iter().map(|_| Vec::new()).collect();
        for row in rows {
            let row = QueryResult::from(row);
            let number: i64 = row.try_get_by_index(0)?;
            let place = usize::try_from(number)
                .ok()
                .and_then(|at| found.get_mut(at));
            if let Some(place) = place {
                place.push(row);
            }
        }
        Ok(found)
    }
}

fn error(error: sqlx::Error) -> InternalError {
    DbErr::Query(RuntimeErr::SqlxError(error.into())).into()
}

#[cfg(test)]
mod tests {
    use crate::store::{Config, Glance, InternalError, Store};
    use futures::future::join_all;
    use futures::poll;
    use sea_orm::{DbBackend, Statement};
    use std::pin::pin;
    use tempfile::TempDir;

    const KEY: &[(&str, &str)] = &[("key", "text")];
    static VALUE: Glance = Glance {
        asked: KEY,
        sqlite: "json_extract(setting.value, '$') FROM asked CROSS JOIN setting WHERE setting.key = asked.key",
        postgresql: "",
    };
    static LENGTH: Glance = Glance {
        asked: KEY,
        sqlite: "length(setting.value) FROM asked CROSS JOIN setting WHERE setting.key = asked.key",
        postgresql: "",
    };

    async fn store(folder: &TempDir) -> Store {
        let config = Config {
            data: folder.path().to_owned(),
            database_url: None,
        };
        Store::open(config).await.expect("a store")
    }

    async fn put(store: &Store, key: &str, value: &str) {
        let sql = "INSERT INTO setting (key, value, updated_at) VALUES (?, ?, '2026-01-01T00:00:00+00:00')";
        let values = [key.into(), value.into()];
        let row = Statement::from_sql_and_values(DbBackend::Sqlite, sql, values);
        store
            .transact(async |tx| {
                sea_orm::ConnectionTrait::execute_raw(tx, row).await?;
                Ok::<_, InternalError>(())
            })
            .await
            .expect("it is saved");
    }

    async fn seen(
        store: &Store,
        glance: &'static Glance,
        key: &str,
    ) -> Result<Option<i64>, InternalError> {
        let row = store.glance(glance, vec![key.into()]).await?;
        row.map(|row| Ok(row.try_get_by_index(1)?)).transpose()
    }

    #[tokio::test]
    async fn each_hears_of_their_own_whoever_asks_at_the_same_time() {
        let folder = TempDir::new().expect("a folder");
        let store = store(&folder).await;
        for number in 0..30 {
            put(&store, &format!("key {number}"), &format!("{number}")).await;
        }
        put(&store, "broken", "not JSON").await;
        for _ in 0..3 {
            let numbers = (0..30).map(|number| {
                let store = &store;
                async move {
                    let key = format!("key {number}");
                    if number % 7 == 3 {
                        // given up half-way
                        let _ = poll!(pin!(seen(store, &VALUE, &key)));
                        return;
                    }
                    let digits = Some(if number < 10 { 1 } else { 2 });
                    assert_eq!(seen(store, &VALUE, &key).await.unwrap(), Some(number));
                    assert_eq!(seen(store, &LENGTH, &key).await.unwrap(), digits);
                }
            });
            let none = async { assert_eq!(seen(&store, &VALUE, "nobody").await.unwrap(), None) };
            let broken = async { assert!(seen(&store, &VALUE, "broken").await.is_err()) };
            tokio::join!(broken, join_all(numbers), none);
        }
    }

    #[tokio::test]
    async fn what_was_saved_is_seen_and_nothing_can_be_changed() {
        let folder = TempDir::new().expect("a folder");
        let store = store(&folder).await;
        assert_eq!(seen(&store, &VALUE, "a").await.unwrap(), None);
        put(&store, "a", "7").await;
        assert_eq!(seen(&store, &VALUE, "a").await.unwrap(), Some(7));
        let glancing = crate::store::connect::glancing(folder.path()).expect("options");
        let mut connection = sqlx::ConnectOptions::connect(&glancing)
            .await
            .expect("a connection");
        let refused = sqlx::query("DELETE FROM setting").execute(&mut connection);
        assert!(refused.await.is_err(), "it only reads");
    }
}
