//! Tells who earned a certificate that it waits for the name to be confirmed: at once,
//! once more after a week, and when the staff ask for it.

use super::entity::entitlement::{Column, Entity, Model};
use crate::audit::Event;
use crate::identity::entity::person;
use crate::identity::send_confirmation;
use crate::messaging::{Message, Recipient};
use crate::store::{InternalError, Store, Tx, UseCaseError};
use crate::tasks::Task;
use chrono::TimeDelta;
use laurel_domain::certification::{EntitlementStatus, Evidence};
use laurel_domain::identity::{Denial, Email, Permit, actions};
use laurel_domain::ids::PersonId;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

/// Until the second email.
const AGAIN: TimeDelta = TimeDelta::days(7);

/// Sends the first email soon, and the second one in a week.
pub(super) async fn plan(tx: &Tx, entitlement: Uuid) -> Result<(), InternalError> {
    for (turn, at) in [(1, tx.now()), (2, tx.now() + AGAIN)] {
        let task = Task::TellWaiting { entitlement, turn };
        tx.enqueue_at(&task, format!("tell-waiting:{entitlement}:{turn}"), at)
            .await?;
    }
    Ok(())
}

/// The email of this turn, where it still waits for the name; an address that is not
/// confirmed is written to once it is.
pub(crate) async fn tell_waiting(
    store: &Store,
    public_url: &str,
    entitlement: Uuid,
    turn: u8,
) -> Result<(), InternalError> {
    store
        .transact(async |tx| {
            let Some((row, holder)) = waiting(tx, entitlement).await? else {
                return Ok::<_, InternalError>(());
            };
            if holder.email_confirmed_at.is_none() {
                return Ok(());
            }
            let key = format!("certificate-waits:{entitlement}:{turn}");
            send(tx, public_url, &row, &holder, key).await
        })
        .await
}

/// What waits for its holder's name.
async fn waiting(
    tx: &Tx,
    entitlement: Uuid,
) -> Result<Option<(Model, person::Model)>, InternalError> {
    let row = Entity::find_by_id(entitlement)
        .filter(Column::Status.eq(EntitlementStatus::WaitingForName.as_str()))
        .one(tx)
        .await?;
    let Some(row) = row else { return Ok(None) };
    let holder = person::Entity::find_by_id(row.person_id)
        .filter(person::Column::ErasedAt.is_null())
        .one(tx)
        .await?;
    Ok(holder.map(|holder| (row, holder)))
}

async fn send(
    tx: &Tx,
    public_url: &str,
    row: &Model,
    holder: &person::Model,
    key: String,
) -> Result<(), InternalError> {
    let Ok(email) = Email::parse(&holder.email) else {
        tracing::error!(person = %holder.id, "an email that can't be written to");
        return Ok(());
    };
    let evidence: Evidence = serde_json::from_str(&row.evidence)?;
    let message = Message::CertificateWaits {
        name: holder.name.clone(),
        title: evidence.title,
        link: format!("{public_url}/certificates/name"),
    };
    let to = Recipient {
        person: Some(PersonId(holder.id)),
        email: &email,
        language: &holder.language,
    };
    tx.send(to, &message, key).await
}

/// Reminds whoever earned it, as the staff wish: to confirm the address, where that is
/// missing, or the name. Once a day; `false` where nothing waits for the person.
///
/// # Errors
/// [`UseCaseError`]
pub async fn remind(
    store: &Store,
    permit: &Permit<actions::ManagePeople>,
    public_url: &str,
    entitlement: Uuid,
) -> Result<bool, UseCaseError<Denial>> {
    store
        .transact(async |tx| {
            let Some((row, holder)) = waiting(tx, entitlement).await? else {
                return Ok(false);
            };
            if holder.email_confirmed_at.is_none() {
                send_confirmation(tx, public_url, &holder).await?;
            } else {
                let day = tx.now().date_naive();
                let key = format!("certificate-waits:{entitlement}:{day}");
                send(tx, public_url, &row, &holder, key).await?;
            }
            let person = PersonId(holder.id);
            tx.audit(permit, &Event::HolderReminded { person }).await?;
            Ok(true)
        })
        .await
}
