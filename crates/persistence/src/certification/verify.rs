//! A certificate with everything a stranger may read of it, and what only
//! administrators may.

use super::certificate_renderer::CertificateRenderer;
use super::entity::{certificate, certificate_event};
use super::issue::Seal;
use crate::store::{InternalError, Store};
use bytes::Bytes;
use chrono::{DateTime, NaiveDate, Utc};
use laurel_domain::certification::{
    CertificateEvent, CertificateNumber, EventKind, Evidence, Phrases, RevocationReason, Sealed,
    Status, status_at,
};
use laurel_domain::identity::{OwnScope, Permit, Public, actions};
use laurel_domain::ids::{AwardId, CertificateId, PersonId};
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder};
use std::collections::BTreeMap;
use uuid::Uuid;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Certificate {
    pub id: CertificateId,
    /// `None` where the person was erased.
    pub person: Option<PersonId>,
    pub award: AwardId,
    pub sealed: Sealed,
    pub phrases: Phrases,
    pub evidence: Evidence,
    pub issued_at: DateTime<Utc>,
    /// Hexadecimal digits, of the sealed PDF.
    pub sha256: String,
    /// In bytes, of the sealed PDF.
    pub size: i64,
    /// In order of time.
    pub events: Vec<Event>,
    pub chain: Vec<Link>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    pub kind: EventKind,
    pub at: DateTime<Utc>,
    /// In the organization's time zone.
    pub on: NaiveDate,
    pub reason: Option<RevocationReason>,
    /// Only for who issues certificates.
    pub by: Option<PersonId>,
    /// For whoever verifies it.
    pub public_note: Option<String>,
    /// Only for who issues certificates.
    pub private_note: Option<String>,
}

/// How another certificate is related to this one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Relation {
    Replaces,
    ReplacedBy,
    Renews,
    RenewedBy,
}

impl Relation {
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Replaces => "replaces",
            Self::ReplacedBy => "replaced_by",
            Self::Renews => "renews",
            Self::RenewedBy => "renewed_by",
        }
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    pub number: String,
    pub relation: Relation,
    pub on: NaiveDate,
}

impl Certificate {
    #[must_use]
    pub fn status(&self, now: DateTime<Utc>) -> Status {
        let events: Vec<CertificateEvent> = self
            .events
            .iter()
            .map(|event| CertificateEvent {
                kind: event.kind,
                at: event.at,
            })
            .collect();
        let zone = self.sealed.time_zone.parse().unwrap_or_default();
        status_at(&events, self.sealed.expires_on, zone, now)
    }

    /// The civil day on which the last of it was done, as the seal says it, or,
    /// where a seal of the first version does not, what it was earned with.
    #[must_use]
    pub fn completed_on(&self) -> Option<NaiveDate> {
        let zone: chrono_tz::Tz = self.sealed.time_zone.parse().unwrap_or_default();
        let day = |at: DateTime<Utc>| at.with_timezone(&zone).date_naive();
        let sealed = self.sealed.completed_on;
        sealed.or_else(|| self.evidence.completed_at().map(day))
    }

    /// As anybody may read it.
    fn public(mut self) -> Self {
        for event in &mut self.events {
            event.by = None;
            event.private_note = None;
        }
        self
    }

    /// The last event of a kind.
    #[must_use]
    pub fn last(&self, kind: EventKind) -> Option<&Event> {
        self.events.iter().rev().find(|event| event.kind == kind)
    }
}

/// The certificate with this number, as anybody may read it.
///
/// # Errors
/// [`InternalError`]
pub async fn verify(
    store: &Store,
    _: Public,
    number: &CertificateNumber,
) -> Result<Option<Certificate>, InternalError> {
    let found = one(store, certificate::Column::Number.eq(number.as_str())).await?;
    Ok(found.map(Certificate::public))
}

/// The same for who issues certificates, with what is only for them.
///
/// # Errors
/// [`InternalError`]
pub async fn certificate(
    store: &Store,
    _: &Permit<actions::ReadCertificates>,
    number: &CertificateNumber,
) -> Result<Option<Certificate>, InternalError> {
    one(store, certificate::Column::Number.eq(number.as_str())).await
}

/// One's own certificate.
///
/// # Errors
/// [`InternalError`]
pub async fn own_certificate(
    store: &Store,
    own: OwnScope,
    number: &CertificateNumber,
) -> Result<Option<Certificate>, InternalError> {
    let number = certificate::Column::Number.eq(number.as_str());
    let mine = certificate::Column::PersonId.eq(own.person().0);
    let found = one(store, number.and(mine)).await?;
    Ok(found.map(Certificate::public))
}

/// By the SHA-256 of the sealed file, in hexadecimal digits.
///
/// # Errors
/// [`InternalError`]
pub async fn verify_by_hash(
    store: &Store,
    _: Public,
    sha256: &str,
) -> Result<Option<Certificate>, InternalError> {
    let hash = certificate::Column::PdfSha256.eq(sha256.to_ascii_lowercase());
    Ok(one(store, hash).await?.map(Certificate::public))
}

/// The sealed file, byte for byte. One that is missing or damaged is printed
/// again: the same seal gives the same file, or none is given.
///
/// # Errors
/// [`InternalError`] where it can neither be read nor be printed as it was.
pub async fn sealed_pdf(
    store: &Store,
    _: Public,
    renderer: &CertificateRenderer,
    certificate: &Certificate,
) -> Result<Bytes, InternalError> {
    let damage = match store.blobs().get(&certificate.sha256).await {
        Ok(bytes) => return Ok(bytes),
        Err(damage) => damage,
    };
    let number = &certificate.sealed.number;
    tracing::error!(number, %damage, "a sealed file can't be given as it is kept");
    let printed = renderer.render(&certificate.sealed, &certificate.phrases);
    match printed.await? {
        Ok(printed) if hex::encode(printed.sha256) == certificate.sha256 => {
            let pdf = Bytes::from(printed.pdf);
            // where it can't be kept it is printed again the next time
            if let Err(error) = store.blobs().repair(pdf.clone()).await {
                tracing::error!(number, %error, "a sealed file can't be kept again");
            }
            Ok(pdf)
        }
        _ => Err(damage),
    }
}

async fn one(store: &Store, which: Expr) -> Result<Option<Certificate>, InternalError> {
    let found = certificate::Entity::find().filter(which);
    let row = found.one(store.read()).await?;
    Ok(wholes(store, row.into_iter().collect()).await?.pop())
}

/// In the order of the rows.
pub(super) async fn wholes(
    store: &Store,
    rows: Vec<certificate::Model>,
) -> Result<Vec<Certificate>, InternalError> {
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let ids: Vec<Uuid> = rows.iter().map(|row| row.id).collect();
    let events = certificate_event::Entity::find()
        .filter(
            Condition::any()
                .add(certificate_event::Column::CertificateId.is_in(ids.clone()))
                .add(certificate_event::Column::OtherId.is_in(ids)),
        )
        .order_by_asc(certificate_event::Column::At)
        .order_by_asc(certificate_event::Column::Id)
        .all(store.read())
        .await?;
    let numbers = others(store, &events).await?;
    // grouped first: a page of them is read at once
    let mut of: BTreeMap<Uuid, Vec<&certificate_event::Model>> = BTreeMap::new();
    for event in &events {
        of.entry(event.certificate_id).or_default().push(event);
        if let Some(other) = event.other_id {
            of.entry(other).or_default().push(event);
        }
    }
    rows.into_iter()
        .map(|row| {
            let events = of.remove(&row.id).unwrap_or_default();
            assemble(row, &events, &numbers)
        })
        .collect()
}

fn assemble(
    row: certificate::Model,
    events: &[&certificate_event::Model],
    numbers: &BTreeMap<Uuid, String>,
) -> Result<Certificate, InternalError> {
    let seal: Seal = serde_json::from_str(&row.sealed)?;
    let own = events.iter().filter(|e| e.certificate_id == row.id);
    Ok(Certificate {
        id: CertificateId(row.id),
        person: row.person_id.map(PersonId),
        award: AwardId(row.award_id),
        sealed: seal.fields,
        phrases: seal.phrases,
        evidence: serde_json::from_str(&row.evidence)?,
        issued_at: row.issued_at,
        sha256: row.pdf_sha256,
        size: row.pdf_size,
        chain: chain(row.id, events, numbers),
        events: own.map(|row| event(row)).collect(),
    })
}

fn event(row: &certificate_event::Model) -> Event {
    Event {
        kind: row.kind.0,
        at: row.at,
        on: row.on_date,
        reason: row.reason.map(|reason| reason.0),
        by: row.by_person.map(PersonId),
        public_note: row.public_note.clone(),
        private_note: row.private_note.clone(),
    }
}

/// The numbers of the certificates on both ends of the events that join two.
async fn others(
    store: &Store,
    events: &[certificate_event::Model],
) -> Result<BTreeMap<Uuid, String>, InternalError> {
    let ends: Vec<Uuid> = events
        .iter()
        .filter_map(|event| Some([event.certificate_id, event.other_id?]))
        .flatten()
        .collect();
    if ends.is_empty() {
        return Ok(BTreeMap::new());
    }
    let rows = certificate::Entity::find()
        .filter(certificate::Column::Id.is_in(ends))
        .all(store.read())
        .await?;
    Ok(rows.into_iter().map(|row| (row.id, row.number)).collect())
}

/// An event on the older certificate names the newer one.
fn chain(
    id: Uuid,
    events: &[&certificate_event::Model],
    numbers: &BTreeMap<Uuid, String>,
) -> Vec<Link> {
    let link = |row: &&certificate_event::Model| {
        let other = row.other_id?;
        let older = row.certificate_id == id;
        let relation = match (row.kind.0, older) {
            (EventKind::Replaced, true) => Relation::ReplacedBy,
            (EventKind::Replaced, false) => Relation::Replaces,
            (EventKind::Renewed, true) => Relation::RenewedBy,
            (EventKind::Renewed, false) => Relation::Renews,
            _ => return None,
        };
        let other = if older { other } else { row.certificate_id };
        Some(Link {
            number: numbers.get(&other)?.clone(),
            relation,
            on: row.on_date,
        })
    };
    events.iter().filter_map(link).collect()
}
