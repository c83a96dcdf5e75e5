//! Where a node stands among the rows of what changed.

use super::Changed;
use super::entity::change::{Column, Entity};
use crate::store::{InternalError, Readers};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbBackend, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    Statement,
};
use std::collections::HashSet;
use uuid::Uuid;

/// Where PostgreSQL says that something was committed.
pub(super) const CHANNEL: &str = "laurel_change";

/// What was read so far.
#[derive(Debug)]
pub(super) enum Cursor {
    /// SQLite has one writer at a time, so rows are committed in the order of
    /// their ids: the last one that was read.
    Last(i64),
    /// On PostgreSQL a row may be committed after others with a higher id. No
    /// transaction below the horizon was still running at the last reading;
    /// `told` are the rows at or above it that were read already.
    Horizon { horizon: String, told: HashSet<i64> },
}

/// Rows at or above the horizon of before, and the horizon of now: one
/// statement, so that both are of the same snapshot. The join gives the
/// horizon where there is no row.
const SINCE: &str = "SELECT c.id, c.kind, c.subject, pg_snapshot_xmin(s.now)::text AS horizon, \
    c.xid >= pg_snapshot_xmin(s.now) AS above \
    FROM (SELECT pg_current_snapshot() AS now) s \
    LEFT JOIN change c ON c.xid >= $1::text::xid8 ORDER BY c.id";

const HORIZON: &str = "SELECT pg_snapshot_xmin(pg_current_snapshot())::text AS horizon";

impl Cursor {
    /// Behind everything that is committed now; what was committed by a
    /// transaction that began while another was running may be told once more.
    pub(super) async fn now(db: &Readers) -> Result<Self, InternalError> {
        if db.get_database_backend() == DbBackend::Sqlite {
            let last: Option<i64> = Entity::find()
                .select_only()
                .column(Column::Id)
                .order_by_desc(Column::Id)
                .into_tuple()
                .one(db)
                .await?;
            return Ok(Self::Last(last.unwrap_or(0)));
        }
        let row = db
            .query_one_raw(Statement::from_string(DbBackend::Postgres, HORIZON))
            .await?
            .ok_or_else(|| InternalError::Corrupt("a snapshot without a horizon".to_owned()))?;
        Ok(Self::Horizon {
            horizon: row.try_get("", "horizon")?,
            told: HashSet::new(),
        })
    }

    /// What was committed since the last reading, each once.
    pub(super) async fn read(&mut self, db: &Readers) -> Result<Vec<Changed>, InternalError> {
        match self {
            Self::Last(last) => after(db, last).await,
            Self::Horizon { horizon, told } => above(db, horizon, told).await,
        }
    }
}

async fn after(db: &Readers, last: &mut i64) -> Result<Vec<Changed>, InternalError> {
    let rows = Entity::find()
        .filter(Column::Id.gt(*last))
        .order_by_asc(Column::Id)
        .all(db)
        .await?;
    if let Some(newest) = rows.last() {
        *last = newest.id;
    }
    Ok(rows
        .into_iter()
        .filter_map(|row| known(&row.kind, row.subject))
        .collect())
}

async fn above(
    db: &Readers,
    horizon: &mut String,
    told: &mut HashSet<i64>,
) -> Result<Vec<Changed>, InternalError> {
    let since =
        Statement::from_sql_and_values(DbBackend::Postgres, SINCE, [horizon.as_str().into()]);
    let mut next = None;
    let mut still_above = HashSet::new();
    let mut changed = Vec::new();
    for row in db.query_all_raw(since).await? {
        if next.is_none() {
            next = Some(row.try_get("", "horizon")?);
        }
        let Some(id) = row.try_get::<Option<i64>>("", "id")? else {
            continue;
        };
        if row.try_get("", "above")? {
            still_above.insert(id);
        }
        if !told.contains(&id) {
            let kind: String = row.try_get("", "kind")?;
            changed.extend(known(&kind, row.try_get("", "subject")?));
        }
    }
    // only now, when nothing can fail any more: what was not told is read again
    *horizon =
        next.ok_or_else(|| InternalError::Corrupt("a snapshot without a horizon".to_owned()))?;
    *told = still_above;
    Ok(changed)
}

/// A node of a later version may write what this one knows nothing of, and so
/// can't have remembered.
fn known(kind: &str, subject: Option<Uuid>) -> Option<Changed> {
    let changed = Changed::from_row(kind, subject);
    if changed.is_none() {
        tracing::warn!(kind, "something changed that this version does not know");
    }
    changed
}
