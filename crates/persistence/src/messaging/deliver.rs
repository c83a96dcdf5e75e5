//! Sends what is due: claims a row, gives it its words, hands it to the mail
//! server or the mail folder, and writes down what was answered.

use super::{EmailMessage, Message, entity::outbox};
use crate::store::{InternalError, Store, Tx, Wording};
use chrono::{DateTime, TimeDelta, Utc};
use lettre::message::header::{Header, HeaderName, HeaderValue};
use lettre::message::{Mailbox, MultiPart};
use lettre::{AsyncSmtpTransport, AsyncTransport, Message as MimeMessage, Tokio1Executor};
use sea_orm::sea_query::{Expr, ExprTrait, LockBehavior, LockType, Query};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter};
use std::path::{Path, PathBuf};
use uuid::Uuid;

/// A worker that died with an email in hand gives it back after this long.
const LEASE: TimeDelta = TimeDelta::minutes(1);
/// After this many tries an email is given up until somebody says "again".
const MAX_TRIES: i32 = 8;

/// How emails leave.
pub enum Mailer {
    Smtp {
        transport: AsyncSmtpTransport<Tokio1Executor>,
        from: Mailbox,
    },
    /// `{data}/mail/{id}.eml`: the same email is the same file, however often
    /// it is written.
    Folder { folder: PathBuf, from: Mailbox },
}

impl std::fmt::Debug for Mailer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Smtp { .. } => "Mailer::Smtp",
            Self::Folder { .. } => "Mailer::Folder",
        })
    }
}

impl Mailer {
    /// # Errors
    /// [`InternalError::Mail`] where the address of the server or the sender is wrong.
    pub fn smtp(url: &str, from: &str) -> Result<Self, InternalError> {
        let transport = AsyncSmtpTransport::<Tokio1Executor>::from_url(url)
            .map_err(|error| InternalError::Mail(error.to_string()))?
            .timeout(Some(std::time::Duration::from_secs(20)))
            .build();
        Ok(Self::Smtp {
            transport,
            from: mailbox(from)?,
        })
    }

    /// # Errors
    /// [`InternalError`] where the folder can't be made or the sender is wrong.
    pub fn folder(folder: &Path, from: &str) -> Result<Self, InternalError> {
        std::fs::create_dir_all(folder)?;
        Ok(Self::Folder {
            folder: folder.to_owned(),
            from: mailbox(from)?,
        })
    }

    fn from(&self) -> &Mailbox {
        match self {
            Self::Smtp { from, .. } | Self::Folder { from, .. } => from,
        }
    }

    /// What the other side answered, for the record.
    async fn send(&self, id: Uuid, message: MimeMessage) -> Result<String, String> {
        match self {
            Self::Smtp { transport, .. } => transport
                .send(message)
                .await
                .map(|answer| {
                    format!(
                        "{} {}",
                        answer.code(),
                        answer.message().collect::<Vec<_>>().join(" ")
                    )
                })
                .map_err(|error| error.to_string()),
            Self::Folder { folder, .. } => {
                let (name, unfinished) = (format!("{id}.eml"), folder.join(format!("{id}.part")));
                let whole = async {
                    tokio::fs::write(&unfinished, message.formatted()).await?;
                    tokio::fs::rename(&unfinished, folder.join(&name)).await
                };
                whole.await.map(|()| name).map_err(|e| e.to_string())
            }
        }
    }
}

fn mailbox(address: &str) -> Result<Mailbox, InternalError> {
    address
        .parse()
        .map_err(|error| InternalError::Mail(format!("{address}: {error}")))
}

#[derive(Clone)]
struct ListUnsubscribe(String);

impl Header for ListUnsubscribe {
    fn name() -> HeaderName {
        HeaderName::new_from_ascii_str("List-Unsubscribe")
    }
    fn parse(text: &str) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        Ok(Self(text.to_owned()))
    }
    fn display(&self) -> HeaderValue {
        HeaderValue::new(Self::name(), format!("<{}>", self.0))
    }
}

#[derive(Clone)]
struct ListUnsubscribePost;

impl Header for ListUnsubscribePost {
    fn name() -> HeaderName {
        HeaderName::new_from_ascii_str("List-Unsubscribe-Post")
    }
    fn parse(_: &str) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        Ok(Self)
    }
    fn display(&self) -> HeaderValue {
        HeaderValue::new(Self::name(), "List-Unsubscribe=One-Click".to_owned())
    }
}

/// Sends every email that is due now. Returns how many were tried.
///
/// # Errors
/// [`InternalError`] of the database; what the mail server says is kept, not raised.
pub async fn deliver_due(
    store: &Store,
    mailer: &Mailer,
    wording: &dyn Wording,
) -> Result<u32, InternalError> {
    let mut tried = 0;
    while let Some(row) = claim(store).await? {
        tried += 1;
        let notice: Message = serde_json::from_str(&row.data)?;
        let email = wording.email(&notice, &row.language);
        let outcome = match compose(&row, &notice, &email, mailer.from()) {
            Ok(message) => mailer.send(row.id, message).await,
            Err(error) => Err(error),
        };
        let last = outcome.is_ok() && matches!(notice, Message::Erased { .. });
        let id = row.id;
        record(store, row, email, outcome).await?;
        if last {
            forget_email(store, id).await?;
        }
    }
    Ok(tried)
}

/// Gives every email that was in hand back to whoever comes next.
pub(crate) async fn release_leases(tx: &Tx) -> Result<(), InternalError> {
    outbox::Entity::update_many()
        .col_expr(
            outbox::Column::LeasedUntil,
            Expr::value(None::<DateTime<Utc>>),
        )
        .filter(outbox::Column::LeasedUntil.is_not_null())
        .exec(tx)
        .await?;
    Ok(())
}

/// One SQL text on both databases; on PostgreSQL other workers skip the row.
async fn claim(store: &Store) -> Result<Option<outbox::Model>, InternalError> {
    store
        .transact(async |tx| {
            let now = tx.now();
            let due = Query::select()
                .column(outbox::Column::Id)
                .from(outbox::Entity)
                .and_where(outbox::Column::SentAt.is_null())
                .and_where(outbox::Column::FailedAt.is_null())
                .and_where(outbox::Column::NextAt.lte(now))
                .and_where(
                    outbox::Column::LeasedUntil
                        .is_null()
                        .or(outbox::Column::LeasedUntil.lt(now)),
                )
                .order_by(outbox::Column::NextAt, sea_orm::Order::Asc)
                .limit(1)
                .lock_with_behavior(LockType::Update, LockBehavior::SkipLocked)
                .to_owned();
            let update = Query::update()
                .table(outbox::Entity)
                .value(outbox::Column::LeasedUntil, now + LEASE)
                .value(
                    outbox::Column::Attempts,
                    Expr::col(outbox::Column::Attempts).add(1),
                )
                .and_where(Expr::col(outbox::Column::Id).in_subquery(due))
                .returning_all()
                .to_owned();
            let row = tx.query_one(&update).await?;
            Ok::<_, InternalError>(
                row.map(|row| outbox::Model::from_query_result(&row, ""))
                    .transpose()?,
            )
        })
        .await
}

fn compose(
    row: &outbox::Model,
    notice: &Message,
    email: &EmailMessage,
    from: &Mailbox,
) -> Result<MimeMessage, String> {
    let to: Mailbox = row
        .recipient
        .parse()
        .map_err(|error| format!("{}: {error}", row.recipient))?;
    let host = from.email.domain().to_owned();
    let mut builder = MimeMessage::builder()
        .from(from.clone())
        .to(to)
        .date(std::time::SystemTime::from(row.created_at))
        // the receiver can tell a second copy by it
        .message_id(Some(format!("<{}@{host}>", row.id)))
        .subject(email.subject.clone());
    // a sender's address that is no mailbox only loses the short way to answer
    let reply_to = notice.reply_to().unwrap_or(&email.reply_to);
    if let Ok(to) = reply_to.parse() {
        builder = builder.reply_to(to);
    }
    if let Some(link) = notice.unsubscribe_link() {
        builder = builder
            .header(ListUnsubscribe(link.to_owned()))
            .header(ListUnsubscribePost);
    }
    builder
        .multipart(MultiPart::alternative_plain_html(
            email.text.clone(),
            email.html.clone(),
        ))
        .map_err(|error| error.to_string())
}

async fn record(
    store: &Store,
    row: outbox::Model,
    email: EmailMessage,
    outcome: Result<String, String>,
) -> Result<(), InternalError> {
    store
        .transact(async |tx| {
            let now = tx.now();
            let mut update = outbox::Entity::update_many()
                .col_expr(outbox::Column::Subject, Expr::value(email.subject))
                .col_expr(outbox::Column::TextBody, Expr::value(email.text))
                .col_expr(outbox::Column::HtmlBody, Expr::value(email.html))
                .col_expr(
                    outbox::Column::LeasedUntil,
                    Expr::value(None::<DateTime<Utc>>),
                );
            update = match outcome {
                Ok(answer) => update
                    .col_expr(outbox::Column::SentAt, Expr::value(now))
                    .col_expr(outbox::Column::LastAnswer, Expr::value(answer)),
                Err(answer) => {
                    tracing::warn!(email = %row.id, %answer, "an email was not taken");
                    let update = update.col_expr(outbox::Column::LastAnswer, Expr::value(answer));
                    if row.attempts >= MAX_TRIES {
                        update.col_expr(outbox::Column::FailedAt, Expr::value(now))
                    } else {
                        update.col_expr(
                            outbox::Column::NextAt,
                            Expr::value(now + backoff(row.attempts)),
                        )
                    }
                }
            };
            update
                .filter(outbox::Column::Id.eq(row.id))
                .exec(tx)
                .await?;
            Ok::<_, InternalError>(())
        })
        .await
}

/// Of the last email to somebody who is erased nothing stays but that it went.
async fn forget_email(store: &Store, id: Uuid) -> Result<(), InternalError> {
    store
        .transact(async |tx| {
            outbox::Entity::update_many()
                .col_expr(outbox::Column::Recipient, Expr::value(""))
                .col_expr(outbox::Column::Data, Expr::value("{}"))
                .col_expr(outbox::Column::TextBody, Expr::value(None::<String>))
                .col_expr(outbox::Column::HtmlBody, Expr::value(None::<String>))
                .filter(outbox::Column::Id.eq(id))
                .exec(tx)
                .await?;
            Ok::<_, InternalError>(())
        })
        .await
}

/// Half a minute, then four times as long each time, at most six hours.
fn backoff(attempts: i32) -> TimeDelta {
    let factor = 4_i64.saturating_pow(u32::try_from(attempts.clamp(1, 8) - 1).unwrap_or(0));
    TimeDelta::seconds(std::cmp::min(30 * factor, 6 * 3600))
}
