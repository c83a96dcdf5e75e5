//! What waits in the queues, asked of the database at most once a second,
//! however many ask.

use laurel_domain::identity::{Permit, actions};
use laurel_persistence::Store;
use laurel_persistence::jobs::{Backlogs, backlogs};
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::Mutex;
use tokio::time::{Instant, timeout};

/// How long an answer counts, one that never came included.
const COUNTS_FOR: Duration = Duration::from_secs(1);
/// All other figures are told without waiting for longer.
const PATIENCE: Duration = Duration::from_secs(2);

#[derive(Default)]
pub struct RecentBacklogs(Mutex<Option<Known>>);

struct Known {
    asked: Instant,
    /// `None` where the database did not answer.
    backlogs: Option<Arc<Backlogs>>,
}

impl RecentBacklogs {
    /// What waits; `None` where the database does not answer.
    pub async fn read(
        &self,
        store: &Store,
        permit: &Permit<actions::ReadMetrics>,
    ) -> Option<Arc<Backlogs>> {
        let mut known = self.0.lock().await;
        if let Some(known) = &*known
            && known.asked.elapsed() < COUNTS_FOR
        {
            return known.backlogs.clone();
        }
        let answer = timeout(PATIENCE, backlogs(store, permit)).await;
        let backlogs = match answer {
            Ok(Ok(backlogs)) => Some(Arc::new(backlogs)),
            Ok(Err(error)) => {
                tracing::error!(%error, "what waits in the queues can't be read");
                None
            }
            Err(_) => {
                tracing::error!("what waits in the queues can't be read within {PATIENCE:?}");
                None
            }
        };
        *known = Some(Known {
            asked: Instant::now(),
            backlogs: backlogs.clone(),
        });
        backlogs
    }
}
