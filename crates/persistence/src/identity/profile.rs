//! What people say of themselves.

use super::accept::{Acceptance, accept};
use super::entity::person::{Column, Entity};
use super::lock::lock_person;
use crate::changes::Changed;
use crate::store::{Glance, InternalError, Store, UseCaseError};
use chrono::{DateTime, Utc};
use laurel_domain::identity::{OwnScope, Permit, PersonName, actions};
use laurel_domain::ids::PersonId;
use laurel_domain::sameness::listed;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use std::cmp::Reverse;

/// What is to be different; `None` stays as it is.
#[derive(Debug, Clone, Default)]
pub struct ProfileChange {
    pub name: Option<PersonName>,
    /// A language that is offered.
    pub language: Option<String>,
    /// `light`, `dark`, or `system`.
    pub theme: Option<String>,
    /// An IANA name; `Some(None)`: the organization's.
    pub time_zone: Option<Option<String>>,
    /// What the person was seen to be: where that is no longer so, nothing is
    /// changed.
    pub seen: Option<SeenProfile>,
}

/// What somebody who changes a profile saw of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SeenProfile {
    pub name: String,
    pub language: String,
    pub time_zone: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ProfileRefusal {
    /// The person is gone.
    NoSuchPerson,
    /// It is no longer what was seen.
    Changed,
}

/// # Errors
/// [`UseCaseError`] with [`ProfileRefusal`].
pub async fn save_profile(
    store: &Store,
    permit: &Permit<actions::UseAccount>,
    change: ProfileChange,
) -> Result<(), UseCaseError<ProfileRefusal>> {
    let id = permit.person();
    store
        .transact(async |tx| {
            lock_person(tx, id).await?;
            let row = Entity::find_by_id(id.0)
                .filter(Column::ErasedAt.is_null())
                .one(tx)
                .await?
                .ok_or(UseCaseError::Refused(ProfileRefusal::NoSuchPerson))?;
            let now = SeenProfile {
                name: row.name.clone(),
                language: row.language.clone(),
                time_zone: row.time_zone.clone(),
            };
            if change.seen.is_some_and(|seen| seen != now) {
                return Err(UseCaseError::Refused(ProfileRefusal::Changed));
            }
            let name = change
                .name
                .as_ref()
                .map_or(row.name.as_str(), PersonName::as_str);
            let search = listed(&format!("{name} {}", row.email));
            Entity::update_many()
                .col_expr(Column::Name, Expr::value(name))
                .col_expr(
                    Column::Language,
                    Expr::value(change.language.unwrap_or(row.language)),
                )
                .col_expr(
                    Column::Theme,
                    Expr::value(change.theme.unwrap_or(row.theme)),
                )
                .col_expr(
                    Column::TimeZone,
                    Expr::value(change.time_zone.unwrap_or(row.time_zone)),
                )
                .col_expr(Column::SearchText, Expr::value(search))
                .filter(Column::Id.eq(id.0))
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

const ACCEPTED_READ: &str = "p.document, p.version, p.accepted_at \
    FROM asked CROSS JOIN policy_acceptance p WHERE p.person_id = asked.person";

static ACCEPTED: Glance = Glance {
    asked: &[("person", "uuid")],
    sqlite: ACCEPTED_READ,
    postgresql: ACCEPTED_READ,
};

pub(super) async fn acceptances_by(
    store: &Store,
    id: PersonId,
) -> Result<Vec<(Acceptance, DateTime<Utc>)>, InternalError> {
    let rows = store.glance_all(&ACCEPTED, vec![id.0.into()]).await?;
    let accepted = rows.iter().map(|row| {
        let acceptance = Acceptance {
            document: row.try_get_by_index(1)?,
            version: row.try_get_by_index(2)?,
        };
        Ok::<_, InternalError>((acceptance, row.try_get_by_index(3)?))
    });
    let mut accepted = accepted.collect::<Result<Vec<_>, _>>()?;
    accepted.sort_by_key(|(_, at)| Reverse(*at));
    Ok(accepted)
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
