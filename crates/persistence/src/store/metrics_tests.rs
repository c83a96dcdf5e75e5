//! What is counted of the store's own work is what it did.

use super::{CacheCounts, StoreMetrics};
use crate::fixtures::each_database;
use crate::store::turns::Turns;
use crate::store::{Config, InternalError, Store, Tx};
use prometheus_client::encoding::prometheus_text::encode;
use prometheus_client::metrics::histogram::Histogram;
use prometheus_client::registry::Registry;
use sea_orm::ConnectionTrait;
use std::time::Duration;

/// How many were observed, their sum, and how many were not longer than this.
fn seen(histogram: &Histogram, limit: &str) -> (u64, f64, u64) {
    let mut registry = Registry::default();
    registry.register("it", "it", histogram.clone());
    let mut text = String::new();
    encode(&mut text, &registry).unwrap();
    let value = |name: &str| -> f64 {
        let line = text.lines().find(|line| line.starts_with(name));
        line.unwrap().rsplit(' ').next().unwrap().parse().unwrap()
    };
    let whole = |name: &str| format!("{}", value(name)).parse().unwrap();
    (
        whole("it_count"),
        value("it_sum"),
        whole(&format!("it_bucket{{le=\"{limit}\"}}")),
    )
}

fn count(histogram: &Histogram) -> u64 {
    seen(histogram, "+Inf").0
}

async fn write(store: &Store) -> Result<(), InternalError> {
    store
        .transact(async |tx: &Tx| {
            tx.execute_unprepared("DELETE FROM setting WHERE key = 'nothing'")
                .await?;
            Ok::<_, InternalError>(())
        })
        .await
}

#[tokio::test]
async fn every_transaction_is_counted_with_its_wait_and_its_commit() {
    for site in each_database().await {
        let metrics: &StoreMetrics = site.store.metrics();
        let figures = || (count(&metrics.write_wait), count(&metrics.commit));
        let (waits, commits) = figures();
        let (groups, pieces, _) = seen(&metrics.group_size, "+Inf");
        for _ in 0..5 {
            write(&site.store).await.unwrap();
        }
        assert_eq!(figures(), (waits + 5, commits + 5));
        let (more_groups, more_pieces, _) = seen(&metrics.group_size, "+Inf");
        let expected = if site.store.is_sqlite() { 5 } else { 0 };
        assert_eq!(more_groups - groups, expected);
        assert!((more_pieces - pieces - f64::from(u32::try_from(expected).unwrap())).abs() < 0.1);
        assert_eq!(metrics.not_saved.get(), 0);
    }
}

#[tokio::test]
async fn every_read_is_counted() {
    for site in each_database().await {
        let metrics = site.store.metrics();
        let before = count(&metrics.read_wait);
        for _ in 0..3 {
            site.count("SELECT count(*) AS count FROM setting").await;
        }
        assert_eq!(count(&metrics.read_wait), before + 3);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_refused_since_nothing_can_be_written_is_counted() {
    let folder = tempfile::tempdir().unwrap();
    let config = Config {
        data: folder.path().to_owned(),
        database_url: None,
    };
    let store = Store::open(config).await.unwrap();
    store
        .transact(async |tx: &Tx| {
            let no_probe = "ALTER TABLE write_probe RENAME TO gone";
            tx.execute_unprepared(no_probe).await?;
            Ok::<_, InternalError>(())
        })
        .await
        .unwrap();
    assert_eq!(store.metrics().not_saved.get(), 0);
    assert!(store.is_writable());
    // a foreign key that is only looked at by the commit
    let broken = store.transact(async |tx: &Tx| {
        tx.execute_unprepared("PRAGMA defer_foreign_keys = on").await?;
        let nobody = "INSERT INTO policy_acceptance (id, person_id, document, version, accepted_at) \
            VALUES (x'01', x'02', 'terms', '1', '2026-01-01T00:00:00+00:00')";
        tx.execute_unprepared(nobody).await?;
        Ok::<_, InternalError>(())
    });
    assert!(matches!(broken.await, Err(InternalError::NotSaved(_))));
    for _ in 0..3 {
        assert!(write(&store).await.is_err());
    }
    assert_eq!(store.metrics().not_saved.get(), 4);
    assert!(!store.is_writable());
}

#[tokio::test(flavor = "multi_thread")]
async fn where_a_statement_finds_no_room_it_is_counted_once() {
    let folder = tempfile::tempdir().unwrap();
    let config = Config {
        data: folder.path().to_owned(),
        database_url: None,
    };
    let store = Store::open(config).await.unwrap();
    let full = store.transact(async |tx: &Tx| {
        tx.execute_unprepared("PRAGMA max_page_count = 1").await?;
        let large = "INSERT INTO write_probe (id, filler) VALUES (7, zeroblob(9000000))";
        tx.execute_unprepared(large).await?;
        Ok::<_, InternalError>(())
    });
    assert!(matches!(full.await, Err(InternalError::NotSaved(_))));
    // who asked may know before the writer does
    let counted = async {
        while store.metrics().not_saved.get() == 0 {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    };
    tokio::time::timeout(Duration::from_secs(30), counted)
        .await
        .expect("it is counted");
    assert_eq!(store.metrics().not_saved.get(), 1);
}

#[tokio::test]
async fn who_has_to_wait_is_told_from_who_has_not() {
    let waits = Histogram::new([0.0001, 0.01]);
    let turns = Turns::new(1, waits.clone());
    let first = turns.take().await.unwrap();
    assert_eq!(seen(&waits, "0.0001").2, 1, "nobody was there");
    let (second, ()) = tokio::join!(turns.take(), async {
        tokio::time::sleep(Duration::from_millis(20)).await;
        drop(first);
    });
    assert!(second.is_ok());
    let (all, sum, short) = seen(&waits, "0.01");
    assert_eq!((all, short), (2, 1));
    assert!(sum >= 0.02, "{sum}");
}

#[test]
fn what_is_found_and_what_is_not_are_counted_apart() {
    let counts = CacheCounts::default();
    assert_eq!(counts.seen(Some(7)), Some(7));
    assert_eq!(counts.seen(Some(7)), Some(7));
    assert_eq!(counts.seen(None::<u8>), None);
    assert_eq!(counts.read(), (2, 1));
}
