//! The workers: they claim tasks, resume them after a crash, and do each once.
//! What a task is stands in `tasks`; doing it may need every other module, so
//! this one is above them.

mod backlog;
mod clean_up;
mod list;
mod work;

pub use crate::queue::Backlog;
pub use backlog::{Backlogs, backlogs};
pub use list::{JobFilter, JobItem, count_failed, list, look, retry};
pub use work::{WorkerContext, run, work_off};
