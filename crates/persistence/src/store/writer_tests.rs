//! What the writer promises: whole or not at all, one bad piece harms no other,
//! and what was answered is there after the file is opened again.

use crate::store::{Config, InternalError, Store, UseCaseError};
use sea_orm::{ConnectionTrait, Statement};
use tempfile::TempDir;

async fn store(folder: &TempDir) -> Store {
    let config = Config {
        data: folder.path().to_owned(),
        database_url: None,
    };
    let store = Store::open(config).await.expect("a store");
    store.read().ping().await.expect("it answers");
    store
}

async fn note(
    store: &Store,
    key: String,
    outcome: Result<(), &'static str>,
) -> Result<(), UseCaseError<&'static str>> {
    store
        .write(move |tx| {
            Box::pin(async move {
                let insert = "INSERT INTO setting (key, value, updated_at) VALUES (?, '{}', '2026-01-01T00:00:00+00:00')";
                tx.execute_raw(Statement::from_sql_and_values(tx.get_database_backend(), insert, [key.into()])).await?;
                outcome.map_err(UseCaseError::Refused)
            })
        })
        .await
}

async fn kept(store: &Store) -> i64 {
    let count = Statement::from_string(
        store.read().get_database_backend(),
        "SELECT count(*) AS n FROM setting",
    );
    let row = store
        .read()
        .query_one_raw(count)
        .await
        .expect("a count")
        .expect("a row");
    row.try_get("", "n").expect("a number")
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refused_piece_leaves_nothing_and_harms_no_other_of_its_group() {
    let folder = TempDir::new().expect("a folder");
    let store = store(&folder).await;
    let all = (0..200).map(|n| {
        let store = store.clone();
        async move {
            let outcome = if n % 4 == 0 { Err("no") } else { Ok(()) };
            note(&store, format!("k{n}"), outcome).await
        }
    });
    let answers = futures::future::join_all(all).await;
    assert_eq!(answers.iter().filter(|a| a.is_ok()).count(), 150);
    assert!(
        answers
            .iter()
            .filter(|a| a.is_err())
            .all(|a| matches!(a, Err(UseCaseError::Refused("no"))))
    );
    assert_eq!(kept(&store).await, 150);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_broken_rule_of_the_database_is_told_to_the_one_who_broke_it() {
    let folder = TempDir::new().expect("a folder");
    let store = store(&folder).await;
    let all = (0..20).map(|n| {
        let store = store.clone();
        async move { note(&store, format!("k{}", n % 10), Ok(())).await }
    });
    let answers = futures::future::join_all(all).await;
    assert_eq!(answers.iter().filter(|a| a.is_ok()).count(), 10);
    assert!(
        answers
            .iter()
            .filter(|a| a.is_err())
            .all(|a| matches!(a, Err(UseCaseError::Internal(InternalError::Database(_)))))
    );
    assert_eq!(kept(&store).await, 10);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_panic_is_undone_and_the_writer_goes_on() {
    let folder = TempDir::new().expect("a folder");
    let store = store(&folder).await;
    let bad: Result<(), InternalError> = store
        .write(|_| Box::pin(async { panic!("on purpose") }))
        .await;
    assert!(matches!(bad, Err(InternalError::Stopped)));
    assert!(note(&store, "after".to_owned(), Ok(())).await.is_ok());
    store.close().await;
    drop(store);
    let again = self::store(&folder).await;
    assert_eq!(kept(&again).await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn readers_cannot_write() {
    let folder = TempDir::new().expect("a folder");
    let store = store(&folder).await;
    let refused = store.read().execute_unprepared("DELETE FROM setting").await;
    assert!(refused.is_err());
}

async fn glanced(store: &Store, sql: &str) -> Result<Option<i64>, InternalError> {
    let backend = store.read().get_database_backend();
    let statement = Statement::from_sql_and_values(backend, sql, ["a".into()]);
    let row = store.glance(statement).await?;
    row.map(|row| Ok(row.try_get("", "n")?)).transpose()
}

#[tokio::test]
async fn a_glance_sees_what_was_saved_and_can_change_nothing() {
    let folder = TempDir::new().expect("a folder");
    let store = store(&folder).await;
    let count = "SELECT count(*) AS n FROM setting WHERE key = ?";
    assert_eq!(glanced(&store, count).await.expect("it reads"), Some(0));
    note(&store, "a".to_owned(), Ok(())).await.expect("saved");
    assert_eq!(glanced(&store, count).await.expect("it reads"), Some(1));
    let none = "SELECT 1 AS n FROM setting WHERE key = ? AND 1 = 2";
    assert_eq!(glanced(&store, none).await.expect("it reads"), None);
    let delete = "DELETE FROM setting WHERE key = ? RETURNING 1 AS n";
    assert!(glanced(&store, delete).await.is_err(), "it only reads");
    // more than there are connections, some given up half-way
    for round in 0..40 {
        let glance = glanced(&store, count);
        if round % 3 == 0 {
            let _ = futures::poll!(std::pin::pin!(glance));
        } else {
            assert_eq!(glance.await.expect("it reads"), Some(1));
        }
    }
}
