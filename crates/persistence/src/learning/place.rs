//! Where a learner left off.

use crate::enrollment::entity::enrollment::{Column, Entity};
use crate::store::{InternalError, Store};
use laurel_domain::identity::{Permit, actions};
use laurel_domain::ids::EnrollmentId;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

/// Remembers the activity with this id as the one that was open last in one's
/// own enrollment.
///
/// # Errors
/// [`InternalError`]
pub async fn remember_place(
    store: &Store,
    permit: &Permit<actions::Learn>,
    enrollment: EnrollmentId,
    activity: String,
) -> Result<(), InternalError> {
    let person = permit.person();
    store
        .transact(async |tx| {
            let now = tx.now();
            Entity::update_many()
                .col_expr(Column::Place, Expr::value(activity))
                .col_expr(Column::UpdatedAt, Expr::value(now))
                .filter(Column::Id.eq(enrollment.0))
                .filter(Column::PersonId.eq(person.0))
                .exec(tx)
                .await?;
            Ok::<_, InternalError>(())
        })
        .await
}
