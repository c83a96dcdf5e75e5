//! What waits in both queues, for who watches the site.

use crate::messaging;
use crate::queue::{self, Backlog};
use crate::store::{InternalError, Store};
use crate::tasks::{Task, entity::job};
use laurel_domain::identity::{Permit, actions};

/// The jobs and the messages, kind by kind.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Backlogs {
    pub jobs: Vec<Backlog>,
    pub messages: Vec<Backlog>,
}

/// What waits, and what was given up.
///
/// # Errors
/// [`InternalError`] where the database can't be asked.
pub async fn backlogs(
    store: &Store,
    _: &Permit<actions::ReadMetrics>,
) -> Result<Backlogs, InternalError> {
    Ok(Backlogs {
        jobs: queue::backlog::<job::Entity>(store, &Task::KINDS).await?,
        messages: messaging::backlog(store).await?,
    })
}
