//! Passwords: asked for anew by email, set by link, changed by their owner.
//! Only hashes come in here.

use super::confirm::{address, mark_confirmed};
use super::entity::one_time_link;
use super::entity::person::{Column, Entity, Model};
use super::find::by_email;
use super::link::{LinkRefusal, Purpose, SetPassword, end_links, make_link};
use super::link_holder::LinkHolder;
use super::session::end_all;
use crate::audit::Event;
use crate::messaging::{Message, Recipient};
use crate::store::{InternalError, Store, Tx, UseCaseError};
use chrono::{DateTime, Utc};
use laurel_domain::identity::{Email, OwnScope, Permit, actions};
use laurel_domain::ids::PersonId;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

/// Sends the link where the address has an account, and nothing where not.
///
/// # Errors
/// [`InternalError`]
pub async fn ask_new_password(
    store: &Store,
    _: &Permit<actions::Visit>,
    public_url: &str,
    email: Email,
) -> Result<(), InternalError> {
    store
        .transact(async |tx| {
            let Some(person) = by_email(tx, &email).await? else {
                return Ok::<_, InternalError>(());
            };
            let id = PersonId(person.id);
            let purpose = Purpose::ResetPassword;
            let token = make_link(tx, purpose, Some(id), "{}".to_owned()).await?;
            let message = Message::ResetPassword {
                name: person.name.clone(),
                link: format!("{public_url}/reset-password/{token}"),
            };
            notify(tx, &person, &message).await
        })
        .await
}

async fn notify(tx: &Tx, person: &Model, message: &Message) -> Result<(), InternalError> {
    let email = address(person)?;
    let to = Recipient {
        person: Some(PersonId(person.id)),
        email: &email,
        language: &person.language,
    };
    let key = format!("{}:{}", message.as_str(), tx.new_id());
    tx.send(to, message, key).await
}

/// Sends somebody a link to choose a password, on an administrator's wish.
/// `false` where there is no such person.
///
/// # Errors
/// [`InternalError`]
pub async fn send_password_link(
    store: &Store,
    permit: &Permit<actions::ManagePeople>,
    public_url: &str,
    id: PersonId,
) -> Result<bool, InternalError> {
    store
        .transact(async |tx| {
            let person = Entity::find_by_id(id.0)
                .filter(Column::ErasedAt.is_null())
                .one(tx)
                .await?;
            let Some(person) = person else {
                return Ok::<_, InternalError>(false);
            };
            send_invitation(tx, public_url, &person).await?;
            tx.audit(permit, &Event::PasswordLinkSent { person: id })
                .await?;
            Ok(true)
        })
        .await
}

/// Until when the newest invitation of somebody is good, or was; `None` where there is none.
///
/// # Errors
/// [`InternalError`]
pub async fn invited_until(
    store: &Store,
    _: &Permit<actions::ReadPeople>,
    id: PersonId,
) -> Result<Option<DateTime<Utc>>, InternalError> {
    let newest = one_time_link::Entity::find()
        .filter(one_time_link::Column::PersonId.eq(id.0))
        .filter(one_time_link::Column::Purpose.eq(Purpose::ChoosePassword.as_str()))
        .order_by_desc(one_time_link::Column::ExpiresAt)
        .one(store.read())
        .await?;
    Ok(newest.map(|link| link.expires_at))
}

pub(super) async fn send_invitation(
    tx: &Tx,
    public_url: &str,
    person: &Model,
) -> Result<(), InternalError> {
    let token = choose_link(tx, PersonId(person.id)).await?;
    let message = Message::Invitation {
        name: person.name.clone(),
        link: format!("{public_url}/reset-password/{token}"),
    };
    notify(tx, person, &message).await
}

/// The token of a link to choose a password, for somebody who was made by an
/// administrator or the operator.
pub(super) async fn choose_link(tx: &Tx, id: PersonId) -> Result<String, InternalError> {
    make_link(tx, Purpose::ChoosePassword, Some(id), "{}".to_owned()).await
}

/// Whose password a link sets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PasswordChoice {
    /// Like the name, what the new password must not be.
    pub email: String,
    pub name: String,
    /// Whether it is the first one, of somebody who was invited.
    pub is_first: bool,
}

/// Whose password a link sets, without using it.
///
/// # Errors
/// [`UseCaseError`] with [`LinkRefusal`].
pub async fn password_link(
    store: &Store,
    _: &Permit<actions::Visit>,
    token: &str,
) -> Result<PasswordChoice, UseCaseError<LinkRefusal>> {
    let holder = LinkHolder::<SetPassword>::looking(store.read(), store.now(), token).await?;
    let id = holder.link().person()?;
    let person = Entity::find_by_id(id.0)
        .filter(Column::ErasedAt.is_null())
        .one(store.read())
        .await?
        .ok_or(UseCaseError::Refused(LinkRefusal::Unknown))?;
    Ok(PasswordChoice {
        email: person.email,
        name: person.name,
        is_first: person.password_hash.is_none(),
    })
}

/// Sets the password by a link: every session ends, and so does every other
/// link that could undo it. Who opened the email owns the address.
///
/// # Errors
/// [`UseCaseError`] with [`LinkRefusal`].
pub async fn reset_password(
    store: &Store,
    _: &Permit<actions::Visit>,
    public_url: &str,
    token: String,
    hash: String,
) -> Result<PersonId, UseCaseError<LinkRefusal>> {
    store
        .transact(async |tx| {
            let holder = LinkHolder::<SetPassword>::spending(tx, &token).await?;
            let id = holder.link().person()?;
            set(tx, public_url, id, hash).await?;
            mark_confirmed(tx, id).await?;
            Ok::<_, UseCaseError<LinkRefusal>>(id)
        })
        .await
}

/// The hash to compare one's current password with.
///
/// # Errors
/// [`InternalError`]
pub async fn password_hash(store: &Store, own: OwnScope) -> Result<Option<String>, InternalError> {
    let row = Entity::find_by_id(own.person().0).one(store.read()).await?;
    Ok(row.and_then(|row| row.password_hash))
}

/// Changes one's own password; every session ends, also the one that it was done in: a copy of
/// its cookie is worth nothing from now on.
///
/// # Errors
/// [`InternalError`]
pub async fn change_password(
    store: &Store,
    permit: &Permit<actions::UseAccount>,
    public_url: &str,
    hash: String,
) -> Result<(), InternalError> {
    let id = permit.person();
    store
        .transact(async |tx| set(tx, public_url, id, hash).await)
        .await
}

async fn set(tx: &Tx, public_url: &str, id: PersonId, hash: String) -> Result<(), InternalError> {
    let Some(person) = Entity::find_by_id(id.0).one(tx).await? else {
        return Ok(());
    };
    Entity::update_many()
        .col_expr(Column::PasswordHash, Expr::value(hash))
        .filter(Column::Id.eq(id.0))
        .filter(Column::ErasedAt.is_null())
        .exec(tx)
        .await?;
    end_all(tx, id, None).await?;
    let stale = [
        Purpose::ResetPassword,
        Purpose::ChoosePassword,
        Purpose::SignIn,
        Purpose::ApproveEmailChange,
        Purpose::ConfirmNewEmail,
    ];
    end_links(tx, id, &stale).await?;
    let message = Message::PasswordChanged {
        name: person.name.clone(),
        link: format!("{public_url}/forgot-password"),
        at: tx.now(),
    };
    notify(tx, &person, &message).await
}
