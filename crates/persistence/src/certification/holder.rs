//! What one person earned: what waits to be issued, and what was issued.

use super::entity::{certificate, certificate_event, entitlement};
use crate::store::{InternalError, Store, Word};
use chrono::{DateTime, NaiveDate, Utc};
use laurel_domain::certification::{
    CertificateEvent, EntitlementStatus, EventKind, Evidence, Status, status_at,
};
use laurel_domain::identity::OwnScope;
use laurel_domain::ids::PersonId;
use sea_orm::{
    ColumnTrait, ConnectionTrait, DerivePartialModel, EntityTrait, QueryFilter, QueryOrder,
    QuerySelect,
};
use uuid::Uuid;

/// More than a person can earn in one's time here.
const MAX: u64 = 500;

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
    let waiting = entitlement::Entity::find()
        .filter(entitlement::Column::PersonId.eq(person.0))
        .filter(entitlement::Column::Status.ne(EntitlementStatus::Issued.as_str()))
        .order_by_desc(entitlement::Column::Id)
        .limit(MAX)
        .all(store.read())
        .await?;
    let waiting = waiting
        .into_iter()
        .map(|row| to_waiting(row, None))
        .collect::<Result<_, _>>()?;
    let issued = certificate::Entity::find()
        .filter(certificate::Column::PersonId.eq(person.0))
        .order_by_desc(certificate::Column::Id)
        .limit(MAX)
        .into_partial_model::<HeldRow>()
        .all(store.read())
        .await?;
    let events = later_events(store.read(), issued.iter().map(|row| row.id)).await?;
    let now = store.now();
    Ok(Holder {
        waiting,
        issued: issued
            .into_iter()
            .map(|row| holding(row, &events, now))
            .collect(),
    })
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

/// What a line needs: the sealed document beside it is many times larger.
#[derive(Debug, DerivePartialModel)]
#[sea_orm(entity = "certificate::Entity", from_query_result)]
struct HeldRow {
    id: Uuid,
    number: String,
    title: String,
    issued_on: NaiveDate,
    expires_on: Option<NaiveDate>,
    time_zone: String,
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

fn holding(row: HeldRow, events: &[EventRow], now: DateTime<Utc>) -> HeldCertificate {
    HeldCertificate {
        status: status_of(row.id, row.expires_on, &row.time_zone, events, now),
        number: row.number,
        title: row.title,
        issued_on: row.issued_on,
        expires_on: row.expires_on,
    }
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
