//! What people say of themselves.

use super::accept::{Acceptance, accept};
use super::entity::person::{Column, Entity};
use super::entity::policy_acceptance;
use crate::changes::Changed;
use crate::store::{InternalError, Store};
use chrono::{DateTime, Utc};
use laurel_domain::identity::{OwnScope, Permit, PersonName, actions};
use laurel_domain::ids::PersonId;
use laurel_domain::text::fold;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

#[derive(Debug, Clone)]
pub struct Profile {
    pub name: PersonName,
    /// A language that is offered.
    pub language: String,
    /// `light`, `dark`, or `system`.
    pub theme: String,
}

/// # Errors
/// [`InternalError`]
pub async fn save_profile(
    store: &Store,
    permit: &Permit<actions::UseAccount>,
    profile: Profile,
) -> Result<(), InternalError> {
    let id = permit.person();
    store
        .transact(async |tx| {
            let Some(row) = Entity::find_by_id(id.0).one(tx).await? else {
                return Ok::<_, InternalError>(());
            };
            let name = profile.name.as_str();
            Entity::update_many()
                .col_expr(Column::Name, Expr::value(name))
                .col_expr(Column::Language, Expr::value(profile.language))
                .col_expr(Column::Theme, Expr::value(profile.theme))
                .col_expr(
                    Column::SearchText,
                    Expr::value(fold(&format!("{name} {}", row.email))),
                )
                .filter(Column::Id.eq(id.0))
                .filter(Column::ErasedAt.is_null())
                .exec(tx)
                .await?;
            // tokens in other browsers carry the old name
            tx.changed(Changed::Person(id));
            Ok(())
        })
        .await
}

/// Which version of which text one accepted, and when, newest first.
///
/// # Errors
/// [`InternalError`]
pub async fn acceptances(
    store: &Store,
    own: OwnScope,
) -> Result<Vec<(Acceptance, DateTime<Utc>)>, InternalError> {
    acceptances_by(store, own.person()).await
}

pub(super) async fn acceptances_by(
    store: &Store,
    id: PersonId,
) -> Result<Vec<(Acceptance, DateTime<Utc>)>, InternalError> {
    let rows = policy_acceptance::Entity::find()
        .filter(policy_acceptance::Column::PersonId.eq(id.0))
        .order_by_desc(policy_acceptance::Column::AcceptedAt)
        .all(store.read())
        .await?;
    Ok(rows
        .into_iter()
        .map(|row| {
            let acceptance = Acceptance {
                document: row.document,
                version: row.version,
            };
            (acceptance, row.accepted_at)
        })
        .collect())
}

/// Accepts the texts in force.
///
/// # Errors
/// [`InternalError`]
pub async fn accept_policies(
    store: &Store,
    permit: &Permit<actions::UseAccount>,
    acceptances: Vec<Acceptance>,
) -> Result<(), InternalError> {
    let id = permit.person();
    store
        .transact(async |tx| accept(tx, id, &acceptances).await)
        .await
}
