//! Long work: a row that is written in the transaction that causes it, for the
//! workers in `jobs` to do. A task is plain data, so that every module can ask
//! for one without knowing who does it.

mod enqueue;
pub(crate) mod entity;

pub(crate) use enqueue::is_known;

use laurel_domain::ids::{PersonId, ProgramId};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// A program that has opened, to be told to those who asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Announcement {
    pub program: ProgramId,
    pub slug: String,
    pub title: String,
    /// Topics of the notification list that it belongs to.
    pub topics: Vec<String>,
}

/// Each kind of work with what it needs to know. It must be safe to do twice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Task {
    /// Emails to those who asked to be told when a program opens.
    AnnounceProgram(Announcement),
    /// Empties what is kept about somebody whose account is erased.
    ErasePerson {
        person: PersonId,
        email: String,
        keep: bool,
    },
    /// Renders and seals what somebody earned.
    IssueCertificate { entitlement: Uuid },
    /// Tells who earned a certificate that it waits for the name.
    TellWaiting {
        entitlement: Uuid,
        /// The first email, or the second.
        turn: u8,
    },
}

impl Task {
    /// Every kind that there is.
    pub const KINDS: [&str; 4] = [
        "announce-program",
        "erase-person",
        "issue-certificate",
        "tell-waiting",
    ];

    #[must_use]
    pub const fn as_str(&self) -> &'static str {
        match self {
            Self::AnnounceProgram(_) => "announce-program",
            Self::ErasePerson { .. } => "erase-person",
            Self::IssueCertificate { .. } => "issue-certificate",
            Self::TellWaiting { .. } => "tell-waiting",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Task;
    use crate::fixtures::kinds_of;

    #[test]
    fn every_kind_of_task_is_listed() {
        assert_eq!(kinds_of::<Task>(), Task::KINDS);
    }
}
