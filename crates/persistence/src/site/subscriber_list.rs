//! The notification list as administrators see it, with the proof of consent.

use super::ConsentKind;
use super::entity::{consent_event as event, subscription as table};
use super::subscribers::{SubscriptionStatus, events};
use crate::audit::Event;
use crate::messaging::withdraw;
use crate::store::{InternalError, Store, UseCaseError, containing};
use chrono::{DateTime, Utc};
use laurel_domain::identity::{Denial, Email, Permit, actions};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Select};
use std::collections::BTreeMap;
use uuid::Uuid;

/// How many addresses are read at once for an export.
const STRIDE: u64 = 200;

/// Which addresses; empty is all.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SubscriberFilter {
    pub status: Option<SubscriptionStatus>,
    pub topic: Option<String>,
    /// A part of the address.
    pub email: Option<String>,
}

/// One address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SubscriberItem {
    pub id: Uuid,
    pub email: String,
    pub language: String,
    pub topics: Vec<String>,
    pub status: SubscriptionStatus,
    pub asked_at: DateTime<Utc>,
    pub confirmed_at: Option<DateTime<Utc>>,
    pub left_at: Option<DateTime<Utc>>,
}

/// One line of the proof.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConsentProof {
    pub kind: ConsentKind,
    pub at: DateTime<Utc>,
    /// The words that were agreed to.
    pub text: String,
    pub language: String,
    pub form: String,
    pub topics: Vec<String>,
}

fn line(row: table::Model) -> Result<SubscriberItem, InternalError> {
    Ok(SubscriberItem {
        status: SubscriptionStatus::of(&row),
        topics: serde_json::from_str(&row.topics)?,
        id: row.id,
        email: row.email,
        language: row.language,
        asked_at: row.created_at,
        confirmed_at: row.confirmed_at,
        left_at: row.left_at,
    })
}

fn proof(row: event::Model) -> Result<ConsentProof, InternalError> {
    Ok(ConsentProof {
        topics: serde_json::from_str(&row.topics)?,
        kind: row.kind.0,
        at: row.at,
        text: row.text,
        language: row.language,
        form: row.form,
    })
}

fn narrowed(filter: &SubscriberFilter) -> Select<table::Entity> {
    let mut query = table::Entity::find();
    query = match filter.status {
        None => query,
        Some(SubscriptionStatus::Left) => query.filter(table::Column::LeftAt.is_not_null()),
        Some(SubscriptionStatus::Confirmed) => query
            .filter(table::Column::LeftAt.is_null())
            .filter(table::Column::ConfirmedAt.is_not_null()),
        Some(SubscriptionStatus::Pending) => query
            .filter(table::Column::LeftAt.is_null())
            .filter(table::Column::ConfirmedAt.is_null()),
    };
    if let Some(topic) = &filter.topic {
        // topics are a JSON list of ids
        query = query.filter(table::Column::Topics.like(containing(&format!("\"{topic}\""))));
    }
    if let Some(email) = &filter.email {
        query = query.filter(table::Column::Email.like(containing(&email.to_lowercase())));
    }
    query
}

/// Newest first, those before `before`.
///
/// # Errors
/// [`UseCaseError`]
pub async fn subscriber_list(
    store: &Store,
    _: &Permit<actions::ManageSubscribers>,
    filter: &SubscriberFilter,
    before: Option<Uuid>,
    limit: u64,
) -> Result<Vec<SubscriberItem>, UseCaseError<Denial>> {
    let mut query = narrowed(filter)
        .order_by_desc(table::Column::Id)
        .limit(limit);
    if let Some(before) = before {
        query = query.filter(table::Column::Id.lt(before));
    }
    let rows = query.all(store.read()).await?;
    Ok(rows.into_iter().map(line).collect::<Result<_, _>>()?)
}

/// One address with its proof, oldest first.
///
/// # Errors
/// [`UseCaseError`]
pub async fn subscriber(
    store: &Store,
    _: &Permit<actions::ManageSubscribers>,
    id: Uuid,
) -> Result<(SubscriberItem, Vec<ConsentProof>), UseCaseError<Denial>> {
    let row = table::Entity::find_by_id(id)
        .one(store.read())
        .await?
        .ok_or(UseCaseError::Refused(Denial::NotFound))?;
    let proofs = events(store.read(), vec![id]).await?;
    let proofs = proofs.into_iter().map(proof).collect::<Result<_, _>>()?;
    Ok((line(row)?, proofs))
}

/// Every address of the filter with its proof; the audit keeps that somebody
/// took it.
///
/// # Errors
/// [`UseCaseError`]
pub async fn export_subscriber_list(
    store: &Store,
    permit: &Permit<actions::ManageSubscribers>,
    filter: &SubscriberFilter,
) -> Result<Vec<(SubscriberItem, Vec<ConsentProof>)>, UseCaseError<Denial>> {
    let mut all = Vec::new();
    let mut before = None;
    loop {
        let lines = subscriber_list(store, permit, filter, before, STRIDE).await?;
        let Some(last) = lines.last() else { break };
        before = Some(last.id);
        let mut proofs: BTreeMap<Uuid, Vec<ConsentProof>> = BTreeMap::new();
        for row in events(store.read(), lines.iter().map(|l| l.id).collect()).await? {
            let of = row.subscription_id;
            proofs.entry(of).or_default().push(proof(row)?);
        }
        all.extend(lines.into_iter().map(|line| {
            let proofs = proofs.remove(&line.id).unwrap_or_default();
            (line, proofs)
        }));
    }
    let count = all.len();
    store
        .transact(async |tx| {
            tx.audit(permit, &Event::SubscribersExported { count })
                .await
        })
        .await?;
    Ok(all)
}

/// Forgets an address for good, with its proof: whoever it belongs to asked.
///
/// # Errors
/// [`UseCaseError`]
pub async fn erase_subscriber(
    store: &Store,
    permit: &Permit<actions::ManageSubscribers>,
    id: Uuid,
) -> Result<(), UseCaseError<Denial>> {
    store
        .transact(async |tx| {
            let row = table::Entity::find_by_id(id)
                .one(tx)
                .await?
                .ok_or(UseCaseError::Refused(Denial::NotFound))?;
            event::Entity::delete_many()
                .filter(event::Column::SubscriptionId.eq(id))
                .exec(tx)
                .await?;
            table::Entity::delete_by_id(id).exec(tx).await?;
            if let Ok(email) = Email::parse(&row.email) {
                withdraw(tx, &email, "program-open").await?;
                withdraw(tx, &email, "confirm-subscription").await?;
            }
            tx.audit(permit, &Event::SubscriberErased { subscriber: id })
                .await?;
            Ok(())
        })
        .await
}
