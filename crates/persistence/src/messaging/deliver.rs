//! Sends what is due: gives a row its words, hands it to the mail server or the
//! mail folder, and says what was answered.

use super::{Letter, Notice, entity::outbox};
use crate::queue::{self, Claimed, Columns, Outcome, Queue, Worker, release_all};
use crate::store::{Fault, Store, Tx, Wording};
use chrono::TimeDelta;
use lettre::message::header::{Header, HeaderName, HeaderValue};
use lettre::message::{Mailbox, MultiPart};
use lettre::{AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor};
use sea_orm::sea_query::Expr;
use std::path::{Path, PathBuf};
use uuid::Uuid;

/// How letters leave.
pub enum Post {
    Smtp {
        transport: AsyncSmtpTransport<Tokio1Executor>,
        from: Mailbox,
    },
    /// `{data}/mail/{id}.eml`: the same letter is the same file, however often
    /// it is written.
    Folder { folder: PathBuf, from: Mailbox },
}

impl std::fmt::Debug for Post {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Smtp { .. } => "Post::Smtp",
            Self::Folder { .. } => "Post::Folder",
        })
    }
}

impl Post {
    /// # Errors
    /// [`Fault::Mail`] where the address of the server or the sender is wrong.
    pub fn smtp(url: &str, from: &str) -> Result<Self, Fault> {
        let transport = AsyncSmtpTransport::<Tokio1Executor>::from_url(url)
            .map_err(|error| Fault::Mail(error.to_string()))?
            .timeout(Some(std::time::Duration::from_secs(20)))
            .build();
        Ok(Self::Smtp {
            transport,
            from: mailbox(from)?,
        })
    }

    /// # Errors
    /// [`Fault`] where the folder can't be made or the sender is wrong.
    pub fn folder(folder: &Path, from: &str) -> Result<Self, Fault> {
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
    async fn send(&self, id: Uuid, message: Message) -> Result<String, String> {
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

fn mailbox(address: &str) -> Result<Mailbox, Fault> {
    address
        .parse()
        .map_err(|error| Fault::Mail(format!("{address}: {error}")))
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

/// Sends every letter that is due now. Returns how many were tried.
///
/// # Errors
/// [`Fault`] of the database; what the mail server says is kept, not raised.
pub async fn deliver_due(store: &Store, post: &Post, wording: &dyn Wording) -> Result<u32, Fault> {
    let mail = Mail {
        store,
        post,
        wording,
    };
    queue::work_off(&mail).await
}

/// Gives every letter that was in hand back to whoever comes next.
pub(crate) async fn take_back(tx: &Tx) -> Result<(), Fault> {
    release_all::<outbox::Entity>(tx).await
}

impl Queue for outbox::Entity {
    const NAME: &'static str = "a letter";
    const MAX_ATTEMPTS: i32 = 8;

    fn columns() -> Columns<outbox::Column> {
        Columns {
            id: outbox::Column::Id,
            next_at: outbox::Column::NextAt,
            leased_until: outbox::Column::LeasedUntil,
            attempts: outbox::Column::Attempts,
            done_at: outbox::Column::SentAt,
            failed_at: outbox::Column::FailedAt,
            last_answer: outbox::Column::LastAnswer,
        }
    }

    /// Half a minute, then four times as long each time, at most six hours.
    fn retry_after(attempts: i32) -> TimeDelta {
        let factor = 4_i64.saturating_pow(u32::try_from(attempts.clamp(1, 8) - 1).unwrap_or(0));
        TimeDelta::seconds(std::cmp::min(30 * factor, 6 * 3600))
    }

    fn claimed(row: &outbox::Model) -> Claimed {
        Claimed {
            id: row.id,
            attempts: row.attempts,
            leased_until: row.leased_until,
        }
    }
}

/// The worker that sends.
pub(crate) struct Mail<'a> {
    pub store: &'a Store,
    pub post: &'a Post,
    pub wording: &'a dyn Wording,
}

impl Worker for Mail<'_> {
    type Queue = outbox::Entity;

    fn store(&self) -> &Store {
        self.store
    }

    async fn arrival(&self) {
        self.store.letters_arrive().await;
    }

    async fn work(&self, row: &outbox::Model) -> Outcome<outbox::Column> {
        let notice: Notice = match serde_json::from_str(&row.data) {
            Ok(notice) => notice,
            Err(error) => {
                return Outcome {
                    result: Err(Fault::from(error).to_string()),
                    also: Vec::new(),
                };
            }
        };
        let letter = self.wording.letter(&notice, &row.language);
        let sent = match compose(row, &notice, &letter, self.post.from()) {
            Ok(message) => self.post.send(row.id, message).await,
            Err(error) => Err(error),
        };
        let also = if sent.is_ok() && matches!(notice, Notice::Erased { .. }) {
            nothing_but_that_it_went(letter.subject)
        } else {
            said(letter)
        };
        Outcome {
            result: sent.map(Some),
            also,
        }
    }
}

/// What the letter says, for who looks after the outbox.
fn said(letter: Letter) -> Vec<(outbox::Column, Expr)> {
    vec![
        (outbox::Column::Subject, Expr::value(letter.subject)),
        (outbox::Column::TextBody, Expr::value(letter.text)),
        (outbox::Column::HtmlBody, Expr::value(letter.html)),
    ]
}

/// Of the last letter to somebody who is erased nothing else stays.
fn nothing_but_that_it_went(subject: String) -> Vec<(outbox::Column, Expr)> {
    vec![
        (outbox::Column::Subject, Expr::value(subject)),
        (outbox::Column::Recipient, Expr::value("")),
        (outbox::Column::Data, Expr::value("{}")),
        (outbox::Column::TextBody, Expr::value(None::<String>)),
        (outbox::Column::HtmlBody, Expr::value(None::<String>)),
    ]
}

fn compose(
    row: &outbox::Model,
    notice: &Notice,
    letter: &Letter,
    from: &Mailbox,
) -> Result<Message, String> {
    let to: Mailbox = row
        .recipient
        .parse()
        .map_err(|error| format!("{}: {error}", row.recipient))?;
    let host = from.email.domain().to_owned();
    let mut builder = Message::builder()
        .from(from.clone())
        .to(to)
        .date(std::time::SystemTime::from(row.created_at))
        // the receiver can tell a second copy by it
        .message_id(Some(format!("<{}@{host}>", row.id)))
        .subject(letter.subject.clone());
    // a sender's address that is no mailbox only loses the short way to answer
    let reply_to = notice.reply_to().unwrap_or(&letter.reply_to);
    if let Ok(to) = reply_to.parse() {
        builder = builder.reply_to(to);
    }
    if let Some(link) = notice.leave_link() {
        builder = builder
            .header(ListUnsubscribe(link.to_owned()))
            .header(ListUnsubscribePost);
    }
    builder
        .multipart(MultiPart::alternative_plain_html(
            letter.text.clone(),
            letter.html.clone(),
        ))
        .map_err(|error| error.to_string())
}
