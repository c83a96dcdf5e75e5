//! Whatever order transactions are committed in, each change that was kept is
//! told once, and one that was undone never.

use super::cursor::Cursor;
use super::follow::listen;
use super::{Changed, Follower, forget_old, record_change};
use crate::fixtures::{each_database, on_postgres};
use crate::store::{InternalError, Store, Tx};
use laurel_domain::identity::System;
use laurel_domain::ids::PersonId;
use std::collections::HashSet;
use std::sync::Arc;
use tokio::sync::{Notify, oneshot};
use tokio::task::JoinHandle;
use uuid::Uuid;

fn person(number: u128) -> Changed {
    Changed::Person(PersonId(Uuid::from_u128(number)))
}

async fn change(store: &Store, changed: Changed) {
    Open::begin(store, changed).await.end(true).await;
}

/// A transaction that has written what changed, and is not over yet.
struct Open {
    keep: oneshot::Sender<bool>,
    over: JoinHandle<Result<(), InternalError>>,
}

impl Open {
    async fn begin(store: &Store, changed: Changed) -> Self {
        let store = store.clone();
        let (wrote, written) = oneshot::channel();
        let (keep, kept) = oneshot::channel();
        let over = tokio::spawn(async move {
            let work = store.transact(async |tx: &Tx| {
                record_change(tx, changed).await?;
                wrote.send(()).unwrap();
                if kept.await.unwrap() {
                    Ok(())
                } else {
                    Err(InternalError::Stopped)
                }
            });
            work.await
        });
        written.await.unwrap();
        Self { keep, over }
    }

    async fn end(self, keep: bool) {
        self.keep.send(keep).unwrap();
        assert_eq!(self.over.await.unwrap().is_ok(), keep);
    }
}

#[tokio::test]
async fn what_is_committed_is_told_once_and_what_is_undone_never() {
    for site in each_database().await {
        let store = &site.store;
        change(store, person(1)).await;
        let mut cursor = Cursor::now(store.read()).await.unwrap();
        cursor.read(store.read()).await.unwrap();
        Open::begin(store, person(2)).await.end(false).await;
        for changed in [Changed::Content, person(3)] {
            change(store, changed).await;
            assert_eq!(cursor.read(store.read()).await.unwrap(), [changed]);
        }
        assert_eq!(cursor.read(store.read()).await.unwrap(), []);
    }
}

#[tokio::test]
async fn what_was_written_first_and_committed_last_is_told_too() {
    let Some(site) = on_postgres().await else {
        return;
    };
    let store = &site.store;
    let mut cursor = Cursor::now(store.read()).await.unwrap();
    let first = Open::begin(store, person(1)).await;
    let undone = Open::begin(store, person(2)).await;
    change(store, person(3)).await;
    for told in [vec![person(3)], vec![], vec![]] {
        assert_eq!(cursor.read(store.read()).await.unwrap(), told);
    }
    undone.end(false).await;
    assert_eq!(cursor.read(store.read()).await.unwrap(), []);
    first.end(true).await;
    for told in [vec![person(1)], vec![]] {
        assert_eq!(cursor.read(store.read()).await.unwrap(), told);
    }
}

#[tokio::test]
async fn of_many_that_overlap_each_is_told_once() {
    let Some(site) = on_postgres().await else {
        return;
    };
    let store = &site.store;
    let mut cursor = Cursor::now(store.read()).await.unwrap();
    let (mut open, mut told, mut kept) = (Vec::new(), Vec::new(), HashSet::new());
    for number in 0..200_u128 {
        open.push((number, Open::begin(store, person(number)).await));
        // eight at a time, ended in an order of its own
        if open.len() == 8 {
            let at = usize::try_from(number * 5 % 8).unwrap();
            let (number, transaction) = open.swap_remove(at);
            let keep = number % 7 != 0;
            transaction.end(keep).await;
            kept.extend(keep.then_some(person(number)));
        }
        if number % 3 == 0 {
            told.extend(cursor.read(store.read()).await.unwrap());
        }
    }
    for (number, transaction) in open {
        transaction.end(true).await;
        kept.insert(person(number));
    }
    told.extend(cursor.read(store.read()).await.unwrap());
    assert_eq!(told.len(), kept.len(), "none twice");
    assert_eq!(told.into_iter().collect::<HashSet<_>>(), kept);
    // nothing is kept for ever: only while a transaction of any database runs
    let forgotten = async {
        while !matches!(&cursor, Cursor::Horizon { told, .. } if told.is_empty()) {
            assert_eq!(cursor.read(store.read()).await.unwrap(), []);
            tokio::task::yield_now().await;
        }
    };
    let patience = std::time::Duration::from_secs(30);
    tokio::time::timeout(patience, forgotten).await.unwrap();
}

#[tokio::test]
async fn what_is_older_than_a_day_goes_and_what_comes_after_it_is_told() {
    for site in each_database().await {
        let store = &site.store;
        for number in 0..3 {
            change(store, person(number)).await;
        }
        let mut cursor = Cursor::now(store.read()).await.unwrap();
        cursor.read(store.read()).await.unwrap();
        forget_old(store).await.unwrap();
        let count = site.count("SELECT count(*) AS count FROM change").await;
        assert_eq!(count, 3, "they are of today");
        let age = "UPDATE change SET at = '2020-01-01 00:00:00'";
        site.execute(age).await.unwrap();
        forget_old(store).await.unwrap();
        let count = site.count("SELECT count(*) AS count FROM change").await;
        assert_eq!(count, 0);
        change(store, person(4)).await;
        assert_eq!(cursor.read(store.read()).await.unwrap(), [person(4)]);
    }
}

#[tokio::test]
async fn what_another_process_changed_is_heard_of() {
    for site in each_database().await {
        let other = site.second_node().await;
        let mut follower = Follower::start(&site.store, System::new()).await.unwrap();
        change(&other, Changed::Content).await;
        let mut told = Vec::new();
        while told.is_empty() {
            told = follower.next(System::new()).await.unwrap();
        }
        assert_eq!(told, [Changed::Content]);
    }
}

#[tokio::test]
async fn a_commit_wakes_who_listens_also_after_the_connection_was_lost() {
    let Some(site) = on_postgres().await else {
        return;
    };
    let url = site.store.config().database_url.clone().unwrap();
    let wake = Arc::new(Notify::new());
    let listener = tokio::spawn(listen(url, wake.clone()));
    wake.notified().await;
    change(&site.store, Changed::Content).await;
    wake.notified().await;
    let cut = site
        .count(
            "SELECT count(pg_terminate_backend(pid)) AS count FROM pg_stat_activity \
             WHERE query LIKE 'LISTEN %' AND datname = current_database()",
        )
        .await;
    assert_eq!(cut, 1);
    wake.notified().await;
    change(&site.store, Changed::Content).await;
    wake.notified().await;
    listener.abort();
}
