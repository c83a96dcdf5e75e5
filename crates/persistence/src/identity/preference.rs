//! The reader's own choice of language and colors.

use super::entity::person::{Column, Entity};
use crate::store::{InternalError, Store};
use laurel_domain::identity::{Permit, actions};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

/// `name` is `language` or `theme`.
///
/// # Errors
/// [`InternalError`]
pub async fn set_preference(
    store: &Store,
    permit: &Permit<actions::UseAccount>,
    name: &str,
    value: &str,
) -> Result<(), InternalError> {
    let column = if name == "theme" {
        Column::Theme
    } else {
        Column::Language
    };
    let person = permit.person();
    store
        .transact(async |tx| {
            Entity::update_many()
                .col_expr(column, Expr::value(value))
                .filter(Column::Id.eq(person.0))
                .exec(tx)
                .await?;
            Ok::<_, InternalError>(())
        })
        .await
}
