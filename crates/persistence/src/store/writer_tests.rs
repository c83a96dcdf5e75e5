//! What the writer promises: whole or not at all, one bad piece harms no other,
//! and what was answered is there after the file is opened again.

use crate::doctor::ready;
use crate::fixtures::public;
use crate::open::HANDLERS;
use crate::store::{Config, InternalError, Store, SystemClock, SystemRandom, Tx, UseCaseError};
use futures::future::join_all;
use futures::poll;
use sea_orm::{ConnectionTrait, Database, Statement};
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;
use tempfile::TempDir;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

fn config(folder: &TempDir) -> Config {
    Config {
        data: folder.path().to_owned(),
        database_url: None,
    }
}

async fn store(folder: &TempDir) -> Store {
    let store = Store::open(config(folder)).await.expect("a store");
    store.read().ping().await.expect("it answers");
    store
}

const INSERT: &str =
    "INSERT INTO setting (key, value, updated_at) VALUES (?, ?, '2026-01-01T00:00:00+00:00')";

async fn insert(tx: &Tx, key: &str, value: String) -> Result<(), InternalError> {
    let values = [key.into(), value.into()];
    let backend = tx.get_database_backend();
    tx.execute_raw(Statement::from_sql_and_values(backend, INSERT, values))
        .await?;
    Ok(())
}

async fn note(
    store: &Store,
    key: &str,
    outcome: Result<(), &'static str>,
) -> Result<(), UseCaseError<&'static str>> {
    store
        .transact(async |tx| {
            insert(tx, key, "{}".to_owned()).await?;
            outcome.map_err(UseCaseError::Refused)
        })
        .await
}

async fn append(store: &Store, key: &str) -> Result<bool, InternalError> {
    let backend = store.read().get_database_backend();
    let values = [key.into(), "{}".into()];
    let statement = Statement::from_sql_and_values(backend, INSERT, values);
    store.append(statement).await
}

async fn keys(store: &Store) -> Vec<String> {
    let all = Statement::from_string(
        store.read().get_database_backend(),
        "SELECT key FROM setting ORDER BY key",
    );
    let rows = store.read().query_all_raw(all).await.expect("rows");
    let keys = rows.iter().map(|row| row.try_get("", "key"));
    keys.collect::<Result<_, _>>().expect("keys")
}

async fn kept(store: &Store) -> usize {
    keys(store).await.len()
}

/// Holds the writer until it is told to go on, so that what comes meanwhile is
/// one group.
async fn held(store: &Store) -> (oneshot::Sender<()>, JoinHandle<Result<(), InternalError>>) {
    let (inside, is_inside) = oneshot::channel();
    let (go, gate) = oneshot::channel::<()>();
    let store = store.clone();
    let holds = tokio::spawn(async move {
        store
            .transact(async |_| {
                inside.send(()).expect("the test waits");
                gate.await.expect("the test goes on");
                Ok::<_, InternalError>(())
            })
            .await
    });
    is_inside.await.expect("it got its turn");
    (go, holds)
}

/// Lets all of these be one group, one after the other.
async fn in_one_group<T>(
    store: &Store,
    mut works: Vec<Pin<Box<dyn Future<Output = T> + '_>>>,
) -> Vec<T> {
    let (go, holds) = held(store).await;
    for work in &mut works {
        assert!(poll!(work.as_mut()).is_pending(), "it waits for its turn");
    }
    go.send(()).expect("the writer is held");
    holds.await.expect("it ends").expect("it is kept");
    join_all(works).await
}

async fn until_ready(store: &Store) {
    while ready(store, public()).await.is_err() {
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
}

fn is_not_saved<T, R>(answer: &Result<T, UseCaseError<R>>) -> bool {
    matches!(
        answer,
        Err(UseCaseError::Internal(InternalError::NotSaved(_)))
    )
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refused_piece_leaves_nothing_and_harms_no_other_of_its_group() {
    let folder = TempDir::new().expect("a folder");
    let store = store(&folder).await;
    let all = (0..200).map(|n| {
        let store = store.clone();
        async move {
            let outcome = if n % 4 == 0 { Err("no") } else { Ok(()) };
            note(&store, &format!("k{n}"), outcome).await
        }
    });
    let answers = join_all(all).await;
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
        async move { note(&store, &format!("k{}", n % 10), Ok(())).await }
    });
    let answers = join_all(all).await;
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
        .transact(async |tx| {
            insert(tx, "before", "{}".to_owned()).await?;
            panic!("on purpose")
        })
        .await;
    assert!(matches!(bad, Err(InternalError::Stopped)));
    assert!(note(&store, "after", Ok(())).await.is_ok());
    store.close().await;
    drop(store);
    let again = self::store(&folder).await;
    assert_eq!(keys(&again).await, ["after"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_given_up_half_way_is_undone_and_the_writer_goes_on() {
    let folder = TempDir::new().expect("a folder");
    let store = store(&folder).await;
    // at each of the first moments at which it waits for something
    for moments in 0..12 {
        let key = format!("given-up-{moments}");
        let mut work = Box::pin(store.transact(async |tx| {
            for n in 0..20 {
                insert(tx, &format!("{key}-{n}"), "{}".to_owned()).await?;
            }
            std::future::pending::<Result<(), InternalError>>().await
        }));
        for _ in 0..moments {
            assert!(poll!(work.as_mut()).is_pending());
            tokio::task::yield_now().await;
        }
        drop(work);
        note(&store, &format!("kept-{moments:02}"), Ok(()))
            .await
            .expect("the writer goes on");
    }
    let kept = keys(&store).await;
    assert!(kept.iter().all(|key| key.starts_with("kept-")), "{kept:?}");
    assert_eq!(kept.len(), 12);
}

#[tokio::test(flavor = "multi_thread")]
async fn who_gives_up_once_the_work_is_done_does_not_undo_it_nor_what_follows() {
    let folder = TempDir::new().expect("a folder");
    let store = store(&folder).await;
    let (go, holds) = held(&store).await;
    let mut done = Box::pin(store.transact(async |tx| {
        tx.wake_for_jobs();
        insert(tx, "done", "{}".to_owned()).await
    }));
    assert!(poll!(done.as_mut()).is_pending());
    // behind it in the same group
    let (inside, is_inside) = oneshot::channel();
    let (next, gate) = oneshot::channel::<()>();
    let mut later = Box::pin(store.transact(async |_| {
        inside.send(()).expect("the test waits");
        gate.await.expect("the test goes on");
        Ok::<_, InternalError>(())
    }));
    assert!(poll!(later.as_mut()).is_pending());
    go.send(()).expect("the writer is held");
    holds.await.expect("it ends").expect("it is kept");
    tokio::select! {
        _ = &mut done => panic!("it is not on disk before all of the group is"),
        _ = &mut later => panic!("it is held"),
        inside = is_inside => inside.expect("it got its turn"),
    }
    drop(done);
    next.send(()).expect("the writer is held");
    later.await.expect("it is kept");
    store.jobs_arrive().await;
    assert_eq!(keys(&store).await, ["done"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_follows_follows_the_commit_and_nothing_else() {
    let folder = TempDir::new().expect("a folder");
    let store = store(&folder).await;
    let mut arrive = Box::pin(store.jobs_arrive());
    let refused = store
        .transact(async |tx| {
            tx.wake_for_jobs();
            Err::<(), _>(UseCaseError::Refused("no"))
        })
        .await;
    assert!(refused.is_err());
    assert!(poll!(arrive.as_mut()).is_pending(), "it was refused");
    let unsaved = store
        .transact(async |tx| {
            tx.wake_for_jobs();
            violate(tx).await
        })
        .await;
    assert!(matches!(unsaved, Err(InternalError::NotSaved(_))));
    assert!(poll!(arrive.as_mut()).is_pending(), "it was not kept");
    until_ready(&store).await;
    store
        .transact(async |tx| {
            tx.wake_for_jobs();
            assert!(poll!(arrive.as_mut()).is_pending(), "it is not kept yet");
            Ok::<_, InternalError>(())
        })
        .await
        .expect("it is kept");
    arrive.await;
}

/// Leaves a transaction that SQLite will not commit.
async fn violate(tx: &Tx) -> Result<(), InternalError> {
    tx.execute_unprepared("PRAGMA defer_foreign_keys = ON")
        .await?;
    let nobody = "INSERT INTO policy_acceptance (id, person_id, document, version, accepted_at) \
        VALUES (x'01', x'02', 'terms', '1', '2026-01-01T00:00:00+00:00')";
    tx.execute_unprepared(nobody).await?;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn where_the_commit_fails_all_are_told_and_none_is_kept() {
    let folder = TempDir::new().expect("a folder");
    let store = store(&folder).await;
    for round in 0..3 {
        let answers = in_one_group(
            &store,
            vec![
                Box::pin(async { note(&store, "before", Ok(())).await }),
                Box::pin(async { Ok(store.transact(violate).await?) }),
                Box::pin(async { note(&store, "refused", Err("no")).await }),
                Box::pin(async { Ok(append(&store, "append").await.map(|_| ())?) }),
                Box::pin(async { note(&store, "after", Ok(())).await }),
            ],
        )
        .await;
        for at in [0, 1, 3, 4] {
            assert!(is_not_saved(&answers[at]), "{at}: {:?}", answers[at]);
        }
        assert!(matches!(answers[2], Err(UseCaseError::Refused("no"))));
        until_ready(&store).await;
        assert_eq!(kept(&store).await, round);
        note(&store, &format!("good-{round}"), Ok(()))
            .await
            .expect("it goes on");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn where_a_statement_finds_no_room_nothing_of_its_group_is_kept() {
    let folder = TempDir::new().expect("a folder");
    let store = store(&folder).await;
    for round in 0..3 {
        // for this connection alone: a new one has room again
        let full = async |tx: &Tx| {
            tx.execute_unprepared("PRAGMA max_page_count = 1").await?;
            Ok::<_, InternalError>(())
        };
        store.transact(full).await.expect("a limit");
        let large = "x".repeat(3 << 20);
        let answers = in_one_group(
            &store,
            vec![
                Box::pin(async { Ok(append(&store, "append").await.map(|_| ())?) }),
                Box::pin(async { note(&store, "before", Ok(())).await }),
                Box::pin(async {
                    let swallow = async |tx: &Tx| {
                        // a verb that passes over what went wrong, and goes on
                        let _ = insert(tx, "large", large.clone()).await;
                        let _ = insert(tx, "alone", "{}".to_owned()).await;
                        Ok(())
                    };
                    store.transact(swallow).await
                }),
                Box::pin(async { note(&store, "after", Ok(())).await }),
            ],
        )
        .await;
        for (at, answer) in answers.iter().enumerate() {
            assert!(is_not_saved(answer), "{at}: {answer:?}");
        }
        until_ready(&store).await;
        assert_eq!(kept(&store).await, round);
        note(&store, &format!("good-{round}"), Ok(()))
            .await
            .expect("it goes on");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn everything_is_refused_until_a_probe_is_kept_and_nobody_needs_to_ask() {
    let folder = TempDir::new().expect("a folder");
    let store = store(&folder).await;
    store
        .transact(async |tx| {
            tx.execute_unprepared("ALTER TABLE write_probe RENAME TO gone")
                .await?;
            Ok::<_, InternalError>(())
        })
        .await
        .expect("the probe will fail");
    assert!(store.transact(violate).await.is_err());
    let ready = ready(&store, public()).await;
    assert!(
        matches!(ready, Err(InternalError::NotSaved(_))),
        "{ready:?}"
    );
    for _ in 0..5 {
        assert!(is_not_saved(&note(&store, "refused", Ok(())).await));
        assert!(matches!(
            append(&store, "refused").await,
            Err(InternalError::NotSaved(_))
        ));
    }
    let url = format!("sqlite://{}/laurel.db", folder.path().display());
    let beside = Database::connect(url).await.expect("another process");
    let back = "ALTER TABLE gone RENAME TO write_probe";
    beside
        .execute_unprepared(back)
        .await
        .expect("nobody holds the lock");
    until_ready(&store).await;
    note(&store, "kept", Ok(())).await.expect("it goes on");
    assert_eq!(keys(&store).await, ["kept"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn who_holds_it_without_use_loses_it() {
    let folder = TempDir::new().expect("a folder");
    let (clock, random) = (Arc::new(SystemClock), Arc::new(SystemRandom));
    let patience = Duration::from_millis(50);
    let store = Store::open_lending(config(&folder), clock, random, patience, &HANDLERS)
        .await
        .expect("a store");
    let others = store.clone();
    let outcome = store
        .transact(async |tx| {
            insert(tx, "held", "{}".to_owned()).await?;
            // a transaction within a transaction waits for itself, but not for ever
            while note(&others, "other", Ok(())).await.is_err() {}
            insert(tx, "too late", "{}".to_owned()).await
        })
        .await;
    assert!(
        matches!(outcome, Err(InternalError::TookTooLong)),
        "{outcome:?}"
    );
    assert_eq!(keys(&store).await, ["other"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn readers_cannot_write() {
    let folder = TempDir::new().expect("a folder");
    let store = store(&folder).await;
    let refused = store.read().execute_unprepared("DELETE FROM setting").await;
    assert!(refused.is_err());
}
