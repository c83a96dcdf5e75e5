//! The outbox: an email is written down in the transaction that causes it, as
//! data; a worker turns it into words and sends it, at least once, never
//! before the commit.

mod deliver;
mod enqueue;
pub(crate) mod entity;
mod message;
mod outbox;
mod personal;
mod wording;

pub use deliver::Mailer;
pub(crate) use deliver::{Mail, release_leases};
pub(crate) use enqueue::Recipient;
pub use message::{EmailMessage, Message};
pub use outbox::{MessageFilter, MessageItem, count_failed, count_slow, list, look, masked, retry};
pub(crate) use outbox::{backlog, withdraw};
pub(crate) use personal::{files_of, forget, personal_data};
pub use wording::Wording;
