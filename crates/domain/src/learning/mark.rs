//! When a learner may mark a lesson as done.
//!
//! Quizzes and surveys are never marked: they are done when they are passed or sent.

use chrono::{DateTime, TimeDelta, Utc};
use thiserror::Error;

use crate::authoring::document::{Activity, ActivityKind};

#[derive(Error, Clone, Copy, PartialEq, Eq, Debug)]
pub enum TooSoonToComplete {
    #[error("only lessons are marked as done")]
    NotALesson,
    #[error("the lesson was never opened")]
    NotOpened,
    #[error("the lesson may be marked from {until}")]
    TooSoon { until: DateTime<Utc> },
}

/// Whether the activity may be marked as done. `first_opened_at`: when the learner first saw
/// it; a lesson without a reading time may be marked without that.
///
/// # Errors
/// [`TooSoonToComplete`], the first that holds.
pub fn may_complete(
    activity: &Activity,
    first_opened_at: Option<DateTime<Utc>>,
    now: DateTime<Utc>,
) -> Result<(), TooSoonToComplete> {
    let ActivityKind::Lesson(lesson) = &activity.kind else {
        return Err(TooSoonToComplete::NotALesson);
    };
    if lesson.read_seconds == 0 {
        return Ok(());
    }
    let opened = first_opened_at.ok_or(TooSoonToComplete::NotOpened)?;
    let until = opened + TimeDelta::seconds(i64::from(lesson.read_seconds));
    if now < until {
        return Err(TooSoonToComplete::TooSoon { until });
    }
    Ok(())
}
