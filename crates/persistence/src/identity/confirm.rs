//! Confirms that an address is the person's own.

use super::change_email;
use super::entity::person::{Column, Entity, Model};
use super::find::by_email;
use super::link::{ConfirmAddress, LinkRefusal, Purpose, make_link, used_link};
use super::link_holder::LinkHolder;
use super::register::tell_holder;
use crate::changes::Changed;
use crate::messaging::{Message, Recipient};
use crate::store::{InternalError, Store, Tx, UseCaseError};
use laurel_domain::identity::{Email, Permit, actions};
use laurel_domain::ids::PersonId;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde::{Deserialize, Serialize};

/// What a link to confirm something by is about, for the page that asks first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PendingConfirmation {
    pub purpose: Purpose,
    /// The address that is confirmed.
    pub email: String,
}

/// Where somebody was going who made an account on the way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Onward<'a> {
    /// A path of this site; empty: nowhere in particular.
    pub next: &'a str,
    /// The path of the page that signs in and leads there.
    pub sign_in: &'a str,
}

impl Onward<'static> {
    /// Nowhere in particular.
    pub const NOWHERE: Self = Self {
        next: "",
        sign_in: "/login",
    };
}

/// What a link that confirms an address carries.
#[derive(Debug, Default, Serialize, Deserialize)]
struct Carried {
    #[serde(default, skip_serializing_if = "String::is_empty")]
    next: String,
}

impl Carried {
    /// Of links that were made before they carried anything, nothing.
    fn of(data: &str) -> Self {
        serde_json::from_str(data).unwrap_or_default()
    }
}

/// Whose address was confirmed first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FirstConfirmed {
    pub person: PersonId,
    /// The address, as it is kept.
    pub email: String,
    /// A path of this site where the person was going; empty: nowhere in particular.
    pub next: String,
}

/// What came of opening it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Confirmed {
    /// The address that the account began with.
    First(FirstConfirmed),
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
    let person = Entity::find_by_id(id.0).one(tx).await?;
    let person = person.ok_or(UseCaseError::Refused(LinkRefusal::Unknown))?;
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
    Ok(Confirmed::First(FirstConfirmed {
        person: id,
        next: Carried::of(&holder.link().data).next,
        email: person.email,
    }))
}

/// Where a link leads that was used, and whose address is confirmed: who opens the
/// email a second time is told so, and goes on.
///
/// # Errors
/// [`InternalError`]
pub async fn confirmed_before(
    store: &Store,
    _: &Permit<actions::Visit>,
    token: &str,
) -> Result<Option<FirstConfirmed>, InternalError> {
    let Some((person, data)) = used_link(store.read(), Purpose::ConfirmEmail, token).await? else {
        return Ok(None);
    };
    let confirmed = Entity::find_by_id(person.0)
        .filter(Column::EmailConfirmedAt.is_not_null())
        .filter(Column::ErasedAt.is_null())
        .one(store.read())
        .await?;
    Ok(confirmed.map(|row| FirstConfirmed {
        person,
        email: row.email,
        next: Carried::of(&data).next,
    }))
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
            send(tx, public_url, &person, "").await?;
            Ok(true)
        })
        .await
}

/// Sends once more what registering sent: to who has not confirmed the address yet
/// the link, to who has the word that there is an account. Nobody is told which, nor
/// whether there is an account at all.
///
/// # Errors
/// [`InternalError`]
pub async fn resend_registration(
    store: &Store,
    _: &Permit<actions::Visit>,
    public_url: &str,
    email: &Email,
    onward: Onward<'_>,
) -> Result<(), InternalError> {
    store
        .transact(async |tx| match by_email(tx, email).await? {
            Some(known) if known.email_confirmed_at.is_some() => {
                tell_holder(tx, public_url, &known, email, onward).await
            }
            Some(known) => send(tx, public_url, &known, onward.next).await,
            None => Ok(()),
        })
        .await
}

/// The same in the transaction of something else that is to be told.
pub(crate) async fn send_confirmation(
    tx: &Tx,
    public_url: &str,
    person: &Model,
) -> Result<(), InternalError> {
    send(tx, public_url, person, "").await
}

/// A new confirming link, and the email with it. `next`: where the person was going.
pub(super) async fn send(
    tx: &Tx,
    public_url: &str,
    person: &Model,
    next: &str,
) -> Result<(), InternalError> {
    let id = PersonId(person.id);
    let next = next.to_owned();
    let data = serde_json::to_string(&Carried { next })?;
    let token = make_link(tx, Purpose::ConfirmEmail, Some(id), data).await?;
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
