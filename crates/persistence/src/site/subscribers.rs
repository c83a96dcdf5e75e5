//! The notification list: asking, confirming, changing, leaving, coming back.
//!
//! Each of them appends a row that says when, to which words, in which
//! language, on which form and for which topics: the proof of consent. Without
//! a confirmation nothing is sent but the email that asks for it.

use super::ConsentKind;
use super::entity::{consent_event as event, subscription as table};
use super::subscription_link::{Asked, ConfirmSubscription, InvalidLink, ManageSubscription, hash};
use crate::identity::LinkHolder;
use crate::messaging::{Message, Recipient, withdraw};
use crate::store::{InternalError, Store, Tx, UseCaseError, Word};
use chrono::{DateTime, TimeDelta, Utc};
use laurel_domain::identity::{Email, Permit, actions};
use laurel_domain::site::{SubscriptionRequest, may_ask_again};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter,
    QueryOrder, Set,
};
use uuid::Uuid;

/// The words somebody agreed to, and where they stood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Consent {
    /// Exactly as it was read.
    pub text: String,
    /// BCP 47.
    pub language: String,
    /// The path of the form.
    pub form: String,
}

/// Where somebody stands with the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SubscriptionStatus {
    Pending,
    Confirmed,
    Left,
}

impl SubscriptionStatus {
    pub(super) fn of(row: &table::Model) -> Self {
        match (row.confirmed_at, row.left_at) {
            (_, Some(_)) => Self::Left,
            (Some(_), None) => Self::Confirmed,
            (None, None) => Self::Pending,
        }
    }
}

/// One address on the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Subscription {
    pub email: String,
    pub topics: Vec<String>,
    pub status: SubscriptionStatus,
    /// In the address of the page where it is changed.
    pub secret: String,
}

/// The page where a subscription is changed, and, for a POST of RFC 8058, left.
pub(super) fn manage_link(public_url: &str, secret: &str) -> String {
    format!("{public_url}/notifications/manage/{secret}")
}

fn whole(row: table::Model) -> Result<Subscription, InternalError> {
    Ok(Subscription {
        status: SubscriptionStatus::of(&row),
        topics: serde_json::from_str(&row.topics)?,
        email: row.email,
        secret: row.secret,
    })
}

/// Somebody asks to be on the list. Sends the email that asks for the
/// confirmation; what is known of the address stays as it is until then.
/// `topic_titles` are in the reader's language.
///
/// # Errors
/// [`InternalError`]
pub async fn subscribe(
    store: &Store,
    _: &Permit<actions::Visit>,
    public_url: &str,
    request: SubscriptionRequest,
    topic_titles: Vec<String>,
    consent: Consent,
) -> Result<(), InternalError> {
    let outcome = store
        .transact(async |tx| {
            let row = asked(tx, &request, &consent.language).await?;
            if !may_ask_again(asked_today(tx, row).await?) {
                return Ok::<_, InternalError>(());
            }
            let token = hex::encode(tx.random::<24>());
            let token_hash = Some(hash(&token));
            note(
                tx,
                row,
                ConsentKind::Asked,
                &request.topics,
                &consent,
                token_hash,
            )
            .await?;
            let message = Message::ConfirmSubscription {
                email: request.email.to_string(),
                topics: topic_titles,
                link: format!("{public_url}/notifications/confirm/{token}"),
            };
            let to = Recipient {
                person: None,
                email: &request.email,
                language: &consent.language,
            };
            let cause = format!("confirm-subscription:{}", hash(&token));
            tx.send(to, &message, cause).await
        })
        .await;
    match outcome {
        // two asked at once for the same address: the other one's email is on its way
        Err(InternalError::Database(error)) if table::EMAIL.is_broken_by(&error) => Ok(()),
        outcome => outcome,
    }
}

/// The row of this address; made where there is none.
async fn asked(
    tx: &Tx,
    request: &SubscriptionRequest,
    language: &str,
) -> Result<Uuid, InternalError> {
    let known = table::Entity::find()
        .filter(table::Column::Email.eq(request.email.as_str()))
        .one(tx)
        .await?;
    if let Some(row) = known {
        return Ok(row.id);
    }
    let id = tx.new_id();
    table::ActiveModel {
        id: Set(id),
        email: Set(request.email.to_string()),
        language: Set(language.to_owned()),
        secret: Set(hex::encode(tx.random::<24>())),
        topics: Set(serde_json::to_string(&request.topics)?),
        created_at: Set(tx.now()),
        confirmed_at: Set(None),
        left_at: Set(None),
    }
    .insert(tx)
    .await?;
    Ok(id)
}

async fn asked_today(tx: &Tx, subscription: Uuid) -> Result<u64, InternalError> {
    Ok(event::Entity::find()
        .filter(event::Column::SubscriptionId.eq(subscription))
        .filter(event::Column::Kind.eq(Word(ConsentKind::Asked)))
        .filter(event::Column::At.gt(tx.now() - TimeDelta::days(1)))
        .count(tx)
        .await?)
}

async fn note(
    tx: &Tx,
    subscription: Uuid,
    kind: ConsentKind,
    topics: &[String],
    consent: &Consent,
    token_hash: Option<String>,
) -> Result<(), InternalError> {
    event::ActiveModel {
        id: Set(tx.new_id()),
        subscription_id: Set(subscription),
        kind: Set(Word(kind)),
        at: Set(tx.now()),
        text: Set(consent.text.clone()),
        language: Set(consent.language.clone()),
        form: Set(consent.form.clone()),
        topics: Set(serde_json::to_string(topics)?),
        token_hash: Set(token_hash),
    }
    .insert(tx)
    .await?;
    Ok(())
}

/// What a link in an email would confirm, for the page that asks.
///
/// # Errors
/// [`UseCaseError`] with [`InvalidLink`].
pub async fn pending(
    store: &Store,
    _: &Permit<actions::Visit>,
    token: &str,
) -> Result<Subscription, UseCaseError<InvalidLink>> {
    let (read, now) = (store.read(), store.now());
    let holder = LinkHolder::<ConfirmSubscription>::looking(read, now, token).await?;
    let Asked { asked, row, used } = holder.link();
    let mut subscription = whole(row.clone())?;
    if *used {
        // pressed again: what it led to is shown
        return match subscription.status {
            SubscriptionStatus::Confirmed => Ok(subscription),
            SubscriptionStatus::Pending | SubscriptionStatus::Left => {
                Err(UseCaseError::Refused(InvalidLink))
            }
        };
    }
    subscription.topics = serde_json::from_str(&asked.topics)?;
    subscription.status = SubscriptionStatus::Pending;
    Ok(subscription)
}

/// Puts the address on the list, once for each link; what was chosen is added
/// to what somebody who is on the list already chose.
///
/// # Errors
/// [`UseCaseError`] with [`InvalidLink`].
pub async fn confirm(
    store: &Store,
    _: &Permit<actions::Visit>,
    token: String,
    consent: Consent,
) -> Result<Subscription, UseCaseError<InvalidLink>> {
    store
        .transact(async |tx| {
            let now = tx.now();
            let holder = LinkHolder::<ConfirmSubscription>::spending(tx, &token).await?;
            let Asked { asked, row, used } = holder.link();
            if *used {
                return match SubscriptionStatus::of(row) {
                    SubscriptionStatus::Confirmed => Ok(whole(row.clone())?),
                    SubscriptionStatus::Pending | SubscriptionStatus::Left => {
                        Err(UseCaseError::Refused(InvalidLink))
                    }
                };
            }
            let mut topics: Vec<String> = serde_json::from_str(&asked.topics)?;
            if SubscriptionStatus::of(row) == SubscriptionStatus::Confirmed {
                let before: Vec<String> = serde_json::from_str(&row.topics)?;
                let new = topics.into_iter().filter(|topic| !before.contains(topic));
                topics = before
                    .iter()
                    .cloned()
                    .chain(new.collect::<Vec<_>>())
                    .collect();
            }
            table::Entity::update_many()
                .col_expr(table::Column::ConfirmedAt, Expr::value(now))
                .col_expr(table::Column::LeftAt, Expr::value(None::<DateTime<Utc>>))
                .col_expr(table::Column::Language, Expr::value(asked.language.clone()))
                .col_expr(
                    table::Column::Topics,
                    Expr::value(serde_json::to_string(&topics)?),
                )
                .filter(table::Column::Id.eq(row.id))
                .exec(tx)
                .await?;
            let token_hash = asked.token_hash.clone();
            note(
                tx,
                row.id,
                ConsentKind::Confirmed,
                &topics,
                &consent,
                token_hash,
            )
            .await?;
            Ok(Subscription {
                email: row.email.clone(),
                topics,
                status: SubscriptionStatus::Confirmed,
                secret: row.secret.clone(),
            })
        })
        .await
}

/// The subscription that somebody holds the secret of; it works for years.
///
/// # Errors
/// [`UseCaseError`] with [`InvalidLink`].
pub async fn subscription(
    store: &Store,
    _: &Permit<actions::Visit>,
    secret: &str,
) -> Result<Subscription, UseCaseError<InvalidLink>> {
    let (read, now) = (store.read(), store.now());
    let holder = LinkHolder::<ManageSubscription>::looking(read, now, secret).await?;
    Ok(whole(holder.link().clone())?)
}

/// What the holder of the secret wants.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SubscriptionChange {
    Topics(Vec<String>),
    Leave,
    /// After having left.
    Return,
}

/// # Errors
/// [`UseCaseError`] with [`InvalidLink`].
pub async fn change_subscription(
    store: &Store,
    _: &Permit<actions::Visit>,
    secret: String,
    change: SubscriptionChange,
    consent: Consent,
) -> Result<Subscription, UseCaseError<InvalidLink>> {
    store
        .transact(async |tx| {
            let holder = LinkHolder::<ManageSubscription>::spending(tx, &secret).await?;
            let row = holder.link();
            let before = whole(row.clone())?;
            let (kind, after) = apply(&before, change);
            if after == before {
                return Ok(after);
            }
            let left_at = (after.status == SubscriptionStatus::Left).then(|| tx.now());
            table::Entity::update_many()
                .col_expr(table::Column::LeftAt, Expr::value(left_at))
                .col_expr(
                    table::Column::Topics,
                    Expr::value(serde_json::to_string(&after.topics)?),
                )
                .filter(table::Column::Id.eq(row.id))
                .exec(tx)
                .await?;
            if after.status == SubscriptionStatus::Left
                && let Ok(email) = Email::parse(&row.email)
            {
                withdraw(tx, &email, "program-open").await?;
            }
            note(tx, row.id, kind, &after.topics, &consent, None).await?;
            Ok(after)
        })
        .await
}

fn apply(before: &Subscription, change: SubscriptionChange) -> (ConsentKind, Subscription) {
    let mut after = before.clone();
    match change {
        SubscriptionChange::Topics(topics) => {
            after.topics = topics;
            (ConsentKind::Changed, after)
        }
        SubscriptionChange::Leave => {
            after.status = SubscriptionStatus::Left;
            (ConsentKind::Left, after)
        }
        SubscriptionChange::Return => {
            after.status = SubscriptionStatus::Confirmed;
            (ConsentKind::Returned, after)
        }
    }
}

/// The proof of one address, oldest first.
pub(super) async fn events<C: ConnectionTrait>(
    on: &C,
    subscriptions: Vec<Uuid>,
) -> Result<Vec<event::Model>, InternalError> {
    Ok(event::Entity::find()
        .filter(event::Column::SubscriptionId.is_in(subscriptions))
        .order_by_asc(event::Column::Id)
        .all(on)
        .await?)
}
