//! The outbox: a letter is written down in the transaction that causes it, as
//! data; a worker turns it into words and sends it, at least once, never
//! before the commit.

mod deliver;
mod enqueue;
pub(crate) mod entity;
mod notice;
mod outbox;
mod personal;

pub(crate) use deliver::{Mail, take_back};
pub use deliver::{Post, deliver_due};
pub(crate) use enqueue::{Recipient, enqueue};
pub use notice::{Letter, Notice};
pub(crate) use outbox::withdraw;
pub use outbox::{Filter, Line, count_failed, count_slow, list, look, retry};
pub(crate) use personal::{files_of, forget, personal_data};
