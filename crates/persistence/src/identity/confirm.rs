//! Confirms that an address is the person's own.

use super::change_email;
use super::entity::person::{Column, Entity, Model};
use super::link::{ConfirmAddress, LinkRefusal, Purpose, make_link};
use super::link_holder::LinkHolder;
use crate::changes::Changed;
use crate::messaging::{Message, Recipient};
use crate::store::{InternalError, Store, Tx, UseCaseError};
use laurel_domain::identity::{Email, Permit, actions};
use laurel_domain::ids::PersonId;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

/// What a link to confirm something by is about, for the page that asks first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PendingConfirmation {
    pub purpose: Purpose,
    /// The address that is confirmed.
    pub email: String,
}

/// What came of opening it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Confirmed {
    /// The address that the account began with.
    First(PersonId),
    /// One side of a change; the other side is still to come.
    HalfOfChange(PersonId),
    /// Both sides said yes: the account has its new address.
    Changed(PersonId),
    /// Meanwhile somebody else has an account with the new address.
    Taken(PersonId),
}

/// Looks at a link without using it.
///
/// # Errors
/// [`UseCaseError`] with [`LinkRefusal`].
pub async fn confirmation(
    store: &Store,
    _: &Permit<actions::Visit>,
    token: &str,
) -> Result<PendingConfirmation, UseCaseError<LinkRefusal>> {
    let holder = LinkHolder::<ConfirmAddress>::looking(store.read(), store.now(), token).await?;
    let purpose = holder.link().purpose;
    let email = if purpose == Purpose::ConfirmEmail {
        Entity::find_by_id(holder.link().person()?.0)
            .one(store.read())
            .await?
            .map(|row| row.email)
            .ok_or(UseCaseError::Refused(LinkRefusal::Unknown))?
    } else {
        change_email::new_address(&holder)?.to_string()
    };
    Ok(PendingConfirmation { purpose, email })
}

/// Uses the link up.
///
/// # Errors
/// [`UseCaseError`] with [`LinkRefusal`].
pub async fn confirm_email(
    store: &Store,
    _: &Permit<actions::Visit>,
    public_url: &str,
    token: String,
) -> Result<Confirmed, UseCaseError<LinkRefusal>> {
    store
        .transact(async |tx| {
            let holder = LinkHolder::<ConfirmAddress>::spending(tx, &token).await?;
            if holder.link().purpose == Purpose::ConfirmEmail {
                first(tx, public_url, &holder).await
            } else {
                change_email::agree(tx, &holder).await
            }
        })
        .await
}

async fn first(
    tx: &Tx,
    public_url: &str,
    holder: &LinkHolder<ConfirmAddress>,
) -> Result<Confirmed, UseCaseError<LinkRefusal>> {
    let id = holder.link().person()?;
    let Some(person) = Entity::find_by_id(id.0).one(tx).await? else {
        return Ok(Confirmed::First(id));
    };
    mark_confirmed(tx, id).await?;
    let email = address(&person)?;
    let message = Message::Welcome {
        name: person.name.clone(),
        link: format!("{public_url}/programs"),
    };
    let to = Recipient {
        person: Some(id),
        email: &email,
        language: &person.language,
    };
    tx.send(to, &message, format!("welcome:{id}")).await?;
    Ok(Confirmed::First(id))
}

pub(super) fn address(person: &Model) -> Result<Email, InternalError> {
    Email::parse(&person.email)
        .map_err(|_| InternalError::Corrupt(format!("the address of person {}", person.id)))
}

pub(super) async fn mark_confirmed(tx: &Tx, id: PersonId) -> Result<(), InternalError> {
    Entity::update_many()
        .col_expr(Column::EmailConfirmedAt, Expr::value(tx.now()))
        .filter(Column::Id.eq(id.0))
        .filter(Column::EmailConfirmedAt.is_null())
        .exec(tx)
        .await?;
    // tokens in other browsers still say "not confirmed"
    tx.changed(Changed::Person(id));
    // certificates are only issued to an address that is the holder's
    tx.email_confirmed(id).await
}

/// Sends the confirming email again, as the person wishes. `false` where the
/// address is confirmed already.
///
/// # Errors
/// [`InternalError`]
pub async fn resend_confirmation(
    store: &Store,
    permit: &Permit<actions::UseAccount>,
    public_url: &str,
) -> Result<bool, InternalError> {
    send_again(store, public_url, permit.person()).await
}

/// The same, as an administrator wishes.
///
/// # Errors
/// [`InternalError`]
pub async fn resend_confirmation_to(
    store: &Store,
    _: &Permit<actions::ManagePeople>,
    public_url: &str,
    id: PersonId,
) -> Result<bool, InternalError> {
    send_again(store, public_url, id).await
}

async fn send_again(store: &Store, public_url: &str, id: PersonId) -> Result<bool, InternalError> {
    store
        .transact(async |tx| {
            let person = Entity::find_by_id(id.0)
                .filter(Column::ErasedAt.is_null())
                .filter(Column::EmailConfirmedAt.is_null())
                .one(tx)
                .await?;
            let Some(person) = person else {
                return Ok::<_, InternalError>(false);
            };
            send(tx, public_url, &person).await?;
            Ok(true)
        })
        .await
}

/// A new confirming link, and the email with it.
pub(super) async fn send(tx: &Tx, public_url: &str, person: &Model) -> Result<(), InternalError> {
    let id = PersonId(person.id);
    let token = make_link(tx, Purpose::ConfirmEmail, Some(id), "{}".to_owned()).await?;
    let message = Message::ConfirmEmail {
        name: person.name.clone(),
        link: format!("{public_url}/confirm-email/{token}"),
    };
    let email = address(person)?;
    let to = Recipient {
        person: Some(id),
        email: &email,
        language: &person.language,
    };
    // the key must not hold the token: it is kept
    let key = format!("confirm-email:{}", tx.new_id());
    tx.send(to, &message, key).await
}
