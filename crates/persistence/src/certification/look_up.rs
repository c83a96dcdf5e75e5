//! A certificate with everything a stranger may read of it, and what only
//! administrators may.

use super::entity::{certificate, certificate_event};
use super::issue::Seal;
use crate::store::{Fault, Store};
use chrono::{DateTime, NaiveDate, Utc};
use laurel_domain::certification::{
    CertificateEvent, CertificateNumber, EventKind, Evidence, Phrases, RevocationReason, Sealed,
    Status, status_at,
};
use laurel_domain::ids::{AwardId, CertificateId, PersonId};
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder};
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
    /// In the organisation's time zone.
    pub on: NaiveDate,
    pub reason: Option<RevocationReason>,
    pub by: Option<PersonId>,
    /// Only for administrators.
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
    pub const fn word(self) -> &'static str {
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

    /// The last event of a kind.
    #[must_use]
    pub fn last(&self, kind: EventKind) -> Option<&Event> {
        self.events.iter().rev().find(|event| event.kind == kind)
    }
}

/// # Errors
/// [`Fault`]
pub async fn look_up(
    store: &Store,
    number: &CertificateNumber,
) -> Result<Option<Certificate>, Fault> {
    let row = certificate::Entity::find()
        .filter(certificate::Column::Number.eq(number.as_str()))
        .one(store.read())
        .await?;
    whole(store, row).await
}

/// By the SHA-256 of the sealed file, in hexadecimal digits.
///
/// # Errors
/// [`Fault`]
pub async fn look_up_by_hash(store: &Store, sha256: &str) -> Result<Option<Certificate>, Fault> {
    let row = certificate::Entity::find()
        .filter(certificate::Column::PdfSha256.eq(sha256.to_ascii_lowercase()))
        .one(store.read())
        .await?;
    whole(store, row).await
}

/// # Errors
/// [`Fault`]
pub async fn look_up_by_id(store: &Store, id: CertificateId) -> Result<Option<Certificate>, Fault> {
    let row = certificate::Entity::find_by_id(id.0)
        .one(store.read())
        .await?;
    whole(store, row).await
}

async fn whole(
    store: &Store,
    row: Option<certificate::Model>,
) -> Result<Option<Certificate>, Fault> {
    let Some(row) = row else { return Ok(None) };
    let rows = certificate_event::Entity::find()
        .filter(
            Condition::any()
                .add(certificate_event::Column::CertificateId.eq(row.id))
                .add(certificate_event::Column::OtherId.eq(row.id)),
        )
        .order_by_asc(certificate_event::Column::At)
        .order_by_asc(certificate_event::Column::Id)
        .all(store.read())
        .await?;
    let chain = chain(store, row.id, &rows).await?;
    let seal: Seal = serde_json::from_str(&row.sealed)?;
    let own = rows.into_iter().filter(|e| e.certificate_id == row.id);
    Ok(Some(Certificate {
        id: CertificateId(row.id),
        person: row.person_id.map(PersonId),
        award: AwardId(row.award_id),
        sealed: seal.fields,
        phrases: seal.phrases,
        evidence: serde_json::from_str(&row.evidence)?,
        issued_at: row.issued_at,
        sha256: row.pdf_sha256,
        size: row.pdf_size,
        events: own.filter_map(event).collect(),
        chain,
    }))
}

fn event(row: certificate_event::Model) -> Option<Event> {
    Some(Event {
        kind: EventKind::from_word(&row.kind)?,
        at: row.at,
        on: row.on_date,
        reason: row.reason.as_deref().and_then(RevocationReason::from_word),
        by: row.by_person.map(PersonId),
        private_note: row.private_note,
    })
}

/// An event on the older certificate names the newer one.
async fn chain(
    store: &Store,
    id: Uuid,
    rows: &[certificate_event::Model],
) -> Result<Vec<Link>, Fault> {
    let mut found = Vec::new();
    for row in rows {
        let Some(other) = row.other_id else { continue };
        let older = row.certificate_id == id;
        let relation = match (EventKind::from_word(&row.kind), older) {
            (Some(EventKind::Replaced), true) => Relation::ReplacedBy,
            (Some(EventKind::Replaced), false) => Relation::Replaces,
            (Some(EventKind::Renewed), true) => Relation::RenewedBy,
            (Some(EventKind::Renewed), false) => Relation::Renews,
            _ => continue,
        };
        let other = if older { other } else { row.certificate_id };
        found.push((other, relation, row.on_date));
    }
    if found.is_empty() {
        return Ok(Vec::new());
    }
    let others = certificate::Entity::find()
        .filter(certificate::Column::Id.is_in(found.iter().map(|(id, ..)| *id)))
        .all(store.read())
        .await?;
    Ok(found
        .into_iter()
        .filter_map(|(id, relation, on)| {
            let other = others.iter().find(|other| other.id == id)?;
            Some(Link {
                number: other.number.clone(),
                relation,
                on,
            })
        })
        .collect())
}
