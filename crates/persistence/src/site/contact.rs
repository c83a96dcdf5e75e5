//! Messages of visitors: taken in with their emails, looked at, handled,
//! removed. And the count of forms that only programs fill in.

use super::entity::{bot_catch, contact_message as table};
use super::settings::Settings;
use crate::audit::Event;
use crate::messaging::{Message, Recipient};
use crate::store::{Count, InternalError, Store, UseCaseError};
use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use laurel_domain::identity::{Denial, Email, Permit, actions};
use laurel_domain::site::ContactMessage;
use sea_orm::sea_query::{Expr, ExprTrait, OnConflict};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Set,
};
use uuid::Uuid;

/// One message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContactItem {
    pub id: Uuid,
    pub name: String,
    pub email: String,
    pub text: String,
    pub language: String,
    pub at: DateTime<Utc>,
    pub handled_at: Option<DateTime<Utc>>,
}

impl From<table::Model> for ContactItem {
    fn from(row: table::Model) -> Self {
        Self {
            id: row.id,
            name: row.name,
            email: row.email,
            text: row.body,
            language: row.language,
            at: row.at,
            handled_at: row.handled_at,
        }
    }
}

/// Takes a message in, with an email to the organization, where it has an
/// address for them, and, where `copy` says so, one to who wrote.
///
/// # Errors
/// [`InternalError`]
pub async fn receive(
    store: &Store,
    _: &Permit<actions::Visit>,
    public_url: &str,
    settings: &Settings,
    language: &str,
    message: ContactMessage,
    copy: bool,
) -> Result<(), InternalError> {
    store
        .transact(async |tx| {
            let id = tx.new_id();
            let name = message.name.as_str().to_owned();
            table::ActiveModel {
                id: Set(id),
                name: Set(name.clone()),
                email: Set(message.email.to_string()),
                body: Set(message.text.clone()),
                language: Set(language.to_owned()),
                at: Set(tx.now()),
                handled_at: Set(None),
                handled_by: Set(None),
            }
            .insert(tx)
            .await?;
            if let Ok(email) = Email::parse(&settings.contact_email) {
                let outgoing = Message::ContactReceived {
                    name: name.clone(),
                    email: message.email.to_string(),
                    message: message.text.clone(),
                    link: format!("{public_url}/admin/contacts/{id}"),
                };
                let to = Recipient {
                    person: None,
                    email: &email,
                    language: &settings.language,
                };
                tx.send(to, &outgoing, format!("contact-received:{id}"))
                    .await?;
            }
            if copy {
                let outgoing = Message::ContactCopy {
                    name,
                    message: message.text.clone(),
                    reply_to: settings.contact_email.clone(),
                };
                let to = Recipient {
                    person: None,
                    email: &message.email,
                    language,
                };
                tx.send(to, &outgoing, format!("contact-copy:{id}")).await?;
            }
            Ok::<_, InternalError>(())
        })
        .await
}

/// Counts one form that only a program filled in: a thousand on a day are one
/// row.
///
/// # Errors
/// [`InternalError`]
pub async fn catch_bot(
    store: &Store,
    _: &Permit<actions::Visit>,
    form: &'static str,
) -> Result<(), InternalError> {
    store
        .transact(async |tx| {
            bot_catch::Entity::insert(bot_catch::ActiveModel {
                id: Set(tx.new_id()),
                form: Set(form.to_owned()),
                on_date: Set(tx.now().date_naive()),
                count: Set(1),
            })
            .on_conflict(
                OnConflict::columns([bot_catch::Column::Form, bot_catch::Column::OnDate])
                    .value(
                        bot_catch::Column::Count,
                        Expr::col((bot_catch::Entity, bot_catch::Column::Count)).add(1),
                    )
                    .to_owned(),
            )
            .exec_without_returning(tx)
            .await?;
            Ok::<_, InternalError>(())
        })
        .await
}

/// One line of the report: a form on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BotCatchItem {
    pub form: String,
    pub on: NaiveDate,
    pub count: i64,
}

/// What programs sent to the contact form in the last thirty days, newest first.
///
/// # Errors
/// [`InternalError`]
pub async fn caught(
    store: &Store,
    _: &Permit<actions::ReadContacts>,
) -> Result<Vec<BotCatchItem>, InternalError> {
    caught_by(store, "contact").await
}

/// The same of the form for the notification list.
///
/// # Errors
/// [`InternalError`]
pub async fn caught_subscribing(
    store: &Store,
    _: &Permit<actions::ManageSubscribers>,
) -> Result<Vec<BotCatchItem>, InternalError> {
    caught_by(store, "notifications").await
}

async fn caught_by(store: &Store, form: &str) -> Result<Vec<BotCatchItem>, InternalError> {
    let since = (store.now() - TimeDelta::days(30)).date_naive();
    let rows = bot_catch::Entity::find()
        .filter(bot_catch::Column::Form.eq(form))
        .filter(bot_catch::Column::OnDate.gte(since))
        .order_by_desc(bot_catch::Column::OnDate)
        .all(store.read())
        .await?;
    Ok(rows
        .into_iter()
        .map(|row| BotCatchItem {
            form: row.form,
            on: row.on_date,
            count: row.count,
        })
        .collect())
}

/// Newest first, those before `before`; `open` are the ones nobody handled.
///
/// # Errors
/// [`UseCaseError`]
pub async fn contacts(
    store: &Store,
    _: &Permit<actions::ReadContacts>,
    open: bool,
    before: Option<Uuid>,
    limit: u64,
) -> Result<Vec<ContactItem>, UseCaseError<Denial>> {
    let mut query = table::Entity::find()
        .order_by_desc(table::Column::Id)
        .limit(limit);
    if open {
        query = query.filter(table::Column::HandledAt.is_null());
    }
    if let Some(before) = before {
        query = query.filter(table::Column::Id.lt(before));
    }
    let rows = query.all(store.read()).await?;
    Ok(rows.into_iter().map(ContactItem::from).collect())
}

/// How many wait for an answer.
#[must_use]
pub fn count_contacts(_: &Permit<actions::ReadContacts>) -> Count {
    Count::of(table::Entity::find().filter(table::Column::HandledAt.is_null()))
}

/// # Errors
/// [`UseCaseError`]
pub async fn contact(
    store: &Store,
    _: &Permit<actions::ReadContacts>,
    id: Uuid,
) -> Result<ContactItem, UseCaseError<Denial>> {
    let row = table::Entity::find_by_id(id).one(store.read()).await?;
    row.map(ContactItem::from)
        .ok_or(UseCaseError::Refused(Denial::NotFound))
}

/// Every message, newest first; the audit keeps that somebody took them.
///
/// # Errors
/// [`UseCaseError`]
pub async fn export_contacts(
    store: &Store,
    permit: &Permit<actions::ReadContacts>,
) -> Result<Vec<ContactItem>, UseCaseError<Denial>> {
    let mut all: Vec<ContactItem> = Vec::new();
    loop {
        let before = all.last().map(|line| line.id);
        let lines = contacts(store, permit, false, before, 500).await?;
        if lines.is_empty() {
            break;
        }
        all.extend(lines);
    }
    let count = all.len();
    store
        .transact(async |tx| tx.audit(permit, &Event::ContactsExported { count }).await)
        .await?;
    Ok(all)
}

/// What is done with a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Handling {
    Handled,
    /// Taken back.
    Open,
    /// For good, as the privacy text promises.
    Remove,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HandleRefusal {
    NotFound,
    /// Somebody else handled it, or put it back, since it was seen.
    Changed,
}

/// `seen`: whether it was seen as handled; where that is no longer so, nothing
/// is done.
///
/// # Errors
/// [`UseCaseError`] with [`HandleRefusal`].
pub async fn handle_contact(
    store: &Store,
    permit: &Permit<actions::ReadContacts>,
    id: Uuid,
    handling: Handling,
    seen: Option<bool>,
) -> Result<(), UseCaseError<HandleRefusal>> {
    store
        .transact(async |tx| {
            let row = table::Entity::find_by_id(id)
                .lock_exclusive()
                .one(tx)
                .await?;
            let row = row.ok_or(UseCaseError::Refused(HandleRefusal::NotFound))?;
            if seen.is_some_and(|seen| seen != row.handled_at.is_some()) {
                return Err(UseCaseError::Refused(HandleRefusal::Changed));
            }
            let by = permit.actor().map(|person| person.0);
            let contact = id;
            let (done, event) = match handling {
                Handling::Handled => (
                    set(tx, id, Some(tx.now()), by).await?,
                    Event::ContactHandled { contact },
                ),
                Handling::Open => (
                    set(tx, id, None, None).await?,
                    Event::ContactReopened { contact },
                ),
                Handling::Remove => {
                    let gone = table::Entity::delete_by_id(id).exec(tx).await?;
                    (gone.rows_affected, Event::ContactRemoved { contact })
                }
            };
            if done == 0 {
                return Err(UseCaseError::Refused(HandleRefusal::NotFound));
            }
            tx.audit(permit, &event).await?;
            Ok(())
        })
        .await
}

async fn set(
    tx: &crate::store::Tx,
    id: Uuid,
    at: Option<DateTime<Utc>>,
    by: Option<Uuid>,
) -> Result<u64, InternalError> {
    let done = table::Entity::update_many()
        .col_expr(table::Column::HandledAt, Expr::value(at))
        .col_expr(table::Column::HandledBy, Expr::value(by))
        .filter(table::Column::Id.eq(id))
        .exec(tx)
        .await?;
    Ok(done.rows_affected)
}
