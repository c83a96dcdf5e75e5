//! What one person earned: what waits to be issued, and what was issued.

use super::entity::{certificate, certificate_event, entitlement};
use crate::store::{Glance, InternalError, Store, Word};
use chrono::{DateTime, NaiveDate, Utc};
use laurel_domain::certification::{
    CertificateEvent, EntitlementStatus, EventKind, Evidence, Status, status_at,
};
use laurel_domain::identity::OwnScope;
use laurel_domain::ids::PersonId;
use sea_orm::{
    ColumnTrait, ConnectionTrait, DerivePartialModel, EntityTrait, QueryFilter, QueryOrder,
    QueryResult,
};
use std::cmp::Reverse;
use std::collections::BTreeMap;
use uuid::Uuid;

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Holder {
    /// Newest first.
    pub waiting: Vec<WaitingCertificate>,
    /// Newest first.
    pub issued: Vec<HeldCertificate>,
}

/// Earned, not issued yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WaitingCertificate {
    pub id: Uuid,
    pub person: PersonId,
    pub status: EntitlementStatus,
    pub earned_at: DateTime<Utc>,
    pub evidence: Evidence,
    /// The letters that can't be printed, or another reason; [`super::NO_ADDRESS`] where nobody chose
    /// the site's address.
    pub refusal: Option<String>,
    /// Once it is issued.
    pub number: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeldCertificate {
    pub number: String,
    pub title: String,
    pub issued_on: NaiveDate,
    pub expires_on: Option<NaiveDate>,
    pub status: Status,
}

/// What one earned oneself.
///
/// # Errors
/// [`InternalError`]
pub async fn of_person(store: &Store, own: OwnScope) -> Result<Holder, InternalError> {
    let person = own.person();
    let rows = store.glance_all(&WAITING, vec![person.0.into()]).await?;
    let waiting = rows.iter().map(|row| waiting(person, row));
    let mut waiting = waiting.collect::<Result<Vec<_>, _>>()?;
    waiting.sort_by_key(|one| Reverse(one.id));
    let rows = store.glance_all(&HELD, vec![person.0.into()]).await?;
    let mut held: BTreeMap<Reverse<Uuid>, Held> = BTreeMap::new();
    for row in &rows {
        add_row(&mut held, row)?;
    }
    let now = store.now();
    Ok(Holder {
        waiting,
        issued: held.into_values().map(|one| one.at(now)).collect(),
    })
}

const WAITING_READ: &str = "w.id, w.status, w.earned_at, w.evidence, w.refusal \
    FROM asked CROSS JOIN entitlement w WHERE w.person_id = asked.person AND w.status <> 'issued'";

static WAITING: Glance = Glance {
    asked: &[("person", "uuid")],
    sqlite: WAITING_READ,
    postgresql: WAITING_READ,
};

fn waiting(person: PersonId, row: &QueryResult) -> Result<WaitingCertificate, InternalError> {
    let Word(status) = row.try_get_by_index(2)?;
    Ok(WaitingCertificate {
        id: row.try_get_by_index(1)?,
        person,
        status,
        earned_at: row.try_get_by_index(3)?,
        evidence: serde_json::from_str(&row.try_get_by_index::<String>(4)?)?,
        refusal: row.try_get_by_index(5)?,
        number: None,
    })
}

/// A row for each event after the certificate was issued, and one where there is none.
const HELD_READ: &str = "c.id, c.number, c.title, c.issued_on, c.expires_on, c.time_zone, v.id, \
    v.kind, v.at FROM asked CROSS JOIN certificate c \
    LEFT JOIN certificate_event v ON v.certificate_id = c.id AND v.kind <> 'issued' \
    WHERE c.person_id = asked.person";

static HELD: Glance = Glance {
    asked: &[("person", "uuid")],
    sqlite: HELD_READ,
    postgresql: HELD_READ,
};

struct Held {
    number: String,
    title: String,
    issued_on: NaiveDate,
    expires_on: Option<NaiveDate>,
    time_zone: String,
    /// By time and id.
    events: BTreeMap<(DateTime<Utc>, Uuid), EventKind>,
}

impl Held {
    fn at(self, now: DateTime<Utc>) -> HeldCertificate {
        let events = self.events.into_iter();
        let events: Vec<CertificateEvent> = events
            .map(|((at, _), kind)| CertificateEvent { kind, at })
            .collect();
        let zone = self.time_zone.parse().unwrap_or_default();
        HeldCertificate {
            status: status_at(&events, self.expires_on, zone, now),
            number: self.number,
            title: self.title,
            issued_on: self.issued_on,
            expires_on: self.expires_on,
        }
    }
}

fn add_row(
    held: &mut BTreeMap<Reverse<Uuid>, Held>,
    row: &QueryResult,
) -> Result<(), InternalError> {
    let one = Held {
        number: row.try_get_by_index(2)?,
        title: row.try_get_by_index(3)?,
        issued_on: row.try_get_by_index(4)?,
        expires_on: row.try_get_by_index(5)?,
        time_zone: row.try_get_by_index(6)?,
        events: BTreeMap::new(),
    };
    let id = Reverse(row.try_get_by_index(1)?);
    let one = held.entry(id).or_insert(one);
    if let Some(event) = row.try_get_by_index::<Option<Uuid>>(7)? {
        let Word(kind) = row.try_get_by_index(8)?;
        one.events.insert((row.try_get_by_index(9)?, event), kind);
    }
    Ok(())
}

/// One entitlement of one's own, issued or not.
///
/// # Errors
/// [`InternalError`]
pub async fn waiting_of(
    store: &Store,
    own: OwnScope,
    id: Uuid,
) -> Result<Option<WaitingCertificate>, InternalError> {
    let row = entitlement::Entity::find_by_id(id)
        .filter(entitlement::Column::PersonId.eq(own.person().0))
        .one(store.read())
        .await?;
    let Some(row) = row else { return Ok(None) };
    let number = match row.certificate_id {
        Some(id) => certificate::Entity::find_by_id(id)
            .one(store.read())
            .await?
            .map(|row| row.number),
        None => None,
    };
    to_waiting(row, number).map(Some)
}

pub(super) fn to_waiting(
    row: entitlement::Model,
    number: Option<String>,
) -> Result<WaitingCertificate, InternalError> {
    Ok(WaitingCertificate {
        id: row.id,
        person: PersonId(row.person_id),
        status: row.status.0,
        earned_at: row.earned_at,
        evidence: serde_json::from_str(&row.evidence)?,
        refusal: row.refusal,
        number,
    })
}

/// What a status is told by.
#[derive(Debug, DerivePartialModel)]
#[sea_orm(entity = "certificate_event::Entity", from_query_result)]
pub(super) struct EventRow {
    certificate_id: Uuid,
    kind: Word<EventKind>,
    at: DateTime<Utc>,
}

/// What came after certificates were issued, in its order.
pub(super) async fn later_events<C: ConnectionTrait>(
    on: &C,
    certificates: impl IntoIterator<Item = Uuid>,
) -> Result<Vec<EventRow>, InternalError> {
    let certificates: Vec<Uuid> = certificates.into_iter().collect();
    if certificates.is_empty() {
        return Ok(Vec::new());
    }
    let events = certificate_event::Entity::find()
        .filter(certificate_event::Column::CertificateId.is_in(certificates))
        .filter(certificate_event::Column::Kind.ne(EventKind::Issued.as_str()))
        .order_by_asc(certificate_event::Column::At)
        .order_by_asc(certificate_event::Column::Id)
        .into_partial_model();
    Ok(events.all(on).await?)
}

pub(super) fn status_of(
    id: Uuid,
    expires_on: Option<NaiveDate>,
    time_zone: &str,
    events: &[EventRow],
    now: DateTime<Utc>,
) -> Status {
    let events: Vec<CertificateEvent> = events
        .iter()
        .filter(|event| event.certificate_id == id)
        .map(|event| CertificateEvent {
            kind: event.kind.0,
            at: event.at,
        })
        .collect();
    let zone = time_zone.parse().unwrap_or_default();
    status_at(&events, expires_on, zone, now)
}
