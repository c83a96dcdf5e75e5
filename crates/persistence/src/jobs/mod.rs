//! Long work: a row that is written in the transaction that causes it, claimed
//! by a worker, resumed after a crash, and done once.

mod backlog;
mod clean_up;
mod enqueue;
pub(crate) mod entity;
mod list;
mod work;

pub use crate::queue::Backlog;
pub use backlog::{Backlogs, backlogs};
pub(crate) use enqueue::is_known;
pub use list::{JobFilter, JobItem, count_failed, list, look, retry};
pub(crate) use work::work_off;
pub use work::{WorkerContext, run};

use crate::site::Announcement;
use laurel_domain::ids::PersonId;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

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
}

impl Task {
    /// Every kind that there is.
    pub const KINDS: [&str; 3] = ["announce-program", "erase-person", "issue-certificate"];

    #[must_use]
    pub const fn as_str(&self) -> &'static str {
        match self {
            Self::AnnounceProgram(_) => "announce-program",
            Self::ErasePerson { .. } => "erase-person",
            Self::IssueCertificate { .. } => "issue-certificate",
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
