//! The first owner: a one-time link on the console makes the account.

use super::entity::{person, role_grant};
use super::link::{LinkRefusal, Purpose, make_link, use_link};
use super::register::{NewPerson, insert};
use super::{find::by_email, grant};
use crate::audit::Event;
use crate::store::{InternalError, Store, UseCaseError};
use laurel_domain::identity::{Action, Grant, Role};
use laurel_domain::ids::PersonId;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};

/// The token of a new set-up link, where nobody runs the site yet.
///
/// # Errors
/// [`InternalError`]
pub async fn setup_token(store: &Store) -> Result<Option<String>, InternalError> {
    store
        .transact(async |tx| {
            let running = role_grant::Entity::find()
                .filter(
                    role_grant::Column::Role
                        .is_in([Role::Owner.as_str(), Role::Administrator.as_str()]),
                )
                .filter(role_grant::Column::EndedAt.is_null())
                .count(tx)
                .await?;
            if running > 0 {
                return Ok::<_, InternalError>(None);
            }
            Ok(Some(
                make_link(tx, Purpose::Setup, None, "{}".to_owned()).await?,
            ))
        })
        .await
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SetUpRefusal {
    Link(LinkRefusal),
    EmailTaken,
}

/// Makes the first owner and uses the link up. The address counts as
/// confirmed: whoever reads the console runs the machine.
///
/// # Errors
/// [`UseCaseError`] with [`SetUpRefusal`].
pub async fn set_up(
    store: &Store,
    token: String,
    new: NewPerson,
) -> Result<PersonId, UseCaseError<SetUpRefusal>> {
    store
        .transact(async |tx| {
            use_link(tx, Purpose::Setup, &token)
                .await
                .map_err(|stop| match stop {
                    UseCaseError::Refused(refusal) => {
                        UseCaseError::Refused(SetUpRefusal::Link(refusal))
                    }
                    UseCaseError::Internal(error) => UseCaseError::Internal(error),
                })?;
            if by_email(tx, &new.email).await?.is_some() {
                return Err(UseCaseError::Refused(SetUpRefusal::EmailTaken));
            }
            let id = PersonId(insert(tx, &new).await?.id);
            person::Entity::update_many()
                .col_expr(person::Column::EmailConfirmedAt, Expr::value(tx.now()))
                .filter(person::Column::Id.eq(id.0))
                .exec(tx)
                .await?;
            grant::add(
                tx,
                None,
                id,
                Grant {
                    role: Role::Owner,
                    course: None,
                },
            )
            .await?;
            let event = Event::SetUp {
                person: id,
                role: Role::Owner.as_str(),
            };
            tx.audit_as("setup-link", Action::AppointAdministrators.as_str(), &event)
                .await?;
            Ok(id)
        })
        .await
}
