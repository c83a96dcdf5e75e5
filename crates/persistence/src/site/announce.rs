//! Tells those who asked that a program has opened: once each, whatever is
//! retried or restarted.

use super::entity::subscription;
use super::settings::settings_now;
use super::subscribers::manage_link;
use crate::messaging::{Message, Recipient};
use crate::store::{InternalError, Store, Tx, containing};
use crate::tasks::{self, Announcement, Task};
use chrono_tz::Tz;
use laurel_domain::identity::Email;
use laurel_domain::ids::ProgramId;
use sea_orm::{
    ColumnTrait, Condition, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
};
use uuid::Uuid;

/// How many people are written to in one transaction.
const STRIDE: u64 = 200;

/// To be called in the transaction that opens a program. A program is
/// announced once, however often it is opened.
pub(crate) async fn announce_program(
    tx: &Tx,
    announcement: Announcement,
) -> Result<(), InternalError> {
    let cause = cause(announcement.program);
    tx.enqueue(&Task::AnnounceProgram(announcement), cause)
        .await
}

fn cause(program: ProgramId) -> String {
    format!("announce-program:{program}")
}

/// Whether those who asked were told of it already.
pub(crate) async fn was_announced(
    store: &Store,
    program: ProgramId,
) -> Result<bool, InternalError> {
    tasks::is_known(store, &cause(program)).await
}

/// How many would be told of a program with these topics.
pub(crate) async fn count_asked(store: &Store, topics: &[String]) -> Result<u64, InternalError> {
    let asked = topics.iter().fold(Condition::any(), |any, topic| {
        // topics are a JSON list of ids
        any.add(subscription::Column::Topics.like(containing(&format!("\"{topic}\""))))
    });
    if topics.is_empty() {
        return Ok(0);
    }
    Ok(subscription::Entity::find()
        .filter(subscription::Column::ConfirmedAt.is_not_null())
        .filter(subscription::Column::LeftAt.is_null())
        .filter(asked)
        .count(store.read())
        .await?)
}

/// Writes the emails. May be done twice: each has the program and the
/// subscription for its cause.
pub(crate) async fn perform(
    store: &Store,
    public_url: &str,
    announcement: Announcement,
) -> Result<(), InternalError> {
    let zone = settings_now(store).await?.zone();
    let mut after = Uuid::nil();
    while let Some(last) = stride(store, public_url, &announcement, zone, after).await? {
        after = last;
    }
    Ok(())
}

/// The last subscription of this stride; `None` when there was none.
async fn stride(
    store: &Store,
    public_url: &str,
    announcement: &Announcement,
    zone: Tz,
    after: Uuid,
) -> Result<Option<Uuid>, InternalError> {
    store
        .transact(async |tx| {
            // read where it is written, so that nobody who just left is written to
            let rows = subscription::Entity::find()
                .filter(subscription::Column::Id.gt(after))
                .filter(subscription::Column::ConfirmedAt.is_not_null())
                .filter(subscription::Column::LeftAt.is_null())
                .order_by_asc(subscription::Column::Id)
                .limit(STRIDE)
                .all(tx)
                .await?;
            let last = rows.last().map(|row| row.id);
            for row in rows {
                tell(tx, public_url, announcement, zone, &row).await?;
            }
            Ok::<_, InternalError>(last)
        })
        .await
}

async fn tell(
    tx: &Tx,
    public_url: &str,
    announcement: &Announcement,
    zone: Tz,
    row: &subscription::Model,
) -> Result<(), InternalError> {
    let topics: Vec<String> = serde_json::from_str(&row.topics)?;
    if !topics
        .iter()
        .any(|topic| announcement.topics.contains(topic))
    {
        return Ok(());
    }
    let Ok(email) = Email::parse(&row.email) else {
        return Err(InternalError::Corrupt(format!("subscription {}", row.id)));
    };
    let asked_at = row.confirmed_at.unwrap_or(row.created_at);
    let message = Message::ProgramOpen {
        title: announcement.title.clone(),
        link: format!("{public_url}/programs/{}", announcement.slug),
        asked_on: asked_at.with_timezone(&zone).date_naive(),
        unsubscribe: manage_link(public_url, &row.secret),
    };
    let to = Recipient {
        person: None,
        email: &email,
        language: &row.language,
    };
    let cause = format!("program-open:{}:{}", announcement.program, row.id);
    tx.send(to, &message, cause).await
}
