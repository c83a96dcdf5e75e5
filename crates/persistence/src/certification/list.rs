//! Certificates as those who issue them see them.

use super::entity::{certificate, certificate_event, entitlement};
use super::holder::{WaitingCertificate, later_events, status_of, to_waiting};
use super::issue::NO_ADDRESS;
use crate::identity::entity::person;
use crate::store::{Count, InternalError, Store, UseCaseError, containing};
use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use laurel_domain::certification::{CertificateNumber, EntitlementStatus, EventKind, Status};
use laurel_domain::identity::{Denial, Permit, actions};
use laurel_domain::ids::{AwardId, CertificateId, PersonId};
use laurel_domain::sameness::{MAX_WORDS, fold};
use sea_orm::sea_query::{Expr, ExprTrait, LikeExpr, Query, SelectStatement};
use sea_orm::{
    ColumnTrait, Condition, DerivePartialModel, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
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

/// Who earned what is not issued yet.
#[derive(Debug, DerivePartialModel)]
#[sea_orm(entity = "person::Entity", from_query_result)]
struct LearnerRow {
    id: Uuid,
    name: String,
    email_confirmed_at: Option<DateTime<Utc>>,
    name_confirmed_at: Option<DateTime<Utc>>,
}

/// Earned by somebody, and why it is not issued yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unissued {
    pub waiting: WaitingCertificate,
    pub name: String,
    pub email_confirmed: bool,
    pub name_confirmed: bool,
    /// Letters of the account's name that no typeface has: its person can't
    /// confirm it as it is. Told by who has the typefaces.
    pub unprintable: Option<String>,
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

/// The database narrows by status, and the domain decides: pages are read until
/// one is full of what it let through.
async fn filtered(
    store: &Store,
    filter: &CertificateFilter,
    limit: u64,
) -> Result<Vec<CertificateItem>, InternalError> {
    let (now, most) = (store.now(), usize::try_from(limit).unwrap_or(usize::MAX));
    let mut found = Vec::new();
    let mut before = filter.before;
    loop {
        let page = page(store, filter, before, limit, now).await?;
        let last = page.len() < most;
        before = page.last().map(|item| item.id);
        found.extend(
            page.into_iter()
                .filter(|item| filter.status.is_none_or(|status| item.status == status)),
        );
        if last || found.len() >= most {
            found.truncate(most);
            return Ok(found);
        }
    }
}

/// The people whose address has this.
fn with_address(part: LikeExpr) -> SelectStatement {
    Query::select()
        .column(person::Column::Id)
        .from(person::Entity)
        .and_where(person::Column::Email.like(part))
        .to_owned()
}

/// Those before `before` that may have the status.
async fn page(
    store: &Store,
    filter: &CertificateFilter,
    before: Option<CertificateId>,
    limit: u64,
    now: DateTime<Utc>,
) -> Result<Vec<CertificateItem>, InternalError> {
    let mut query = certificate::Entity::find()
        .order_by_desc(certificate::Column::Id)
        .limit(limit);
    if let Ok(number) = CertificateNumber::parse(&filter.text) {
        query = query.filter(certificate::Column::Number.eq(number.as_str()));
    } else {
        let folded = fold(&filter.text);
        if !folded.is_empty() {
            // a name that its holder withdrew finds nothing
            query = query.filter(had(EventKind::Withdrawn).not());
        }
        for word in folded.split_whitespace().take(MAX_WORDS) {
            // also by the address of who holds it
            let mut any = Condition::any()
                .add(certificate::Column::PersonId.in_subquery(with_address(containing(word))));
            // those that were issued before keep their apostrophes
            for form in [
                word.replace('\'', ""),
                word.to_owned(),
                word.replace('\'', "’"),
            ] {
                any = any.add(certificate::Column::SearchText.like(containing(&form)));
            }
            query = query.filter(any);
        }
    }
    if let Some(status) = filter.status {
        query = query.filter(may_be(status, now));
    }
    if let Some(person) = filter.person {
        query = query.filter(certificate::Column::PersonId.eq(person.0));
    }
    if let Some(award) = filter.award {
        query = query.filter(certificate::Column::AwardId.eq(award.0));
    }
    if let Some(before) = before {
        query = query.filter(certificate::Column::Id.lt(before.0));
    }
    let rows = query.into_partial_model::<Row>().all(store.read()).await?;
    let events = later_events(store.read(), rows.iter().map(|row| row.id)).await?;
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

/// What a certificate of this status must have, so that few others are read.
/// Which of them have it, only `status_at` says: an order of events and a day in
/// the certificate's own time zone are not said in the database's words again.
fn may_be(status: Status, now: DateTime<Utc>) -> Condition {
    let day = TimeDelta::days(1);
    let expires_on = certificate::Column::ExpiresOn;
    let not_ended = [
        EventKind::Revoked,
        EventKind::Withdrawn,
        EventKind::Replaced,
    ]
    .into_iter()
    .fold(Condition::all(), |all, kind| all.add(had(kind).not()));
    match status {
        Status::Valid => not_ended.add(
            Condition::any()
                .add(expires_on.is_null())
                .add(expires_on.gte((now - day).date_naive())),
        ),
        Status::Expired => not_ended.add(expires_on.lt((now + day).date_naive())),
        Status::Suspended => not_ended.add(had(EventKind::Suspended)),
        Status::Revoked => Condition::all().add(had(EventKind::Revoked)),
        Status::Withdrawn => Condition::all().add(had(EventKind::Withdrawn)),
        Status::Replaced => Condition::all().add(had(EventKind::Replaced)),
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
        // written out, so that it is found by the index of these alone
        .filter(Expr::cust("status <> 'issued'"))
        .order_by_desc(entitlement::Column::Id)
        .limit(limit);
    if let Some(before) = before {
        query = query.filter(entitlement::Column::Id.lt(before));
    }
    let rows = query.all(store.read()).await?;
    let people = person::Entity::find()
        .filter(person::Column::Id.is_in(rows.iter().map(|row| row.person_id)))
        .into_partial_model::<LearnerRow>()
        .all(store.read())
        .await?;
    let mut found = Vec::new();
    for row in rows {
        if let Some(person) = people.iter().find(|person| person.id == row.person_id) {
            found.push(Unissued {
                name: person.name.clone(),
                email_confirmed: person.email_confirmed_at.is_some(),
                name_confirmed: person.name_confirmed_at.is_some(),
                unprintable: None,
                waiting: to_waiting(row, None)?,
            });
        }
    }
    Ok(found)
}

/// How many earned certificates can't be printed by no fault of their learner.
#[must_use]
pub fn count_at_fault(_: &Permit<actions::ReadCertificates>) -> Count {
    let at_fault = entitlement::Entity::find()
        .filter(entitlement::Column::Status.eq(EntitlementStatus::Ready.as_str()))
        .filter(entitlement::Column::Refusal.ne(NO_ADDRESS));
    Count::of(at_fault)
}

/// How many earned certificates wait for their learner: for a name, for an
/// address, or for letters of the name that no font has.
#[must_use]
pub fn count_waiting(_: &Permit<actions::ReadCertificates>) -> Count {
    let waits = [
        EntitlementStatus::WaitingForName.as_str(),
        EntitlementStatus::Refused.as_str(),
    ];
    Count::of(entitlement::Entity::find().filter(entitlement::Column::Status.is_in(waits)))
}
