//! What waits in a queue, for who watches the site.

use super::{Columns, Queue};
use crate::store::{InternalError, Store};
use chrono::{DateTime, Utc};
use sea_orm::sea_query::{Alias, Asterisk, Expr, Func, Query, SelectStatement, UnionType};
use sea_orm::{ColumnTrait, ConnectionTrait, Order};
use std::collections::BTreeMap;
use std::time::Duration;

/// No more rows are looked at: a question that is asked all the time must not
/// cost the more the worse it stands.
const MAX_COUNTED: u64 = 10_000;

/// What waits of one kind of work.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Backlog {
    pub kind: String,
    /// Neither done nor given up; at most 10,000 of a queue are counted.
    pub waiting: u64,
    /// Given up; at most 10,000 of a queue are counted.
    pub failed: u64,
    /// How long the one that is due for longest has been.
    pub overdue: Duration,
    /// How long the oldest waits, attempts that failed included.
    pub age: Duration,
}

/// One statement on the index of what is due. The kinds of `known` are told
/// also where nothing of them waits.
pub(crate) async fn backlog<Q: Queue>(
    store: &Store,
    known: &[&str],
) -> Result<Vec<Backlog>, InternalError> {
    let now = store.now();
    let since = |instant: DateTime<Utc>| (now - instant).to_std().unwrap_or_default();
    let empty = |kind: &str| Backlog {
        kind: kind.to_owned(),
        ..Backlog::default()
    };
    let mut found: BTreeMap<String, Backlog> = known
        .iter()
        .map(|kind| ((*kind).to_owned(), empty(kind)))
        .collect();
    for row in store.read().query_all(&statement::<Q>(now)).await? {
        let kind: String = row.try_get("", "kind")?;
        let rows: i64 = row.try_get("", "rows")?;
        let rows = u64::try_from(rows).unwrap_or_default();
        let is_failed: i32 = row.try_get("", "is_failed")?;
        let of_kind = found.entry(kind.clone()).or_insert_with(|| empty(&kind));
        if is_failed == 1 {
            of_kind.failed = rows;
        } else {
            of_kind.waiting = rows;
            of_kind.overdue = since(row.try_get("", "next_at")?);
            of_kind.age = since(row.try_get("", "created_at")?);
        }
    }
    Ok(found.into_values().collect())
}

fn statement<Q: Queue>(now: DateTime<Utc>) -> SelectStatement {
    let Columns {
        kind,
        created_at,
        next_at,
        done_at,
        failed_at,
        ..
    } = Q::columns();
    let rows = || {
        let mut rows = Query::select();
        rows.expr_as(Expr::col(kind), Alias::new("kind"))
            .expr_as(Expr::col(next_at), Alias::new("next_at"))
            .expr_as(Expr::col(created_at), Alias::new("created_at"))
            .from(Q::default())
            .and_where(done_at.is_null())
            .limit(MAX_COUNTED);
        rows
    };
    let waiting = rows()
        .and_where(failed_at.is_null())
        // what is planned for later does not wait yet
        .and_where(created_at.lte(now))
        .order_by(next_at, Order::Asc)
        .to_owned();
    // a range, which SQLite finds in the index where it does not find "not null"
    let failed = rows()
        .and_where(failed_at.gt(DateTime::UNIX_EPOCH))
        .to_owned();
    let mut by_kind = by_kind(waiting, 0);
    by_kind.union(UnionType::All, self::by_kind(failed, 1));
    by_kind
}

fn by_kind(rows: SelectStatement, is_failed: i32) -> SelectStatement {
    let least = |column: &'static str| Func::min(Expr::col(Alias::new(column)));
    Query::select()
        .column(Alias::new("kind"))
        .expr_as(Expr::val(is_failed), Alias::new("is_failed"))
        .expr_as(Func::count(Expr::col(Asterisk)), Alias::new("rows"))
        .expr_as(least("next_at"), Alias::new("next_at"))
        .expr_as(least("created_at"), Alias::new("created_at"))
        .from_subquery(rows, Alias::new("of_queue"))
        .group_by_col(Alias::new("kind"))
        .to_owned()
}

#[cfg(test)]
mod tests {
    use super::{Backlog, backlog, statement};
    use crate::fixtures::each_database;
    use crate::store::{InternalError, Store, Tx};
    use crate::tasks::{Task, entity::job};
    use chrono::{DateTime, TimeDelta};
    use sea_orm::{ConnectionTrait, DbBackend, Statement};
    use std::time::Duration;
    use uuid::Uuid;

    async fn enqueue(store: &Store, number: u128) {
        let work = store.transact(async |tx: &Tx| {
            let entitlement = Uuid::from_u128(number);
            let task = Task::IssueCertificate { entitlement };
            tx.enqueue(&task, number.to_string()).await?;
            // planned for later: it does not wait yet
            let later = tx.now() + TimeDelta::days(7);
            tx.enqueue_at(&task, format!("{number}-later"), later)
                .await?;
            Ok::<_, InternalError>(())
        });
        work.await.unwrap();
    }

    async fn of_certificates(store: &Store) -> Backlog {
        let mut all = backlog::<job::Entity>(store, &Task::KINDS).await.unwrap();
        assert_eq!(all.len(), Task::KINDS.len(), "{all:?}");
        let at = all.iter().position(|one| one.kind == "issue-certificate");
        let last = all.remove(at.unwrap());
        for other in all {
            let kind = other.kind.clone();
            assert_eq!(
                other,
                Backlog {
                    kind,
                    ..Backlog::default()
                }
            );
        }
        last
    }

    #[tokio::test]
    async fn what_waits_is_counted_with_its_age_and_what_was_given_up_apart() {
        for site in each_database().await {
            let store = &site.store;
            assert_eq!(of_certificates(store).await.waiting, 0);
            enqueue(store, 1).await;
            site.pass(TimeDelta::seconds(30));
            enqueue(store, 2).await;
            enqueue(store, 3).await;
            site.pass(TimeDelta::seconds(12));
            let seen = of_certificates(store).await;
            assert_eq!((seen.waiting, seen.failed), (3, 0));
            assert_eq!(seen.overdue, Duration::from_secs(42));
            assert_eq!(seen.age, Duration::from_secs(42));
            // the first was tried in vain, and is tried again later
            let later =
                "UPDATE job SET next_at = '2036-01-01 00:00:00+00:00' WHERE dedup_key = '1'";
            site.execute(later).await.unwrap();
            let seen = of_certificates(store).await;
            assert_eq!((seen.waiting, seen.failed), (3, 0));
            assert_eq!(seen.overdue, Duration::from_secs(12), "of the others");
            assert_eq!(seen.age, Duration::from_secs(42), "it waits all the same");
            site.execute("UPDATE job SET failed_at = created_at WHERE dedup_key = '1'")
                .await
                .unwrap();
            site.execute("UPDATE job SET done_at = created_at WHERE dedup_key = '2'")
                .await
                .unwrap();
            let seen = of_certificates(store).await;
            assert_eq!((seen.waiting, seen.failed), (1, 1));
            assert_eq!(seen.age, Duration::from_secs(12));
        }
    }

    /// How SQLite goes about it.
    #[tokio::test]
    async fn no_row_is_looked_at_that_is_done() {
        for site in each_database().await {
            if !site.store.is_sqlite() {
                continue;
            }
            let asked = DbBackend::Sqlite.build(&statement::<job::Entity>(DateTime::UNIX_EPOCH));
            let sql = format!("EXPLAIN QUERY PLAN {}", asked.sql);
            let plan = Statement { sql, ..asked };
            let rows = site.store.read().query_all_raw(plan).await.unwrap();
            let steps: Vec<String> = rows
                .iter()
                .map(|row| row.try_get("", "detail").unwrap())
                .collect();
            let on_table: Vec<&String> =
                steps.iter().filter(|step| step.contains(" job")).collect();
            assert_eq!(on_table.len(), 2, "{steps:?}");
            for step in on_table {
                assert!(
                    step.contains("USING INDEX ix_job_due (done_at=? AND failed_at"),
                    "{step}"
                );
            }
            assert!(
                !steps.iter().any(|step| step.contains("ORDER BY")),
                "{steps:?}"
            );
        }
    }
}
