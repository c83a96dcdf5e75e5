//! The same promises on PostgreSQL, where `LAUREL_TEST_POSTGRES` is the address
//! of a server that databases may be made on.

use crate::doctor::ready;
use crate::fixtures::public;
use crate::store::{Config, InternalError, Store};
use futures::poll;
use sea_orm::{ConnectionTrait, Database};
use std::sync::atomic::{AtomicU32, Ordering};
use tempfile::TempDir;

static DATABASES: AtomicU32 = AtomicU32::new(0);

#[expect(clippy::disallowed_methods, reason = "a test reads its own setting")]
fn server() -> Option<String> {
    let server = std::env::var("LAUREL_TEST_POSTGRES").ok();
    server.filter(|url| !url.is_empty())
}

/// With a table that looks at its one rule at the commit.
async fn store() -> Option<(Store, TempDir)> {
    let server = server()?;
    let number = DATABASES.fetch_add(1, Ordering::Relaxed);
    let name = format!("w{}_{number}", std::process::id());
    let beside = Database::connect(format!("{server}/postgres"))
        .await
        .expect("the server answers");
    let create = format!("CREATE DATABASE {name}");
    beside.execute_unprepared(&create).await.expect("made");
    let folder = TempDir::new().expect("a folder");
    let config = Config {
        data: folder.path().to_owned(),
        database_url: Some(format!("{server}/{name}")),
    };
    let store = Store::open(config).await.expect("a store");
    run(
        &store,
        "CREATE TABLE late (n INT UNIQUE DEFERRABLE INITIALLY DEFERRED)",
    )
    .await
    .expect("made");
    Some((store, folder))
}

async fn run(store: &Store, sql: &str) -> Result<(), InternalError> {
    store
        .transact(async |tx| {
            tx.execute_unprepared(sql).await?;
            Ok(())
        })
        .await
}

async fn kept(store: &Store) -> Vec<i32> {
    let all = "SELECT n FROM late ORDER BY n";
    let backend = store.read().get_database_backend();
    let rows = store
        .read()
        .query_all_raw(sea_orm::Statement::from_string(backend, all))
        .await
        .expect("rows");
    let numbers = rows.iter().map(|row| row.try_get("", "n"));
    numbers.collect::<Result<_, _>>().expect("numbers")
}

#[tokio::test(flavor = "multi_thread")]
async fn a_commit_that_fails_is_told_and_its_connection_goes_on() {
    let Some((store, _folder)) = store().await else {
        return;
    };
    for n in 0..30 {
        let twice = run(&store, "INSERT INTO late VALUES (-1), (-1)").await;
        assert!(
            matches!(twice, Err(InternalError::Database(_))),
            "{twice:?}"
        );
        run(&store, &format!("INSERT INTO late VALUES ({n})"))
            .await
            .expect("it goes on");
    }
    assert_eq!(kept(&store).await, (0..30).collect::<Vec<_>>());
}

#[tokio::test(flavor = "multi_thread")]
async fn an_error_that_was_passed_over_is_no_success() {
    let Some((store, _folder)) = store().await else {
        return;
    };
    let passed_over = store
        .transact(async |tx| {
            tx.execute_unprepared("INSERT INTO late VALUES (1)").await?;
            let _ = tx
                .execute_unprepared("INSERT INTO nowhere VALUES (1)")
                .await;
            Ok(())
        })
        .await;
    assert!(
        matches!(passed_over, Err(InternalError::Undone)),
        "{passed_over:?}"
    );
    assert_eq!(kept(&store).await, Vec::<i32>::new());
}

#[tokio::test(flavor = "multi_thread")]
async fn where_nothing_can_be_written_that_is_said_until_a_probe_is_kept() {
    let Some((store, _folder)) = store().await else {
        return;
    };
    let refused = store
        .transact(async |tx| {
            tx.execute_unprepared("SET TRANSACTION READ ONLY").await?;
            tx.execute_unprepared("INSERT INTO late VALUES (1)").await?;
            Ok(())
        })
        .await;
    assert!(
        matches!(refused, Err(InternalError::NotSaved(_))),
        "{refused:?}"
    );
    while ready(&store, public()).await.is_err() {
        tokio::task::yield_now().await;
    }
    run(&store, "INSERT INTO late VALUES (2)")
        .await
        .expect("it goes on");
    assert_eq!(kept(&store).await, [2]);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_given_up_or_panics_half_way_is_undone() {
    let Some((store, _folder)) = store().await else {
        return;
    };
    for moments in 0..12 {
        let mut work = Box::pin(store.transact(async |tx| {
            for n in 0..20 {
                let insert = format!("INSERT INTO late VALUES ({n})");
                tx.execute_unprepared(&insert).await?;
            }
            std::future::pending::<Result<(), InternalError>>().await
        }));
        for _ in 0..moments {
            assert!(poll!(work.as_mut()).is_pending());
            tokio::task::yield_now().await;
        }
        drop(work);
        let panicked: Result<(), InternalError> = store
            .transact(async |tx| {
                tx.execute_unprepared("INSERT INTO late VALUES (1)").await?;
                panic!("on purpose")
            })
            .await;
        assert!(matches!(panicked, Err(InternalError::Stopped)));
    }
    run(&store, "INSERT INTO late VALUES (2)")
        .await
        .expect("it goes on");
    assert_eq!(kept(&store).await, [2]);
}
