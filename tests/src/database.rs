//! The suites' PostgreSQL server: a database for each site, and a way to hold
//! up what a server does in it, as a slow transaction of another would.

use crate::wait_for;
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{ConnectOptions, Connection};
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::atomic::{AtomicU32, Ordering};
use tokio_postgres::{Client, NoTls};

static DATABASES: AtomicU32 = AtomicU32::new(0);

/// A database of its own on the suites' PostgreSQL server, where there is one.
pub(crate) async fn own_database() -> Option<String> {
    let server = std::env::var("LAUREL_TEST_POSTGRES")
        .ok()
        .filter(|url| !url.is_empty())?;
    let name = format!(
        "t{}_{}",
        std::process::id(),
        DATABASES.fetch_add(1, Ordering::Relaxed)
    );
    let client = connect(&format!("{server}/postgres")).await;
    client
        .batch_execute(&format!("CREATE DATABASE {name}"))
        .await
        .expect("a database is made");
    Some(format!("{server}/{name}"))
}

/// Changes a database by hand, as somebody does who should not.
pub(crate) async fn by_hand(url: Option<&str>, file: &Path, sql: &str) {
    let Some(url) = url else {
        let options = SqliteConnectOptions::new().filename(file);
        let mut connection = options.connect().await.expect("the file is a database");
        sqlx::raw_sql(sqlx::AssertSqlSafe(sql))
            .execute(&mut connection)
            .await
            .expect("the database takes it");
        return connection.close().await.expect("the file is let go");
    };
    let client = connect(url).await;
    client
        .batch_execute(sql)
        .await
        .expect("the database takes it");
}

/// Every row of every table as text, in no order that means something.
pub(crate) async fn contents(url: Option<&str>, file: &Path) -> BTreeMap<String, Vec<String>> {
    let mut all = BTreeMap::new();
    if let Some(url) = url {
        let client = connect(url).await;
        let tables = "SELECT tablename FROM pg_tables WHERE schemaname = 'public'";
        for table in client.query(tables, &[]).await.expect("tables") {
            let table: String = table.get(0);
            let rows = format!("SELECT t::text FROM \"{table}\" t ORDER BY 1");
            let rows = client.query(&rows, &[]).await.expect("rows");
            all.insert(table, rows.iter().map(|row| row.get(0)).collect());
        }
        return all;
    }
    let options = SqliteConnectOptions::new().filename(file).read_only(true);
    let mut connection = options.connect().await.expect("the file is a database");
    let tables = "SELECT m.name, group_concat('quote(\"' || c.name || '\")', '||'',''||') \
        FROM sqlite_master m JOIN pragma_table_info(m.name) c \
        WHERE m.type = 'table' AND m.sql NOT LIKE 'CREATE VIRTUAL%' GROUP BY m.name";
    let tables: Vec<(String, String)> = sqlx::query_as(tables)
        .fetch_all(&mut connection)
        .await
        .expect("tables");
    for (table, columns) in tables {
        let rows = format!("SELECT {columns} FROM \"{table}\" ORDER BY 1");
        let rows = sqlx::query_scalar(sqlx::AssertSqlSafe(rows))
            .fetch_all(&mut connection)
            .await
            .expect("rows");
        all.insert(table, rows);
    }
    all
}

async fn connect(url: &str) -> Client {
    let (client, connection) = tokio_postgres::connect(url, NoTls)
        .await
        .expect("the suites' PostgreSQL answers");
    // it ends with its client
    tokio::spawn(connection);
    client
}

/// A transaction that holds the lock which every privileged change takes for
/// its audit row, so that such a change can't commit until it is released.
pub struct HeldAudit(Client);

impl HeldAudit {
    pub(crate) async fn take(url: &str) -> Self {
        let client = connect(url).await;
        client
            .batch_execute("BEGIN; SELECT pg_advisory_xact_lock(7265)")
            .await
            .expect("the lock is free");
        Self(client)
    }

    /// Waits until somebody's change stands at the lock.
    pub async fn is_waited_for(&self) {
        wait_for("a change that waits for the lock", || async {
            let waiting = "SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND NOT granted \
                AND database = (SELECT oid FROM pg_database WHERE datname = current_database())";
            let found = self.0.query_opt(waiting, &[]).await;
            found.expect("the database answers").map(|_| ())
        })
        .await;
    }

    pub async fn release(self) {
        self.0
            .batch_execute("COMMIT")
            .await
            .expect("the lock is let go");
    }
}
