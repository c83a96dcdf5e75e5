//! Changes a person's address, once the old one approved and the new one
//! confirmed, in either order.

use super::confirm::{Confirmed, Onward, address};
use super::entity::one_time_link::{Column as LinkColumn, Entity as Links};
use super::entity::person::{Column, Entity, Model};
use super::find::by_email;
use super::link::{ConfirmAddress, LinkRefusal, Purpose, end_links, make_link};
use super::link_holder::LinkHolder;
use super::lock::lock_person;
use super::register::tell_holder;
use crate::changes::Changed;
use crate::messaging::{Message, Recipient};
use crate::store::{InternalError, Store, Tx, UseCaseError};
use laurel_domain::identity::{Email, Permit, actions};
use laurel_domain::ids::PersonId;
use laurel_domain::sameness::listed;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// What both links carry.
#[derive(Debug, Serialize, Deserialize)]
struct EmailChange {
    change: Uuid,
    new: Email,
}

fn change(holder: &LinkHolder<ConfirmAddress>) -> Result<EmailChange, InternalError> {
    Ok(serde_json::from_str(&holder.link().data)?)
}

pub(super) fn new_address(holder: &LinkHolder<ConfirmAddress>) -> Result<Email, InternalError> {
    Ok(change(holder)?.new)
}

/// Sends an email to each address. An address that was never confirmed can't
/// approve, so then only the new one is asked. Whether the new one already has
/// an account is told to its holder, not to who asked.
///
/// # Errors
/// [`InternalError`]
pub async fn ask_email_change(
    store: &Store,
    permit: &Permit<actions::UseAccount>,
    public_url: &str,
    new: Email,
) -> Result<(), InternalError> {
    let id = permit.person();
    store
        .transact(async |tx| {
            let Some(person) = Entity::find_by_id(id.0).one(tx).await? else {
                return Ok::<_, InternalError>(());
            };
            end_links(tx, id, &PURPOSES).await?;
            let data = serde_json::to_string(&EmailChange {
                change: tx.new_id(),
                new: new.clone(),
            })?;
            if person.email_confirmed_at.is_some() {
                ask_old(tx, public_url, &person, &new, &data).await?;
            }
            match by_email(tx, &new).await? {
                Some(holder) => tell_holder(tx, public_url, &holder, &new, Onward::NOWHERE).await,
                None => ask_new(tx, public_url, &person, &new, data).await,
            }
        })
        .await
}

const PURPOSES: [Purpose; 2] = [Purpose::ApproveEmailChange, Purpose::ConfirmNewEmail];

async fn ask_old(
    tx: &Tx,
    public_url: &str,
    person: &Model,
    new: &Email,
    data: &str,
) -> Result<(), InternalError> {
    let id = PersonId(person.id);
    let purpose = Purpose::ApproveEmailChange;
    let token = make_link(tx, purpose, Some(id), data.to_owned()).await?;
    let message = Message::ApproveEmailChange {
        name: person.name.clone(),
        link: format!("{public_url}/confirm-email/{token}"),
        new: new.to_string(),
        not_me: format!("{public_url}/forgot-password"),
    };
    let email = address(person)?;
    let to = Recipient {
        person: Some(id),
        email: &email,
        language: &person.language,
    };
    tx.send(to, &message, format!("approve-email:{}", tx.new_id()))
        .await
}

async fn ask_new(
    tx: &Tx,
    public_url: &str,
    person: &Model,
    new: &Email,
    data: String,
) -> Result<(), InternalError> {
    let id = PersonId(person.id);
    let token = make_link(tx, Purpose::ConfirmNewEmail, Some(id), data).await?;
    let message = Message::ConfirmNewEmail {
        name: person.name.clone(),
        link: format!("{public_url}/confirm-email/{token}"),
        old: person.email.clone(),
    };
    let to = Recipient {
        person: Some(id),
        email: new,
        language: &person.language,
    };
    tx.send(to, &message, format!("new-email:{}", tx.new_id()))
        .await
}

/// One side says yes; the second of the two makes the change.
pub(super) async fn agree(
    tx: &Tx,
    holder: &LinkHolder<ConfirmAddress>,
) -> Result<Confirmed, UseCaseError<LinkRefusal>> {
    let (purpose, id) = (holder.link().purpose, holder.link().person()?);
    // of two sides at once, the second must see the first
    lock_person(tx, id).await?;
    let wish = change(holder)?;
    let person = Entity::find_by_id(id.0)
        .filter(Column::ErasedAt.is_null())
        .one(tx)
        .await?
        .ok_or(UseCaseError::Refused(LinkRefusal::Unknown))?;
    let other = if purpose == Purpose::ConfirmNewEmail {
        Purpose::ApproveEmailChange
    } else {
        Purpose::ConfirmNewEmail
    };
    let needs_other = other == Purpose::ConfirmNewEmail || person.email_confirmed_at.is_some();
    if needs_other && !said_yes(tx, id, other, wish.change).await? {
        return Ok(Confirmed::HalfOfChange(id));
    }
    if by_email(tx, &wish.new).await?.is_some() {
        return Ok(Confirmed::Taken(id));
    }
    Entity::update_many()
        .col_expr(Column::Email, Expr::value(wish.new.to_string()))
        .col_expr(Column::EmailConfirmedAt, Expr::value(tx.now()))
        .col_expr(
            Column::SearchText,
            Expr::value(listed(&format!("{} {}", person.name, wish.new))),
        )
        .filter(Column::Id.eq(id.0))
        .exec(tx)
        .await?;
    // what was sent to the old mailbox opens nothing any more
    let stale = [
        Purpose::ResetPassword,
        Purpose::ChoosePassword,
        Purpose::SignIn,
    ];
    end_links(tx, id, &stale).await?;
    tx.email_confirmed(id).await?;
    tx.changed(Changed::Person(id));
    Ok(Confirmed::Changed(id))
}

async fn said_yes(
    tx: &Tx,
    id: PersonId,
    side: Purpose,
    wanted: Uuid,
) -> Result<bool, InternalError> {
    let used = Links::find()
        .filter(LinkColumn::PersonId.eq(id.0))
        .filter(LinkColumn::Purpose.eq(side.as_str()))
        .filter(LinkColumn::UsedAt.is_not_null())
        .all(tx)
        .await?;
    Ok(used.iter().any(|row| {
        serde_json::from_str::<EmailChange>(&row.data).is_ok_and(|change| change.change == wanted)
    }))
}
