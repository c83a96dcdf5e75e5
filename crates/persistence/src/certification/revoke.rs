//! Revokes a certificate: an event with its public reason, the email to the
//! holder and the audit row, in one transaction. It counts at once: nobody
//! keeps a certificate's state in memory.

use super::entity::{certificate, certificate_event};
use super::holder::{later_events, status_of};
use crate::audit::Event;
use crate::changes::Changed;
use crate::identity::entity::person;
use crate::messaging::{Message, Recipient};
use crate::site::settings_now;
use crate::store::{InternalError, Store, Tx, UseCaseError, Word};
use chrono::NaiveDate;
use laurel_domain::certification::{CertificateNumber, EventKind, RevocationReason, Status};
use laurel_domain::identity::{Email, Permit, actions};
use laurel_domain::ids::PersonId;
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter, QuerySelect, Set};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RevokeRefusal {
    NotFound,
    /// It was revoked, or the holder withdrew it, before.
    Already,
}

/// What is said of it besides the reason.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RevocationNotes {
    /// For whoever verifies it.
    pub public: Option<String>,
    /// Stays with the administrators.
    pub private: Option<String>,
}

/// # Errors
/// [`UseCaseError`] with [`RevokeRefusal`].
pub async fn revoke(
    store: &Store,
    permit: &Permit<actions::RevokeCertificate>,
    public_url: &str,
    number: CertificateNumber,
    reason: RevocationReason,
    notes: RevocationNotes,
) -> Result<(), UseCaseError<RevokeRefusal>> {
    let settings = settings_now(store).await?;
    let link = format!("{public_url}/verify/{number}");
    store
        .transact(async |tx| {
            let row = certificate::Entity::find()
                .filter(certificate::Column::Number.eq(number.as_str()))
                .lock_exclusive()
                .one(tx)
                .await?
                .ok_or(UseCaseError::Refused(RevokeRefusal::NotFound))?;
            let events = later_events(tx, [row.id]).await?;
            let now = tx.now();
            if matches!(
                status_of(row.id, row.expires_on, &row.time_zone, &events, now),
                Status::Revoked | Status::Withdrawn
            ) {
                return Err(UseCaseError::Refused(RevokeRefusal::Already));
            }
            let on = now.with_timezone(&settings.zone()).date_naive();
            let event = certificate_event::ActiveModel {
                id: Set(tx.new_id()),
                certificate_id: Set(row.id),
                kind: Set(Word(EventKind::Revoked)),
                at: Set(now),
                on_date: Set(on),
                by_person: Set(permit.actor().map(|person| person.0)),
                reason: Set(Some(Word(reason))),
                public_note: Set(notes.public),
                private_note: Set(notes.private),
                other_id: Set(None),
            };
            event.insert(tx).await?;
            notify(tx, &row, on, reason, link).await?;
            // the note stays where it is: the trail is kept for ever
            let revoked = Event::CertificateRevoked {
                number: number.as_str(),
                reason: reason.as_str(),
            };
            tx.audit(permit, &revoked).await?;
            tx.changed(Changed::Content);
            tx.done_to(row.id);
            Ok(())
        })
        .await
}

async fn notify(
    tx: &Tx,
    row: &certificate::Model,
    on: NaiveDate,
    reason: RevocationReason,
    link: String,
) -> Result<(), InternalError> {
    let Some(id) = row.person_id else {
        return Ok(());
    };
    let holder = person::Entity::find_by_id(id)
        .filter(person::Column::ErasedAt.is_null())
        .one(tx)
        .await?;
    let Some(holder) = holder else { return Ok(()) };
    let Ok(email) = Email::parse(&holder.email) else {
        return Ok(());
    };
    let message = Message::CertificateRevoked {
        name: holder.name.clone(),
        title: row.title.clone(),
        number: row.number.clone(),
        on,
        reason,
        link,
    };
    let to = Recipient {
        person: Some(PersonId(holder.id)),
        email: &email,
        language: &holder.language,
    };
    tx.send(to, &message, format!("certificate-revoked:{}", row.id))
        .await
}
