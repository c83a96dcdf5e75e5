//! What changed, told to every node that may remember it otherwise: a row that
//! is written in the transaction of the change, and read by each node within
//! half a second of its commit.

mod cursor;
mod entity;
mod follow;
mod record;
#[cfg(test)]
mod tests;

pub use follow::Follower;
pub(crate) use record::{forget_old, record_change};

use laurel_domain::ids::{PersonId, SessionId};
use uuid::Uuid;

/// What a node must not believe any longer without asking the database.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Changed {
    /// The settings, the pages, what is published, or what verification says of
    /// a certificate that was asked for before.
    Content,
    /// A person's name, address, roles, or all of their sessions.
    Person(PersonId),
    /// One session ended.
    Session(SessionId),
}

impl Changed {
    /// As it stands in a row.
    fn to_row(self) -> (&'static str, Option<Uuid>) {
        match self {
            Self::Content => ("content", None),
            Self::Person(id) => ("person", Some(id.0)),
            Self::Session(id) => ("session", Some(id.0)),
        }
    }

    /// `None` for what this version does not know.
    fn from_row(kind: &str, subject: Option<Uuid>) -> Option<Self> {
        match (kind, subject) {
            ("content", _) => Some(Self::Content),
            ("person", Some(id)) => Some(Self::Person(PersonId(id))),
            ("session", Some(id)) => Some(Self::Session(SessionId(id))),
            _ => None,
        }
    }
}
