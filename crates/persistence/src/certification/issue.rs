//! Issues what was earned: prints it, keeps the bytes, and in one transaction
//! writes the certificate, its first event, the email and the audit row.
//!
//! Whatever is retried, raced or killed in between: the bytes are kept before
//! anything names them, and the transaction asks again whether the certificate
//! is still to be issued.

use super::certificate_renderer::{CertificateRenderer, issuing};
use super::entity::{certificate, certificate_event, entitlement};
use crate::audit::Event;
use crate::identity::entity::person;
use crate::messaging::Wording;
use crate::messaging::{Message, Recipient};
use crate::site::settings_now;
use crate::store::{InternalError, Store, Tx, Word};
use chrono::{DateTime, Utc};
use laurel_credentials::certificate::Refusal;
use laurel_domain::audit::ISSUED;
use laurel_domain::certification::{
    CertificateNumber, EarnedAward, EntitlementStatus, EventKind, Evidence, Phrases, Sealed, seal,
};
use laurel_domain::identity::Email;
use laurel_domain::ids::PersonId;
use laurel_domain::sameness::listed;
use laurel_domain::site::{ChosenIn, PublicAddress};
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter, QuerySelect, Set};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// A number that was drawn before is one in 10^17; so many in a row is a defect.
const DRAWS: usize = 5;

/// The `sealed` column.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Seal {
    pub(super) fields: Sealed,
    pub(super) phrases: Phrases,
}

/// A certificate that is printed and kept, but not written down yet.
#[derive(Clone)]
struct RenderedCertificate {
    seal: Seal,
    at: DateTime<Utc>,
    pdf_sha256: String,
    pdf_size: i64,
}

/// The `refusal` column where what is in the way is no text: nobody chose the public address.
pub const NO_ADDRESS: &str = "";

/// How the transaction ended.
enum Outcome {
    Issued,
    /// Somebody else issued it, or it is no longer to be issued.
    NotWanted,
    /// The name was changed after it was printed.
    NameChanged,
}

/// Issues one entitlement; safe to do twice. Nothing is sealed with an address that nobody
/// chose: it stays ready, and is tried again when a setting changes and at the next start.
pub(crate) async fn issue(
    store: &Store,
    renderer: &CertificateRenderer,
    wording: &dyn Wording,
    address: &PublicAddress,
    entitlement: Uuid,
) -> Result<(), InternalError> {
    if address.chosen_in == ChosenIn::Nowhere {
        tracing::warn!(%entitlement, "a certificate waits until the public address is chosen");
        let why = NO_ADDRESS.to_owned();
        return hold(store, entitlement, why, EntitlementStatus::Ready).await;
    }
    let public_url = address.url.as_str();
    for _ in 0..DRAWS {
        let Some(ready) = ready(store, entitlement).await? else {
            return Ok(());
        };
        let rendered = match render(store, renderer, wording, public_url, &ready).await? {
            Ok(rendered) => rendered,
            Err(refusal) => {
                let name = printed_name(&ready.holder);
                let is_names = of_name(renderer, name, &refusal).await?;
                return refuse(store, entitlement, &refusal, is_names).await;
            }
        };
        match write_down(store, ready, rendered, public_url).await {
            Ok(Outcome::Issued | Outcome::NotWanted) => return Ok(()),
            Ok(Outcome::NameChanged) => {}
            // the number is taken: draw another
            Err(InternalError::Database(error)) if certificate::NUMBER.is_broken_by(&error) => {}
            // two workers raced, and this one came second
            Err(InternalError::Database(error)) if certificate::EARNED.is_broken_by(&error) => {
                return Ok(());
            }
            Err(error) => return Err(error),
        }
    }
    Err(InternalError::Certificate(format!(
        "{entitlement} could not be issued in {DRAWS} tries"
    )))
}

#[derive(Clone)]
struct Ready {
    row: entitlement::Model,
    holder: person::Model,
}

fn printed_name(holder: &person::Model) -> &str {
    holder.certificate_name.as_deref().unwrap_or(&holder.name)
}

/// What is to be issued now; `None` where there is nothing to do.
async fn ready(store: &Store, id: Uuid) -> Result<Option<Ready>, InternalError> {
    let row = entitlement::Entity::find_by_id(id)
        .filter(entitlement::Column::Status.eq(EntitlementStatus::Ready.as_str()))
        .one(store.read())
        .await?;
    let Some(row) = row else { return Ok(None) };
    let holder = person::Entity::find_by_id(row.person_id)
        .filter(person::Column::ErasedAt.is_null())
        .one(store.read())
        .await?;
    Ok(holder.map(|holder| Ready { row, holder }))
}

async fn render(
    store: &Store,
    renderer: &CertificateRenderer,
    wording: &dyn Wording,
    public_url: &str,
    ready: &Ready,
) -> Result<Result<RenderedCertificate, Refusal>, InternalError> {
    let settings = settings_now(store).await?;
    let evidence: Evidence = serde_json::from_str(&ready.row.evidence)?;
    let earned = EarnedAward {
        holder: printed_name(&ready.holder).to_owned(),
        evidence,
    };
    let number = CertificateNumber::from_random(store.random());
    let at = store.now();
    let fields = seal(&earned, &issuing(&settings, public_url), &number, at);
    let phrases = wording.certificate(&fields);
    let artifact = match renderer.render(&fields, &phrases).await? {
        Ok(artifact) => artifact,
        Err(Refusal::NotWritten(why)) => return Err(InternalError::Certificate(why)),
        Err(refusal) => return Ok(Err(refusal)),
    };
    let pdf_size = i64::try_from(artifact.pdf.len()).unwrap_or(i64::MAX);
    let pdf_sha256 = store.blobs().put(artifact.pdf).await?;
    Ok(Ok(RenderedCertificate {
        seal: Seal { fields, phrases },
        at,
        pdf_sha256,
        pdf_size,
    }))
}

async fn write_down(
    store: &Store,
    ready: Ready,
    rendered: RenderedCertificate,
    public_url: &str,
) -> Result<Outcome, InternalError> {
    store
        .transact(async |tx| {
            let holder = person::Entity::find_by_id(ready.holder.id).lock_exclusive();
            let still = entitlement::Entity::find_by_id(ready.row.id)
                .filter(entitlement::Column::Status.eq(EntitlementStatus::Ready.as_str()));
            let (Some(holder), Some(row)) = (holder.one(tx).await?, still.one(tx).await?) else {
                return Ok(Outcome::NotWanted);
            };
            if holder.erased_at.is_some() {
                return Ok(Outcome::NotWanted);
            }
            if printed_name(&holder) != rendered.seal.fields.holder {
                return Ok(Outcome::NameChanged);
            }
            let id = tx.new_id();
            insert(tx, id, &row, &rendered).await?;
            insert_event(tx, id, &rendered).await?;
            close(tx, row.id, id, rendered.at).await?;
            notify(tx, public_url, &holder, id, &rendered.seal.fields).await?;
            let issued = Event::CertificateIssued {
                number: &rendered.seal.fields.number,
                person: row.person_id,
                award: row.award_id,
                sha256: &rendered.pdf_sha256,
            };
            tx.audit_as("system", ISSUED, &issued).await?;
            Ok::<_, InternalError>(Outcome::Issued)
        })
        .await
}

async fn insert(
    tx: &Tx,
    id: Uuid,
    row: &entitlement::Model,
    rendered: &RenderedCertificate,
) -> Result<(), InternalError> {
    let sealed = &rendered.seal.fields;
    certificate::ActiveModel {
        id: Set(id),
        number: Set(sealed.number.clone()),
        person_id: Set(Some(row.person_id)),
        award_id: Set(row.award_id),
        cycle: Set(row.cycle),
        holder: Set(sealed.holder.clone()),
        title: Set(sealed.title.clone()),
        kind: Set(Word(sealed.kind)),
        hours_halves: Set(i32::try_from(sealed.half_hours).unwrap_or(i32::MAX)),
        language: Set(rendered.seal.phrases.language.clone()),
        issued_on: Set(sealed.issued_on),
        issued_at: Set(rendered.at),
        expires_on: Set(sealed.expires_on),
        time_zone: Set(sealed.time_zone.clone()),
        issuer_name: Set(sealed.issuer.clone()),
        issuer_url: Set(sealed.issuer_url.clone()),
        template: Set(sealed.template.clone()),
        pdf_sha256: Set(rendered.pdf_sha256.clone()),
        pdf_size: Set(rendered.pdf_size),
        sealed: Set(serde_json::to_string(&rendered.seal)?),
        evidence: Set(row.evidence.clone()),
        search_text: Set(listed(&format!(
            "{} {} {}",
            sealed.number, sealed.holder, sealed.title
        ))),
    }
    .insert(tx)
    .await?;
    Ok(())
}

async fn insert_event(
    tx: &Tx,
    certificate: Uuid,
    rendered: &RenderedCertificate,
) -> Result<(), InternalError> {
    certificate_event::ActiveModel {
        id: Set(tx.new_id()),
        certificate_id: Set(certificate),
        kind: Set(Word(EventKind::Issued)),
        at: Set(rendered.at),
        on_date: Set(rendered.seal.fields.issued_on),
        by_person: Set(None),
        reason: Set(None),
        public_note: Set(None),
        private_note: Set(None),
        other_id: Set(None),
    }
    .insert(tx)
    .await?;
    Ok(())
}

async fn close(
    tx: &Tx,
    entitlement: Uuid,
    certificate: Uuid,
    at: DateTime<Utc>,
) -> Result<(), InternalError> {
    entitlement::Entity::update_many()
        .col_expr(
            entitlement::Column::Status,
            Expr::value(EntitlementStatus::Issued.as_str().to_owned()),
        )
        .col_expr(
            entitlement::Column::CertificateId,
            Expr::value(Some(certificate)),
        )
        .col_expr(entitlement::Column::Refusal, Expr::value(None::<String>))
        .col_expr(entitlement::Column::UpdatedAt, Expr::value(at))
        .filter(entitlement::Column::Id.eq(entitlement))
        .exec(tx)
        .await?;
    Ok(())
}

async fn notify(
    tx: &Tx,
    public_url: &str,
    holder: &person::Model,
    certificate: Uuid,
    sealed: &Sealed,
) -> Result<(), InternalError> {
    let Ok(email) = Email::parse(&holder.email) else {
        tracing::error!(person = %holder.id, "an email that can't be written to");
        return Ok(());
    };
    let message = Message::CertificateIssued {
        name: holder.name.clone(),
        title: sealed.title.clone(),
        number: sealed.number.clone(),
        address: sealed.verify_url.clone(),
        link: format!("{public_url}/certificates/{}", sealed.number),
    };
    let to = Recipient {
        person: Some(PersonId(holder.id)),
        email: &email,
        language: &holder.language,
    };
    tx.send(to, &message, format!("certificate-issued:{certificate}"))
        .await
}

/// Whether it is the name that can't be printed: everything else is the
/// office's to put right, and not told to the learner.
async fn of_name(
    renderer: &CertificateRenderer,
    name: &str,
    refusal: &Refusal,
) -> Result<bool, InternalError> {
    Ok(match refusal {
        Refusal::TooLong { text } => text == name,
        _ => renderer.check_name(name).await?.is_err(),
    })
}

/// It can't be printed, and why is kept. With its name the person can correct
/// it; otherwise it stays ready, and is tried again when a setting changes.
async fn refuse(
    store: &Store,
    entitlement: Uuid,
    refusal: &Refusal,
    is_names: bool,
) -> Result<(), InternalError> {
    let why = match refusal {
        Refusal::Unprintable(lacking) => lacking.letters.iter().collect::<String>(),
        Refusal::TooLong { text } => text.clone(),
        other => other.to_string(),
    };
    let status = if is_names {
        EntitlementStatus::Refused
    } else {
        EntitlementStatus::Ready
    };
    tracing::warn!(%entitlement, %refusal, "a certificate can't be printed");
    hold(store, entitlement, why, status).await
}

/// Keeps why something that is ready can't be issued now.
async fn hold(
    store: &Store,
    entitlement: Uuid,
    why: String,
    status: EntitlementStatus,
) -> Result<(), InternalError> {
    let at = store.now();
    store
        .transact(async |tx| {
            entitlement::Entity::update_many()
                .col_expr(
                    entitlement::Column::Status,
                    Expr::value(status.as_str().to_owned()),
                )
                .col_expr(entitlement::Column::Refusal, Expr::value(Some(why)))
                .col_expr(entitlement::Column::UpdatedAt, Expr::value(at))
                .filter(entitlement::Column::Id.eq(entitlement))
                .filter(entitlement::Column::Status.eq(EntitlementStatus::Ready.as_str()))
                .exec(tx)
                .await?;
            Ok::<_, InternalError>(())
        })
        .await
}
