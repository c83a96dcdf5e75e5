//! Hands in what stands of attempts whose time is over, when nobody looks.

use super::close_and_grade::{close_held_if_over, close_if_over, lock_attempt};
use super::entity::attempt::{Column, Entity};
use crate::store::{InternalError, Store};
use chrono::TimeDelta;
use laurel_domain::assessment::GRACE_SECONDS;
use laurel_domain::identity::{Permit, actions};
use laurel_domain::ids::AttemptId;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

const PAGE: u64 = 100;

/// Submits what stands of every attempt whose time is over. One that can't be
/// graded is logged and does not hold up the others.
pub(crate) async fn close_overdue(store: &Store) -> Result<(), InternalError> {
    let mut after = Uuid::nil();
    loop {
        let due = store.now() - TimeDelta::seconds(GRACE_SECONDS);
        let ids: Vec<Uuid> = Entity::find()
            .select_only()
            .column(Column::Id)
            .filter(Column::SubmittedAt.is_null())
            .filter(Column::DeadlineAt.lt(due))
            .filter(Column::Id.gt(after))
            .order_by_asc(Column::Id)
            .limit(PAGE)
            .into_tuple()
            .all(store.read())
            .await?;
        let Some(last) = ids.last() else {
            return Ok(());
        };
        after = *last;
        for id in ids {
            let id = AttemptId(id);
            let closed = store.transact(async |tx| close_if_over(store, tx, id).await);
            if let Err(error) = closed.await {
                tracing::error!(attempt = %id, %error, "an overdue attempt can't be closed");
            }
        }
    }
}

/// Submits what stands of this attempt where its time is over, if it is the
/// permit's person's.
///
/// # Errors
/// [`InternalError`]
pub async fn close(
    store: &Store,
    permit: &Permit<actions::Learn>,
    id: AttemptId,
) -> Result<bool, InternalError> {
    let person = permit.person().0;
    store
        .transact(async |tx| match lock_attempt(tx, id).await? {
            Some(held) if held.enrollment.person_id == person => {
                close_held_if_over(store, tx, &held).await
            }
            _ => Ok(false),
        })
        .await
}
