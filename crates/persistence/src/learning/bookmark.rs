//! Marks a page to find it again.

use super::entity::bookmark::{ActiveModel, Column, Entity};
use crate::enrollment::enrollment;
use crate::store::{Store, UseCaseError};
use laurel_domain::identity::{Denial, OwnScope, Permit, actions};
use sea_orm::sea_query::OnConflict;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, Set};

/// Sets or removes the bookmark on the activity with this id.
///
/// # Errors
/// [`UseCaseError`]; `NotFound` where the person was never in the course.
pub async fn set_bookmark(
    store: &Store,
    permit: &Permit<actions::Learn>,
    course: &str,
    activity: &str,
    on: bool,
) -> Result<(), UseCaseError<Denial>> {
    let mine = enrollment(store, OwnScope::of(permit), course).await?;
    let mine = mine.ok_or(UseCaseError::Refused(Denial::NotFound))?;
    store
        .transact(async |tx| {
            if !on {
                Entity::delete_many()
                    .filter(Column::EnrollmentId.eq(mine.id.0))
                    .filter(Column::Activity.eq(activity))
                    .exec(tx)
                    .await?;
                return Ok(());
            }
            let row = ActiveModel {
                id: Set(tx.new_id()),
                enrollment_id: Set(mine.id.0),
                activity: Set(activity.to_owned()),
                created_at: Set(tx.now()),
            };
            Entity::insert(row)
                .on_conflict(
                    OnConflict::columns([Column::EnrollmentId, Column::Activity])
                        .do_nothing()
                        .to_owned(),
                )
                .exec_without_returning(tx)
                .await?;
            Ok(())
        })
        .await
}
