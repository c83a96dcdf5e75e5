//! A person confirms how the name prints, which releases what waited for it.

use super::entity::entitlement::{Column, Entity};
use crate::identity::entity::person;
use crate::store::{InternalError, Store, Tx, UseCaseError};
use crate::tasks::Task;
use laurel_domain::certification::{EntitlementStatus, before_issue};
use laurel_domain::identity::{Denial, Permit, PersonName, actions};
use laurel_domain::ids::PersonId;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

/// Keeps the name as it will print from now on. Certificates that were issued
/// keep theirs. The caller has made sure that it can be printed.
///
/// # Errors
/// [`UseCaseError`]
pub async fn confirm_name(
    store: &Store,
    permit: &Permit<actions::UseAccount>,
    name: PersonName,
) -> Result<(), UseCaseError<Denial>> {
    let person = permit.person();
    store
        .transact(async |tx| {
            let changed = person::Entity::update_many()
                .col_expr(
                    person::Column::CertificateName,
                    Expr::value(name.as_str().to_owned()),
                )
                .col_expr(person::Column::NameConfirmedAt, Expr::value(tx.now()))
                .filter(person::Column::Id.eq(person.0))
                .filter(person::Column::ErasedAt.is_null())
                .exec(tx)
                .await?;
            if changed.rows_affected == 0 {
                return Err(UseCaseError::Refused(Denial::NotFound));
            }
            Ok(release(tx, person).await?)
        })
        .await
}

/// Lets go what waited for a name or an address that is confirmed now, and
/// tries again what could not be printed. Call it in the transaction that
/// confirms either; wake the workers afterwards.
pub(crate) async fn release(tx: &Tx, person: PersonId) -> Result<(), InternalError> {
    let holder = person::Entity::find_by_id(person.0).lock_exclusive();
    let Some(holder) = holder.one(tx).await? else {
        return Ok(());
    };
    if status_of(&holder) != EntitlementStatus::Ready {
        return tell_of_name(tx, &holder).await;
    }
    let waiting = Entity::find()
        .filter(Column::PersonId.eq(person.0))
        .filter(Column::Status.is_in([
            EntitlementStatus::WaitingForName.as_str(),
            EntitlementStatus::Refused.as_str(),
        ]))
        .all(tx)
        .await?;
    for row in waiting {
        make_ready(tx, row.id).await?;
    }
    Ok(())
}

/// The address is confirmed now, and the name is not: what waited for both was not told
/// yet.
async fn tell_of_name(tx: &Tx, holder: &person::Model) -> Result<(), InternalError> {
    if holder.email_confirmed_at.is_none() {
        return Ok(());
    }
    let waiting = Entity::find()
        .filter(Column::PersonId.eq(holder.id))
        .filter(Column::Status.eq(EntitlementStatus::WaitingForName.as_str()))
        .all(tx)
        .await?;
    for row in waiting {
        let task = Task::TellWaiting {
            entitlement: row.id,
            turn: 1,
        };
        tx.enqueue(&task, format!("tell-waiting:{}:confirmed", row.id))
            .await?;
    }
    Ok(())
}

/// Tries again what could not be printed, and what waited for the public address: something
/// that is printed, or the typefaces, may be others now.
pub(crate) async fn try_again(tx: &Tx) -> Result<(), InternalError> {
    let held = Entity::find()
        .filter(Column::Refusal.is_not_null())
        .filter(Column::Status.is_in([
            EntitlementStatus::Ready.as_str(),
            EntitlementStatus::Refused.as_str(),
        ]))
        .all(tx)
        .await?;
    for row in held {
        let holder = person::Entity::find_by_id(row.person_id).one(tx).await?;
        if holder.is_some_and(|holder| status_of(&holder) == EntitlementStatus::Ready) {
            make_ready(tx, row.id).await?;
        }
    }
    Ok(())
}

async fn make_ready(tx: &Tx, entitlement: Uuid) -> Result<(), InternalError> {
    Entity::update_many()
        .col_expr(
            Column::Status,
            Expr::value(EntitlementStatus::Ready.as_str().to_owned()),
        )
        .col_expr(Column::Refusal, Expr::value(None::<String>))
        .col_expr(Column::UpdatedAt, Expr::value(tx.now()))
        .filter(Column::Id.eq(entitlement))
        .exec(tx)
        .await?;
    enqueue_issue(tx, entitlement).await
}

/// Where what this person earns stands before it is issued.
pub(super) fn status_of(holder: &person::Model) -> EntitlementStatus {
    before_issue(
        holder.name_confirmed_at.is_some(),
        holder.email_confirmed_at.is_some(),
    )
}

/// The instant is in the key, so that what was refused can be tried again; two
/// jobs for one entitlement still issue one certificate.
pub(super) async fn enqueue_issue(tx: &Tx, entitlement: Uuid) -> Result<(), InternalError> {
    let at = tx.now().timestamp_micros();
    let task = Task::IssueCertificate { entitlement };
    tx.enqueue(&task, format!("issue-certificate:{entitlement}:{at}"))
        .await
}
