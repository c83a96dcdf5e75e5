//! Makes an account on somebody's behalf: an administrator's, or the
//! operator's at the command line.

use super::confirm::mark_confirmed;
use super::entity::person::{Column, Entity};
use super::find::by_email;
use super::link::{Purpose, make_link};
use super::password::{choose_link, send_invitation};
use super::register::{NewPerson, insert};
use super::{grant, owners};
use crate::audit::Event;
use crate::store::{InternalError, Store, UseCaseError};
use laurel_domain::identity::{Permit, RolePermit, actions};
use laurel_domain::ids::PersonId;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Created {
    pub person: PersonId,
    /// Of the link to choose a password, where none was given.
    pub choose_password: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CreateRefusal {
    EmailTaken,
}

/// The address counts as confirmed: whoever makes the account vouches for it.
/// With `invite`, the site's public address, the link to choose a password
/// goes out by email and is not given back.
///
/// # Errors
/// [`UseCaseError`] with [`CreateRefusal`].
pub async fn create_person(
    store: &Store,
    permit: &Permit<actions::ManagePeople>,
    new: NewPerson,
    role: Option<&RolePermit>,
    invite: Option<String>,
) -> Result<Created, UseCaseError<CreateRefusal>> {
    let grant = role.map(RolePermit::grant);
    store
        .transact(async |tx| {
            if grant.is_some_and(|grant| owners::runs_site(grant.role)) {
                owners::take_turn(tx).await?;
            }
            if by_email(tx, &new.email).await?.is_some() {
                return Err(UseCaseError::Refused(CreateRefusal::EmailTaken));
            }
            let row = insert(tx, &new).await?;
            let id = PersonId(row.id);
            tx.done_to(id.0);
            mark_confirmed(tx, id).await?;
            if let Some(grant) = grant {
                grant::add(tx, permit.actor(), id, grant).await?;
            }
            let created = Event::PersonCreated {
                person: id,
                role: grant.map(|grant| grant.role.as_str()),
                course: grant.and_then(|grant| grant.course),
            };
            match role {
                Some(role) => tx.audit(role, &created).await?,
                None => tx.audit(permit, &created).await?,
            }
            let choose_password = match (&new.password_hash, invite) {
                (None, Some(public_url)) => {
                    send_invitation(tx, &public_url, &row).await?;
                    None
                }
                (None, None) => Some(choose_link(tx, id).await?),
                (Some(_), _) => None,
            };
            Ok(Created {
                person: id,
                choose_password,
            })
        })
        .await
}

/// The token of a link that signs this person in, once, within 24 hours.
/// `None` where there is no such person.
///
/// # Errors
/// [`InternalError`]
pub async fn sign_in_link(
    store: &Store,
    permit: &Permit<actions::AppointAdministrators>,
    id: PersonId,
) -> Result<Option<String>, InternalError> {
    store
        .transact(async |tx| {
            let known = Entity::find_by_id(id.0)
                .filter(Column::ErasedAt.is_null())
                .one(tx)
                .await?;
            if known.is_none() {
                return Ok::<_, InternalError>(None);
            }
            let purpose = Purpose::SignIn;
            let token = make_link(tx, purpose, Some(id), "{}".to_owned()).await?;
            tx.audit(permit, &Event::SignInLinkMade { person: id })
                .await?;
            Ok(Some(token))
        })
        .await
}
