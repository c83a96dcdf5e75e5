//! However long work takes and however many workers there are, it is done once.

use super::lease::LEASE;
use super::{Outcome, Worker, work_off};
use crate::fixtures::{Site, each_database, on_postgres};
use crate::store::{InternalError, Store, Tx};
use crate::tasks::{Task, entity::job};
use chrono::{DateTime, TimeDelta, Utc};
use sea_orm::EntityTrait;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;
use tokio::sync::Semaphore;
use uuid::Uuid;

/// Work that takes until it is let go, and then goes as it was told to.
#[derive(Clone)]
struct Slow {
    store: Store,
    begun: Arc<AtomicU32>,
    go: Arc<Semaphore>,
    result: Result<Option<String>, String>,
}

impl Slow {
    fn on(store: &Store) -> Self {
        Self {
            store: store.clone(),
            begun: Arc::default(),
            go: Arc::new(Semaphore::new(0)),
            result: Ok(None),
        }
    }

    /// The same worker of another process.
    fn beside(&self, store: &Store) -> Self {
        Self {
            store: store.clone(),
            ..self.clone()
        }
    }
}

impl Worker for Slow {
    type Queue = job::Entity;

    fn store(&self) -> &Store {
        &self.store
    }

    async fn arrival(&self) {}

    async fn work(&self, _: &job::Model) -> Outcome<job::Column> {
        self.begun.fetch_add(1, Ordering::SeqCst);
        self.go.acquire().await.unwrap().forget();
        Outcome {
            result: self.result.clone(),
            also: Vec::new(),
        }
    }
}

async fn enqueue(store: &Store, number: u128) {
    let work = store.transact(async |tx: &Tx| {
        let entitlement = Uuid::from_u128(number);
        let task = Task::IssueCertificate { entitlement };
        tx.enqueue(&task, number.to_string()).await
    });
    work.await.unwrap();
}

async fn the_row(store: &Store) -> job::Model {
    let row = job::Entity::find().one(store.read()).await.unwrap();
    row.unwrap()
}

/// Waits until a row in hand is leased beyond this instant.
async fn is_leased_beyond(store: &Store, instant: DateTime<Utc>) {
    let renewed = async {
        while the_row(store)
            .await
            .leased_until
            .is_none_or(|until| until <= instant)
        {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    };
    tokio::time::timeout(Duration::from_secs(30), renewed)
        .await
        .expect("the lease is renewed");
}

/// A worker on this site with its one job in hand.
async fn in_hand(site: &Site) -> (Slow, tokio::task::JoinHandle<Result<u32, InternalError>>) {
    enqueue(&site.store, 1).await;
    let slow = Slow::on(&site.store);
    let worker = slow.clone();
    let working = tokio::spawn(async move { work_off(&worker).await });
    is_leased_beyond(&site.store, site.store.now()).await;
    (slow, working)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn work_that_outlasts_its_lease_is_done_once() {
    for site in each_database().await {
        let other = site.second_node().await;
        let (slow, working) = in_hand(&site).await;
        for _ in 0..4 {
            site.pass(LEASE - TimeDelta::seconds(5));
            is_leased_beyond(&site.store, site.store.now() + TimeDelta::seconds(40)).await;
            assert_eq!(work_off(&slow.beside(&other)).await.unwrap(), 0);
        }
        slow.go.add_permits(1);
        assert_eq!(working.await.unwrap().unwrap(), 1);
        assert_eq!(work_off(&slow.beside(&other)).await.unwrap(), 0);
        assert_eq!(slow.begun.load(Ordering::SeqCst), 1);
        let row = the_row(&site.store).await;
        assert!(row.done_at.is_some() && row.leased_until.is_none());
        assert_eq!(row.attempts, 1);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn work_of_a_process_that_died_is_taken_up_and_what_it_says_later_is_not_heard() {
    for site in each_database().await {
        let (slow, working) = in_hand(&site).await;
        // so long that nobody could renew it, as in a process that was stopped
        let before = the_row(&site.store).await.leased_until;
        working.abort();
        let _ = working.await;
        site.pass(LEASE + TimeDelta::seconds(1));
        let other = slow.beside(&site.second_node().await);
        other.go.add_permits(1);
        assert_eq!(work_off(&other).await.unwrap(), 1);
        assert_eq!(slow.begun.load(Ordering::SeqCst), 2);
        let row = the_row(&site.store).await;
        assert!(row.done_at.is_some());
        assert_eq!(row.attempts, 2);
        // the first one's lease does not count any more
        let late = super::lease::Lease {
            id: row.id,
            until: before.unwrap(),
        };
        let claimed = super::Claimed {
            id: row.id,
            attempts: 1,
            leased_until: before,
        };
        let outcome = Outcome {
            result: Err("too late".to_owned()),
            also: Vec::new(),
        };
        super::record::record::<job::Entity>(&site.store, late, claimed, outcome)
            .await
            .unwrap();
        assert_eq!(the_row(&site.store).await, row);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn work_whose_row_was_given_away_is_dropped() {
    for site in each_database().await {
        let (slow, working) = in_hand(&site).await;
        let taken = "UPDATE job SET leased_until = NULL";
        site.execute(taken).await.unwrap();
        // the next renewal finds that the row is not its own any more
        site.pass(LEASE);
        let begun_again = async {
            while slow.begun.load(Ordering::SeqCst) < 2 {
                tokio::time::sleep(Duration::from_millis(20)).await;
            }
        };
        tokio::time::timeout(Duration::from_secs(30), begun_again)
            .await
            .expect("the work is dropped, and taken up by whoever comes next");
        slow.go.add_permits(1);
        assert_eq!(working.await.unwrap().unwrap(), 2);
        assert!(the_row(&site.store).await.done_at.is_some());
    }
}

#[tokio::test]
async fn what_fails_is_tried_again_later_and_given_up_in_the_end() {
    for site in each_database().await {
        enqueue(&site.store, 1).await;
        let mut worker = Slow::on(&site.store);
        worker.result = Err("no paper".to_owned());
        worker.go.add_permits(100);
        for attempt in 1..=6 {
            assert_eq!(work_off(&worker).await.unwrap(), 1, "attempt {attempt}");
            assert_eq!(work_off(&worker).await.unwrap(), 0, "not at once");
            site.pass(TimeDelta::minutes(20));
        }
        assert_eq!(work_off(&worker).await.unwrap(), 0, "given up");
        let row = the_row(&site.store).await;
        assert!(row.failed_at.is_some() && row.done_at.is_none());
        assert_eq!(row.last_error.as_deref(), Some("no paper"));
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_workers_share_what_is_due_and_do_each_once() {
    let Some(site) = on_postgres().await else {
        return;
    };
    for number in 0..40 {
        enqueue(&site.store, number).await;
    }
    let one = Slow::on(&site.store);
    one.go.add_permits(100);
    let other = one.beside(&site.second_node().await);
    let (first, second) = tokio::join!(work_off(&one), work_off(&other));
    assert_eq!(first.unwrap() + second.unwrap(), 40);
    assert_eq!(one.begun.load(Ordering::SeqCst), 40);
}
