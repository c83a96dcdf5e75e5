//! Forgets a person who asked for it.
//!
//! At once: nobody can sign in, and the account can't be found. By a job, so
//! that much data is no long request: what each capability keeps is emptied
//! (`personal_data`).
//! The rows of the chained audit and of sealed certificates stay; what they
//! name is an id that leads to nobody.

use super::confirm::address;
use super::entity::{api_token, one_time_link, person, session};
use super::grant::end_all_roles;
use super::owners::{owners_beside, take_turn};
use super::session::end_all;
use super::token::end_all_tokens;
use super::{find, lock::lock_person};
use crate::audit::{CertificatesOfErased, Event};
use crate::messaging::{Message, Recipient};
use crate::store::{InternalError, Store, Tx, UseCaseError};
use crate::tasks::Task;
use laurel_domain::identity::{ActionName, Email, Permit, Role, actions};
use laurel_domain::ids::PersonId;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EraseRefusal {
    /// A site without an owner could never get one again.
    LastOwner,
}

/// `keep`: certificates stay verifiable; otherwise they are withdrawn.
///
/// # Errors
/// [`UseCaseError`] with [`EraseRefusal`].
pub async fn erase_person(
    store: &Store,
    permit: &Permit<actions::UseAccount>,
    keep: bool,
) -> Result<(), UseCaseError<EraseRefusal>> {
    let id = permit.person();
    store
        .transact(async |tx| {
            let now = tx.now();
            take_turn(tx).await?;
            lock_person(tx, id).await?;
            let certificates = if keep {
                CertificatesOfErased::Keep
            } else {
                CertificatesOfErased::Withdraw
            };
            let erased = Event::PersonErased {
                person: id,
                certificates,
            };
            tx.audit(permit, &erased).await?;
            let owner = find::grants(tx, id)
                .await?
                .iter()
                .any(|grant| grant.role == Role::Owner);
            if owner && owners_beside(tx, id).await? == 0 {
                return Err(UseCaseError::Refused(EraseRefusal::LastOwner));
            }
            let row = person::Entity::find_by_id(id.0)
                .filter(person::Column::ErasedAt.is_null())
                .one(tx)
                .await?;
            let Some(row) = row else { return Ok(()) };
            end_all_roles(tx, now, permit.actor(), id).await?;
            end_all(tx, id, None).await?;
            end_all_tokens(tx, id).await?;
            let email = empty(tx, &row, keep).await?;
            let to = Recipient {
                // not the person's any more, so that the job leaves it be
                person: None,
                email: &email,
                language: &row.language,
            };
            let message = Message::Erased {
                at: now,
                kept: keep,
            };
            tx.send(to, &message, format!("erased:{id}")).await?;
            Ok(())
        })
        .await
}

/// Ends an account whose address nobody confirmed. Nobody is written to: whose address it is was
/// never known.
pub(crate) async fn end_unconfirmed(tx: &Tx, id: PersonId) -> Result<(), InternalError> {
    lock_person(tx, id).await?;
    let row = person::Entity::find_by_id(id.0)
        .filter(person::Column::ErasedAt.is_null())
        .filter(person::Column::EmailConfirmedAt.is_null())
        .one(tx)
        .await?;
    let Some(row) = row else { return Ok(()) };
    let erased = Event::PersonErased {
        person: id,
        certificates: CertificatesOfErased::Withdraw,
    };
    tx.audit_as("system", ActionName::UseAccount.as_str(), &erased)
        .await?;
    end_all(tx, id, None).await?;
    end_all_tokens(tx, id).await?;
    empty(tx, &row, false).await?;
    Ok(())
}

/// Empties the person's row, and asks for the rest to be emptied; the address that it had.
async fn empty(tx: &Tx, row: &person::Model, keep: bool) -> Result<Email, InternalError> {
    let id = PersonId(row.id);
    let email = address(row)?;
    person::Entity::update_many()
        .col_expr(person::Column::ErasedAt, Expr::value(tx.now()))
        .col_expr(person::Column::Email, Expr::value(format!("erased:{id}")))
        .col_expr(person::Column::Name, Expr::value(""))
        .col_expr(person::Column::CertificateName, Expr::value(None::<String>))
        .col_expr(person::Column::PasswordHash, Expr::value(None::<String>))
        .col_expr(person::Column::TimeZone, Expr::value(None::<String>))
        .col_expr(person::Column::SearchText, Expr::value(""))
        .filter(person::Column::Id.eq(id.0))
        .exec(tx)
        .await?;
    let task = Task::ErasePerson {
        person: id,
        email: email.to_string(),
        keep,
    };
    tx.enqueue(&task, format!("erase:{id}")).await?;
    Ok(email)
}

/// What this module keeps of somebody besides the row that is empty already.
pub(crate) async fn forget(tx: &Tx, id: PersonId) -> Result<(), InternalError> {
    session::Entity::delete_many()
        .filter(session::Column::PersonId.eq(id.0))
        .exec(tx)
        .await?;
    api_token::Entity::delete_many()
        .filter(api_token::Column::PersonId.eq(id.0))
        .exec(tx)
        .await?;
    one_time_link::Entity::delete_many()
        .filter(one_time_link::Column::PersonId.eq(id.0))
        .exec(tx)
        .await?;
    Ok(())
}
