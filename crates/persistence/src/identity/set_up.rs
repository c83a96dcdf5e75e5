//! The first owner: a one-time link on the console makes the account.

use super::entity::person;
use super::link::{LinkRefusal, Purpose, SetUp, make_link};
use super::link_holder::LinkHolder;
use super::register::{NewPerson, insert};
use super::{find::by_email, grant, owners};
use crate::audit::Event;
use crate::store::{InternalError, Store, UseCaseError};
use laurel_domain::identity::{ActionName, Grant, Permit, Role, System, actions};
use laurel_domain::ids::PersonId;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

/// The token of a new set-up link, where nobody runs the site yet. Where
/// somebody does, links that were made before end.
///
/// # Errors
/// [`InternalError`]
pub async fn setup_token(store: &Store, _: System) -> Result<Option<String>, InternalError> {
    store
        .transact(async |tx| {
            owners::take_turn(tx).await?;
            if owners::is_run(tx).await? {
                owners::end_set_up(tx).await?;
                return Ok::<_, InternalError>(None);
            }
            Ok(Some(
                make_link(tx, Purpose::Setup, None, "{}".to_owned()).await?,
            ))
        })
        .await
}

/// Looks at a set-up link without using it. One for a site that somebody runs
/// already counts as used.
///
/// # Errors
/// [`UseCaseError`] with [`LinkRefusal`].
pub async fn open_setup(
    store: &Store,
    _: &Permit<actions::Visit>,
    token: &str,
) -> Result<(), UseCaseError<LinkRefusal>> {
    LinkHolder::<SetUp>::looking(store.read(), store.now(), token).await?;
    if owners::is_run(store.read()).await? {
        return Err(UseCaseError::Refused(LinkRefusal::Used));
    }
    Ok(())
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SetUpRefusal {
    Link(LinkRefusal),
    EmailTaken,
}

/// Makes the first owner and uses the link up, where nobody runs the site yet.
/// The email counts as confirmed: whoever reads the console runs the machine. `address`: the
/// public address that they chose, as the settings keep it.
///
/// # Errors
/// [`UseCaseError`] with [`SetUpRefusal`].
pub async fn set_up(
    store: &Store,
    _: &Permit<actions::Visit>,
    token: String,
    new: NewPerson,
    address: Option<String>,
) -> Result<PersonId, UseCaseError<SetUpRefusal>> {
    store
        .transact(async |tx| {
            owners::take_turn(tx).await?;
            let _holder =
                LinkHolder::<SetUp>::spending(tx, &token)
                    .await
                    .map_err(|stop| match stop {
                        UseCaseError::Refused(refusal) => {
                            UseCaseError::Refused(SetUpRefusal::Link(refusal))
                        }
                        UseCaseError::Internal(error) => UseCaseError::Internal(error),
                    })?;
            if owners::is_run(tx).await? {
                return Err(UseCaseError::Refused(SetUpRefusal::Link(LinkRefusal::Used)));
            }
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
            if let Some(address) = &address {
                tx.address_chosen(address).await?;
            }
            let event = Event::SetUp {
                person: id,
                role: Role::Owner.as_str(),
            };
            tx.audit_as(
                "setup-link",
                ActionName::AppointAdministrators.as_str(),
                &event,
            )
            .await?;
            Ok(id)
        })
        .await
}
