//! Certificates as those who issue them see them.

use super::entity::{certificate, certificate_event, entitlement};
use super::holder::{WaitingCertificate, status_of, to_waiting};
use crate::identity::entity::person;
use crate::site::settings_now;
use crate::store::{InternalError, Store, UseCaseError, containing};
use chrono::NaiveDate;
use laurel_domain::certification::{CertificateNumber, EntitlementStatus, EventKind, Status};
use laurel_domain::identity::{Denial, Permit, actions};
use laurel_domain::ids::{AwardId, CertificateId, PersonId};
use laurel_domain::text::fold;
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use sea_orm::{
    ColumnTrait, Condition, DerivePartialModel, EntityTrait, PaginatorTrait, QueryFilter,
    QueryOrder, QuerySelect,
};
use uuid::Uuid;

/// Which ones.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CertificateFilter {
    /// Part of a number, a name or a title.
    pub text: String,
    pub status: Option<Status>,
    /// Of this person only.
    pub person: Option<PersonId>,
    /// Of this award only.
    pub award: Option<AwardId>,
    /// Those issued before this one.
    pub before: Option<CertificateId>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CertificateItem {
    pub id: CertificateId,
    /// `None`: the account was erased.
    pub person: Option<PersonId>,
    pub number: String,
    pub holder: String,
    pub title: String,
    pub issued_on: NaiveDate,
    pub expires_on: Option<NaiveDate>,
    pub status: Status,
}

/// What a line needs: the sealed documents beside it are a thousand times larger.
#[derive(Debug, DerivePartialModel)]
#[sea_orm(entity = "certificate::Entity", from_query_result)]
struct Row {
    id: Uuid,
    person_id: Option<Uuid>,
    number: String,
    holder: String,
    title: String,
    issued_on: NaiveDate,
    expires_on: Option<NaiveDate>,
    time_zone: String,
}

/// Earned by somebody, and why it is not issued yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unissued {
    pub waiting: WaitingCertificate,
    pub name: String,
    pub email_confirmed: bool,
    pub name_confirmed: bool,
}

/// Newest first.
///
/// # Errors
/// [`UseCaseError`]
pub async fn list(
    store: &Store,
    _: &Permit<actions::ReadCertificates>,
    filter: &CertificateFilter,
    limit: u64,
) -> Result<Vec<CertificateItem>, UseCaseError<Denial>> {
    Ok(filtered(store, filter, limit).await?)
}

/// The permit's person's own, newest first; the filter's person does not count.
///
/// # Errors
/// [`InternalError`]
pub async fn list_own(
    store: &Store,
    permit: &Permit<actions::UseAccount>,
    filter: &CertificateFilter,
    limit: u64,
) -> Result<Vec<CertificateItem>, InternalError> {
    let filter = CertificateFilter {
        person: Some(permit.person()),
        ..filter.clone()
    };
    filtered(store, &filter, limit).await
}

async fn filtered(
    store: &Store,
    filter: &CertificateFilter,
    limit: u64,
) -> Result<Vec<CertificateItem>, InternalError> {
    let mut query = certificate::Entity::find()
        .order_by_desc(certificate::Column::Id)
        .limit(limit);
    if let Ok(number) = CertificateNumber::parse(&filter.text) {
        query = query.filter(certificate::Column::Number.eq(number.as_str()));
    } else if !fold(&filter.text).is_empty() {
        // a name that its holder withdrew finds nothing
        query = query
            .filter(certificate::Column::SearchText.like(containing(&fold(&filter.text))))
            .filter(had(EventKind::Withdrawn).not());
    }
    if let Some(status) = filter.status {
        let settings = settings_now(store).await?;
        let today = store.now().with_timezone(&settings.zone()).date_naive();
        query = query.filter(of_status(status, today));
    }
    if let Some(person) = filter.person {
        query = query.filter(certificate::Column::PersonId.eq(person.0));
    }
    if let Some(award) = filter.award {
        query = query.filter(certificate::Column::AwardId.eq(award.0));
    }
    if let Some(before) = filter.before {
        query = query.filter(certificate::Column::Id.lt(before.0));
    }
    let rows = query.into_partial_model::<Row>().all(store.read()).await?;
    let events = certificate_event::Entity::find()
        .filter(certificate_event::Column::CertificateId.is_in(rows.iter().map(|row| row.id)))
        .order_by_asc(certificate_event::Column::At)
        .all(store.read())
        .await?;
    let now = store.now();
    Ok(rows
        .into_iter()
        .map(|row| CertificateItem {
            status: status_of(row.id, row.expires_on, &row.time_zone, &events, now),
            id: CertificateId(row.id),
            person: row.person_id.map(PersonId),
            expires_on: row.expires_on,
            number: row.number,
            holder: row.holder,
            title: row.title,
            issued_on: row.issued_on,
        })
        .collect())
}

fn had(kind: EventKind) -> Expr {
    certificate::Column::Id.in_subquery(
        Query::select()
            .column(certificate_event::Column::CertificateId)
            .from(certificate_event::Entity)
            .and_where(certificate_event::Column::Kind.eq(kind.as_str()))
            .to_owned(),
    )
}

/// The same rule as `status_at`, in the database's words, to page by it.
fn of_status(status: Status, today: NaiveDate) -> Condition {
    let over = Expr::col(certificate::Column::ExpiresOn).lt(today);
    let none = |kinds: &[EventKind]| {
        kinds
            .iter()
            .fold(Condition::all(), |all, kind| all.add(had(*kind).not()))
    };
    let ended = [
        EventKind::Revoked,
        EventKind::Withdrawn,
        EventKind::Replaced,
    ];
    match status {
        Status::Valid => none(&ended)
            .add(
                Condition::any()
                    .add(certificate::Column::ExpiresOn.is_null())
                    .add(certificate::Column::ExpiresOn.gte(today)),
            )
            .add(
                Condition::any()
                    .add(had(EventKind::Suspended).not())
                    .add(had(EventKind::Reinstated)),
            ),
        Status::Expired => none(&ended).add(over),
        Status::Revoked => Condition::all().add(had(EventKind::Revoked)),
        Status::Withdrawn => Condition::all().add(had(EventKind::Withdrawn)),
        Status::Replaced => {
            none(&[EventKind::Revoked, EventKind::Withdrawn]).add(had(EventKind::Replaced))
        }
        Status::Suspended => none(&ended)
            .add(had(EventKind::Suspended))
            .add(had(EventKind::Reinstated).not()),
    }
}

/// What was earned and waits, newest first, with why: those before `before`.
///
/// # Errors
/// [`UseCaseError`]
pub async fn unissued(
    store: &Store,
    _: &Permit<actions::ReadCertificates>,
    before: Option<Uuid>,
    limit: u64,
) -> Result<Vec<Unissued>, UseCaseError<Denial>> {
    let mut query = entitlement::Entity::find()
        .filter(entitlement::Column::Status.ne(EntitlementStatus::Issued.as_str()))
        .order_by_desc(entitlement::Column::Id)
        .limit(limit);
    if let Some(before) = before {
        query = query.filter(entitlement::Column::Id.lt(before));
    }
    let rows = query.all(store.read()).await?;
    let people = person::Entity::find()
        .filter(person::Column::Id.is_in(rows.iter().map(|row| row.person_id)))
        .all(store.read())
        .await?;
    let mut found = Vec::new();
    for row in rows {
        if let Some(person) = people.iter().find(|person| person.id == row.person_id) {
            found.push(Unissued {
                name: person.name.clone(),
                email_confirmed: person.email_confirmed_at.is_some(),
                name_confirmed: person.name_confirmed_at.is_some(),
                waiting: to_waiting(row, None)?,
            });
        }
    }
    Ok(found)
}

/// How many earned certificates wait for their learner: for a name, for an
/// address, or for letters that no font has.
///
/// # Errors
/// [`UseCaseError`]
pub async fn count_waiting(
    store: &Store,
    _: &Permit<actions::ReadCertificates>,
) -> Result<u64, UseCaseError<Denial>> {
    let waits = [
        EntitlementStatus::WaitingForName.as_str(),
        EntitlementStatus::Refused.as_str(),
    ];
    Ok(entitlement::Entity::find()
        .filter(entitlement::Column::Status.is_in(waits))
        .count(store.read())
        .await?)
}
