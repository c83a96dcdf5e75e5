//! Sends what is due: gives a row its words, hands it to the mail server or the
//! mail folder, and says what was answered.

use super::Wording;
use super::{EmailMessage, Message, entity::outbox};
use crate::queue::{Claimed, Columns, Outcome, Queue, Worker, release_all};
use crate::store::{InternalError, Store, Tx};
use chrono::TimeDelta;
use lettre::message::header::{Header, HeaderName, HeaderValue};
use lettre::message::{Mailbox, MultiPart};
use lettre::{AsyncSmtpTransport, AsyncTransport, Message as MimeMessage, Tokio1Executor};
use sea_orm::sea_query::Expr;
use std::path::{Path, PathBuf};
use uuid::Uuid;

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

/// Gives every email that was in hand back to whoever comes next.
pub(crate) async fn release_leases(tx: &Tx) -> Result<(), InternalError> {
    release_all::<outbox::Entity>(tx).await
}

impl Queue for outbox::Entity {
    const NAME: &'static str = "an email";
    const MAX_ATTEMPTS: i32 = 8;

    fn columns() -> Columns<outbox::Column> {
        Columns {
            id: outbox::Column::Id,
            kind: outbox::Column::Kind,
            created_at: outbox::Column::CreatedAt,
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
    pub mailer: &'a Mailer,
    pub wording: &'a dyn Wording,
}

impl Worker for Mail<'_> {
    type Queue = outbox::Entity;

    fn store(&self) -> &Store {
        self.store
    }

    async fn arrival(&self) {
        self.store.emails_arrive().await;
    }

    async fn work(&self, row: &outbox::Model) -> Outcome<outbox::Column> {
        let notice = match self.read(row) {
            Ok(notice) => notice,
            Err(error) => {
                return Outcome {
                    result: Err(error.to_string()),
                    also: Vec::new(),
                };
            }
        };
        let email = self.wording.email(&notice, &row.language);
        // settings that can't be a sender are refused when they are saved
        let from = self.wording.sender();
        let from = from.parse().unwrap_or_else(|_| self.mailer.from().clone());
        let sent = match compose(row, &notice, &email, &from) {
            Ok(message) => self.mailer.send(row.id, message).await,
            Err(error) => Err(error),
        };
        let also = if sent.is_ok() && matches!(notice, Message::Erased { .. }) {
            nothing_but_that_it_went(email.subject)
        } else {
            self.said(row.id, email, sent.is_ok())
        };
        Outcome {
            result: sent.map(Some),
            also,
        }
    }
}

impl Mail<'_> {
    fn read(&self, row: &outbox::Model) -> Result<Message, InternalError> {
        let data = self.store.unseal(row.id, &row.data)?;
        Ok(serde_json::from_str(&data)?)
    }

    /// What the email says, for who looks after the outbox: without its secrets, or, where
    /// emails only go to the mail folder, so that it takes the site's secret to read them.
    fn said(&self, id: Uuid, email: EmailMessage, sent: bool) -> Vec<(outbox::Column, Expr)> {
        let text = match self.mailer {
            Mailer::Folder { .. } => self.store.seal(id, &email.text),
            Mailer::Smtp { .. } => without_secrets(&email.text),
        };
        let mut said = vec![
            (outbox::Column::Subject, Expr::value(email.subject)),
            (outbox::Column::TextBody, Expr::value(text)),
            (outbox::Column::HtmlBody, Expr::value(None::<String>)),
        ];
        if sent {
            said.push((outbox::Column::Data, Expr::value("{}")));
        }
        said
    }
}

/// The text of an email, with every link cut short that lets its reader in.
pub(super) fn without_secrets(text: &str) -> String {
    let is_secret = |part: &str| part.len() == 48 && part.bytes().all(|b| b.is_ascii_hexdigit());
    let cut = |word: &str| match word.rsplit_once('/') {
        Some((before, last)) if is_secret(last) => format!("{before}/…"),
        _ => word.to_owned(),
    };
    let line = |line: &str| line.split(' ').map(cut).collect::<Vec<_>>().join(" ");
    text.lines().map(line).collect::<Vec<_>>().join("\n")
}

/// Of the last email to somebody who is erased nothing else stays.
fn nothing_but_that_it_went(subject: String) -> Vec<(outbox::Column, Expr)> {
    vec![
        (outbox::Column::Subject, Expr::value(subject)),
        (outbox::Column::Recipient, Expr::value("")),
        (outbox::Column::Data, Expr::value("{}")),
        (outbox::Column::TextBody, Expr::value(None::<String>)),
        (outbox::Column::HtmlBody, Expr::value(None::<String>)),
    ]
}

/// A name that a mail program could read as something else than a name is left
/// out: an encoded word (RFC 2047), a turn of the direction, a line's end.
fn is_harmless(name: &str) -> bool {
    let turns = |c: char| matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    !name.trim().is_empty()
        && !name.contains("=?")
        && !name.chars().any(|c| c.is_control() || turns(c))
}

fn compose(
    row: &outbox::Model,
    notice: &Message,
    email: &EmailMessage,
    from: &Mailbox,
) -> Result<MimeMessage, String> {
    let address = row
        .recipient
        .parse()
        .map_err(|error| format!("{}: {error}", row.recipient))?;
    let name = notice.recipient_name().filter(|name| is_harmless(name));
    let to = Mailbox::new(name.map(str::to_owned), address);
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

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::DateTime;

    fn header(name: &str) -> String {
        let notice = Message::CertificateIssued {
            name: name.to_owned(),
            title: String::new(),
            number: String::new(),
            address: String::new(),
            link: String::new(),
        };
        let row = outbox::Model {
            id: Uuid::nil(),
            person_id: None,
            recipient: "ana@example.org".to_owned(),
            kind: notice.as_str().to_owned(),
            language: "en".to_owned(),
            data: String::new(),
            dedup_key: String::new(),
            subject: None,
            text_body: None,
            html_body: None,
            created_at: DateTime::UNIX_EPOCH,
            next_at: DateTime::UNIX_EPOCH,
            leased_until: None,
            attempts: 0,
            sent_at: None,
            failed_at: None,
            last_answer: None,
        };
        let email = EmailMessage {
            reply_to: String::new(),
            subject: "Your certificate".to_owned(),
            text: "Text".to_owned(),
            html: "<p>Text</p>".to_owned(),
        };
        let from = "Center <no-reply@example.org>".parse().expect("a sender");
        let sent = compose(&row, &notice, &email, &from).expect("an email");
        let sent = String::from_utf8(sent.formatted()).expect("text");
        let unfolded = sent.replace("\r\n ", " ");
        let line = unfolded.lines().find(|line| line.starts_with("To: "));
        line.expect("a recipient").to_owned()
    }

    #[test]
    fn a_letter_to_a_holder_names_the_holder_and_nobody_else() {
        assert_eq!(
            header("Ana Ferreira"),
            "To: \"Ana Ferreira\" <ana@example.org>"
        );
        let hard = [
            "Li, Ana",
            "O\"Brien",
            "Ana <b>",
            "<eva@example.net>",
            "Ana <eva@example.net>,",
            "eva@example.net,",
            "Łukasz Żółć, Ph.D.",
            "王小明",
            "محمد بن عبد الله",
            "a\\",
            "(comment)",
            "; Bcc: eva@example.net",
        ];
        for name in hard {
            let line = header(name);
            let to: lettre::message::Mailboxes = match line.trim_start_matches("To: ").parse() {
                Ok(to) => to,
                Err(error) => panic!("{line}: {error}"),
            };
            let addresses: Vec<String> = to.iter().map(|one| one.email.to_string()).collect();
            assert_eq!(addresses, ["ana@example.org"], "{line}");
        }
    }

    #[test]
    fn a_name_that_would_be_read_as_something_else_is_left_out() {
        for name in [
            "",
            " ",
            "=?utf-8?Q?Eva?=",
            "Ana\u{202e}avE",
            "Ana\r\nBcc: eva@example.net",
        ] {
            assert_eq!(header(name), "To: ana@example.org", "{name:?}");
        }
    }
}
