//! Puts a task into the queue.

use super::{Task, entity::job};
use crate::store::{InternalError, Store, Tx};
use chrono::{DateTime, Utc};
use sea_orm::sea_query::OnConflict;
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, Set};

impl Tx {
    /// Puts a task into the queue, to be done once this is on disk. `cause`
    /// says why: the same cause never makes a second job.
    pub(crate) async fn enqueue(&self, task: &Task, cause: String) -> Result<(), InternalError> {
        self.enqueue_at(task, cause, self.now()).await
    }

    /// The same, planned for later: it is there, and waits, from then on.
    pub(crate) async fn enqueue_at(
        &self,
        task: &Task,
        cause: String,
        at: DateTime<Utc>,
    ) -> Result<(), InternalError> {
        job::Entity::insert(job::ActiveModel {
            id: Set(self.new_id()),
            kind: Set(task.as_str().to_owned()),
            payload: Set(serde_json::to_string(task)?),
            dedup_key: Set(cause),
            created_at: Set(at),
            next_at: Set(at),
            leased_until: Set(None),
            attempts: Set(0),
            done_at: Set(None),
            failed_at: Set(None),
            last_error: Set(None),
            progress: Set(0),
            total: Set(0),
        })
        .on_conflict(
            OnConflict::column(job::Column::DedupKey)
                .do_nothing()
                .to_owned(),
        )
        .exec_without_returning(self)
        .await?;
        self.wake_for_jobs();
        Ok(())
    }
}

/// Whether there is, or ever was, a job of this cause.
pub(crate) async fn is_known(store: &Store, dedup_key: &str) -> Result<bool, InternalError> {
    let known = job::Entity::find()
        .filter(job::Column::DedupKey.eq(dedup_key))
        .count(store.read())
        .await?;
    Ok(known > 0)
}
