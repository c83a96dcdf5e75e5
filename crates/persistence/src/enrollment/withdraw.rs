//! Leaves a course; everything that was done in it stays.

use super::entity::enrollment::{Column, Entity};
use super::event::{EnrollmentEventKind, record_event};
use super::find::{enrollment, locked};
use crate::store::{Store, UseCaseError};
use laurel_domain::enrollment::{Status, WithdrawRefusal, may_withdraw};
use laurel_domain::identity::{OwnScope, Permit, actions};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

/// # Errors
/// [`UseCaseError`] with [`WithdrawRefusal`].
pub async fn withdraw(
    store: &Store,
    permit: &Permit<actions::Enroll>,
    slug: &str,
) -> Result<(), UseCaseError<WithdrawRefusal>> {
    let Some(mine) = enrollment(store, OwnScope::of(permit), slug).await? else {
        return Err(UseCaseError::Refused(WithdrawRefusal::NotIn));
    };
    store
        .transact(async |tx| {
            let row = locked(tx, mine.id, mine.person).await?;
            may_withdraw(Some(row.status.0)).map_err(UseCaseError::Refused)?;
            Entity::update_many()
                .col_expr(Column::Status, Expr::value(Status::Withdrawn.as_str()))
                .col_expr(Column::UpdatedAt, Expr::value(tx.now()))
                .filter(Column::Id.eq(row.id))
                .exec(tx)
                .await?;
            record_event(
                tx,
                row.id,
                EnrollmentEventKind::Withdrawn,
                Some(mine.person),
            )
            .await?;
            Ok(())
        })
        .await
}
