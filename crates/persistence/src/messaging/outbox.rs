//! The outbox as administrators see it.

use super::Message;
use super::deliver::without_secrets;
use super::entity::outbox::{Column, Entity, Model};
use crate::audit::Event;
use crate::queue::{self, Backlog};
use crate::store::{Count, InternalError, Store, Tx, UseCaseError};
use chrono::{DateTime, Utc};
use laurel_domain::identity::{Denial, Email, Permit, actions};
use laurel_domain::ids::MessageId;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

/// Which emails.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum MessageFilter {
    #[default]
    All,
    Waiting,
    Sent,
    Failed,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MessageItem {
    pub id: MessageId,
    pub kind: String,
    pub recipient: String,
    pub subject: Option<String>,
    pub text: Option<String>,
    pub created_at: DateTime<Utc>,
    pub next_at: DateTime<Utc>,
    pub attempts: i32,
    pub sent_at: Option<DateTime<Utc>>,
    pub failed_at: Option<DateTime<Utc>>,
    pub last_answer: Option<String>,
}

impl From<Model> for MessageItem {
    fn from(row: Model) -> Self {
        Self {
            id: MessageId(row.id),
            kind: row.kind,
            recipient: row.recipient,
            subject: row.subject,
            text: row.text_body,
            created_at: row.created_at,
            next_at: row.next_at,
            attempts: row.attempts,
            sent_at: row.sent_at,
            failed_at: row.failed_at,
            last_answer: row.last_answer,
        }
    }
}

/// Newest first, those before `before`.
///
/// # Errors
/// [`UseCaseError`]
pub async fn list(
    store: &Store,
    _: &Permit<actions::ManageMessages>,
    filter: MessageFilter,
    before: Option<MessageId>,
    limit: u64,
) -> Result<Vec<MessageItem>, UseCaseError<Denial>> {
    let mut query = Entity::find().order_by_desc(Column::Id).limit(limit);
    query = match filter {
        MessageFilter::All => query,
        MessageFilter::Waiting => query.filter(
            Condition::all()
                .add(Column::SentAt.is_null())
                .add(Column::FailedAt.is_null()),
        ),
        MessageFilter::Sent => query.filter(Column::SentAt.is_not_null()),
        MessageFilter::Failed => query.filter(Column::FailedAt.is_not_null()),
    };
    if let Some(before) = before {
        query = query.filter(Column::Id.lt(before.0));
    }
    Ok(query
        .all(store.read())
        .await?
        .into_iter()
        .map(MessageItem::from)
        .collect())
}

/// What waits in the outbox, and what was given up.
pub(crate) async fn backlog(store: &Store) -> Result<Vec<Backlog>, InternalError> {
    queue::backlog::<Entity>(store, &Message::KINDS).await
}

/// How many emails were given up.
#[must_use]
pub fn count_failed(_: &Permit<actions::ManageMessages>) -> Count {
    Count::of(Entity::find().filter(Column::FailedAt.is_not_null()))
}

/// Tries after which an email that waits is more than a hiccup.
const SLOW: i32 = 2;

/// How many emails were refused more than once and are still tried.
#[must_use]
pub fn count_slow(_: &Permit<actions::ManageMessages>) -> Count {
    let slow = Entity::find()
        .filter(Column::SentAt.is_null())
        .filter(Column::FailedAt.is_null())
        .filter(Column::Attempts.gte(SLOW));
    Count::of(slow)
}

/// # Errors
/// [`UseCaseError`]
pub async fn look(
    store: &Store,
    _: &Permit<actions::ManageMessages>,
    id: MessageId,
) -> Result<MessageItem, UseCaseError<Denial>> {
    let row = Entity::find_by_id(id.0).one(store.read()).await?;
    let row = row.ok_or(UseCaseError::Refused(Denial::NotFound))?;
    let mut item = MessageItem::from(row);
    // what another secret sealed is nobody's to read
    item.text = item.text.and_then(|text| store.unseal(id.0, &text).ok());
    Ok(item)
}

/// The text of an email for who may not follow its links.
#[must_use]
pub fn masked(text: &str) -> String {
    without_secrets(text)
}

/// Tries an email again now, with fresh tries.
///
/// # Errors
/// [`UseCaseError`]; `NotFound` where it was already sent.
pub async fn retry(
    store: &Store,
    permit: &Permit<actions::ManageMessages>,
    id: MessageId,
) -> Result<(), UseCaseError<Denial>> {
    store
        .transact(async |tx| {
            let done = Entity::update_many()
                .col_expr(Column::FailedAt, Expr::value(None::<DateTime<Utc>>))
                .col_expr(Column::Attempts, Expr::value(0))
                .col_expr(Column::NextAt, Expr::value(tx.now()))
                .filter(Column::Id.eq(id.0))
                .filter(Column::SentAt.is_null())
                .exec(tx)
                .await?;
            if done.rows_affected == 0 {
                return Err(UseCaseError::Refused(Denial::NotFound));
            }
            tx.wake_for_messages();
            tx.done_to(id.0);
            tx.audit(permit, &Event::MessageRetried { message: id })
                .await?;
            Ok(())
        })
        .await
}

/// Emails of one kind to one address that have not left yet never will:
/// whoever they are for asked for no more of them.
pub(crate) async fn withdraw(tx: &Tx, to: &Email, kind: &str) -> Result<(), InternalError> {
    Entity::delete_many()
        .filter(Column::Recipient.eq(to.as_str()))
        .filter(Column::Kind.eq(kind))
        .filter(Column::SentAt.is_null())
        .exec(tx)
        .await?;
    Ok(())
}
