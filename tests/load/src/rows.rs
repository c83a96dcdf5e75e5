//! The limit for durable answers: how many rows a bare loop commits where each
//! of fifty waits for its own row to be on disk, and those that wait share a
//! transaction.

use sea_orm::{ConnectOptions, ConnectionTrait, Database, DbBackend, Statement, TransactionTrait};
use std::path::Path;
use std::time::{Duration, Instant};
use tokio::sync::{mpsc, oneshot};

const LEARNERS: usize = 50;

/// Rows a second, in a new database in this folder.
pub async fn rate(folder: &Path, for_seconds: u64) -> f64 {
    let path = folder.join("bare-rows.db");
    let mut options = ConnectOptions::new(format!("sqlite://{}?mode=rwc", path.display()));
    options.max_connections(1).sqlx_logging(false);
    let on = Database::connect(options).await.expect("a database");
    on.execute_unprepared("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE answer (id INTEGER PRIMARY KEY, attempt TEXT NOT NULL, question TEXT NOT NULL, response TEXT NOT NULL)")
        .await
        .expect("a table");
    let (sender, mut rows) = mpsc::channel::<(usize, oneshot::Sender<()>)>(LEARNERS);
    let until = Instant::now() + Duration::from_secs(for_seconds);
    let learners: Vec<_> = (0..LEARNERS)
        .map(|learner| {
            let sender = sender.clone();
            tokio::spawn(async move {
                let mut count = 0u64;
                while Instant::now() < until {
                    let (kept, on_disk) = oneshot::channel();
                    sender.send((learner, kept)).await.expect("the writer");
                    on_disk.await.expect("the row is kept");
                    count += 1;
                }
                count
            })
        })
        .collect();
    drop(sender);
    let start = Instant::now();
    while let Some(first) = rows.recv().await {
        let tx = on.begin().await.expect("a transaction");
        let mut waiting = Vec::with_capacity(LEARNERS);
        let mut next = Some(first);
        while let Some((learner, kept)) = next {
            let values = [
                format!("0190e0a0-0000-7000-8000-{learner:012}").into(),
                "question-one".into(),
                r#"{"type":"chosen","options":["a"]}"#.into(),
            ];
            tx.execute_raw(Statement::from_sql_and_values(
                DbBackend::Sqlite,
                "INSERT INTO answer (attempt, question, response) VALUES (?, ?, ?)",
                values,
            ))
            .await
            .expect("a row");
            waiting.push(kept);
            next = rows.try_recv().ok();
        }
        tx.commit().await.expect("a commit");
        for kept in waiting {
            let _ = kept.send(());
        }
    }
    let seconds = start.elapsed().as_secs_f64();
    let mut count = 0;
    for learner in learners {
        count += learner.await.expect("a learner");
    }
    drop(on);
    #[expect(clippy::cast_precision_loss, reason = "far below 2^53")]
    let rate = count as f64 / seconds;
    let _ = std::fs::remove_file(path);
    rate
}
