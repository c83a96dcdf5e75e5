//! Jobs as administrators see them.

use crate::audit::Event;
use crate::store::{Count, Store, UseCaseError};
use crate::tasks::entity::job::{Column, Entity, Model};
use chrono::{DateTime, Utc};
use laurel_domain::identity::{Denial, Permit, actions};
use laurel_domain::ids::JobId;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

/// Which jobs.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum JobFilter {
    #[default]
    All,
    /// Waiting or in hand.
    Open,
    Done,
    Failed,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JobItem {
    pub id: JobId,
    pub kind: String,
    pub created_at: DateTime<Utc>,
    pub attempts: i32,
    /// Until when a worker has it in hand.
    pub leased_until: Option<DateTime<Utc>>,
    pub done_at: Option<DateTime<Utc>>,
    pub failed_at: Option<DateTime<Utc>>,
    pub last_error: Option<String>,
    pub progress: i32,
    pub total: i32,
}

impl From<Model> for JobItem {
    fn from(row: Model) -> Self {
        Self {
            id: JobId(row.id),
            kind: row.kind,
            created_at: row.created_at,
            attempts: row.attempts,
            leased_until: row.leased_until,
            done_at: row.done_at,
            failed_at: row.failed_at,
            last_error: row.last_error,
            progress: row.progress,
            total: row.total,
        }
    }
}

/// Newest first, those before `before`.
///
/// # Errors
/// [`UseCaseError`]
pub async fn list(
    store: &Store,
    _: &Permit<actions::ManageJobs>,
    filter: JobFilter,
    before: Option<JobId>,
    limit: u64,
) -> Result<Vec<JobItem>, UseCaseError<Denial>> {
    let mut query = Entity::find().order_by_desc(Column::Id).limit(limit);
    query = match filter {
        JobFilter::All => query,
        JobFilter::Open => query.filter(
            Condition::all()
                .add(Column::DoneAt.is_null())
                .add(Column::FailedAt.is_null()),
        ),
        JobFilter::Done => query.filter(Column::DoneAt.is_not_null()),
        JobFilter::Failed => query.filter(Column::FailedAt.is_not_null()),
    };
    if let Some(before) = before {
        query = query.filter(Column::Id.lt(before.0));
    }
    let rows = query.all(store.read()).await?;
    Ok(rows.into_iter().map(JobItem::from).collect())
}

/// # Errors
/// [`UseCaseError`]
pub async fn look(
    store: &Store,
    _: &Permit<actions::ManageJobs>,
    id: JobId,
) -> Result<JobItem, UseCaseError<Denial>> {
    let row = Entity::find_by_id(id.0).one(store.read()).await?;
    row.map(JobItem::from)
        .ok_or(UseCaseError::Refused(Denial::NotFound))
}

/// How many jobs were given up.
#[must_use]
pub fn count_failed(_: &Permit<actions::ManageJobs>) -> Count {
    Count::of(Entity::find().filter(Column::FailedAt.is_not_null()))
}

/// Tries a failed job again now.
///
/// # Errors
/// [`UseCaseError`]; `NotFound` where it has not failed.
pub async fn retry(
    store: &Store,
    permit: &Permit<actions::ManageJobs>,
    id: JobId,
) -> Result<(), UseCaseError<Denial>> {
    store
        .transact(async |tx| {
            let done = Entity::update_many()
                .col_expr(Column::FailedAt, Expr::value(None::<DateTime<Utc>>))
                .col_expr(Column::Attempts, Expr::value(0))
                .col_expr(Column::NextAt, Expr::value(tx.now()))
                .filter(Column::Id.eq(id.0))
                .filter(Column::FailedAt.is_not_null())
                .exec(tx)
                .await?;
            if done.rows_affected == 0 {
                return Err(UseCaseError::Refused(Denial::NotFound));
            }
            tx.wake_for_jobs();
            tx.done_to(id.0);
            tx.audit(permit, &Event::JobRetried { job: id }).await?;
            Ok(())
        })
        .await
}
