//! The rules of attempts: when one may start, when it is over, what may be answered in it,
//! and what a learner may see of it.
//!
//! The time is the server's. A deadline is fixed when an attempt starts; only time that staff
//! give moves it, and only later.

use chrono::{DateTime, TimeDelta, Utc};
use thiserror::Error;

use crate::authoring::document::{FeedbackPolicy, Quiz};

/// An answer counts when it arrives so many seconds after the deadline: it was sent before.
pub const GRACE_SECONDS: i64 = 5;

/// What the rules need to know about an attempt.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct AttemptState {
    pub started_at: DateTime<Utc>,
    /// `None`: without a time limit.
    pub deadline: Option<DateTime<Utc>>,
    /// When it was handed in, by the learner or at the deadline.
    pub submitted_at: Option<DateTime<Utc>>,
    /// Whether it passed; false while it is open.
    pub passed: bool,
}

impl AttemptState {
    /// Whether it can no longer be answered.
    pub fn is_over(&self, now: DateTime<Utc>) -> bool {
        let late = |deadline| now > deadline + TimeDelta::seconds(GRACE_SECONDS);
        self.submitted_at.is_some() || self.deadline.is_some_and(late)
    }

    /// When it ended, if it has: handed in, or at its deadline.
    pub fn ended_at(&self, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
        let at_deadline = self.deadline.filter(|_| self.is_over(now));
        self.submitted_at.or(at_deadline)
    }

    /// Seconds until its deadline, 0 when that has passed; `None`: without a time limit.
    pub fn seconds_left(&self, now: DateTime<Utc>) -> Option<i64> {
        let left = self.deadline?.signed_duration_since(now);
        Some(left.num_seconds().max(0))
    }
}

/// What happens when a learner starts a quiz.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Start {
    /// A new attempt. Its result never lowers one that passed before.
    New {
        /// Attempts that are left after this one; `None`: as many as wanted.
        left: Option<u32>,
    },
    /// The one that is open goes on: its place in the list of attempts.
    Resume { index: usize },
}

#[derive(Error, Clone, Copy, PartialEq, Eq, Debug)]
pub enum StartRefusal {
    #[error("all {allowed} attempts are used")]
    NoneLeft { allowed: u32 },
    #[error("the next attempt may start at {until}")]
    TooSoon { until: DateTime<Utc> },
}

/// What staff gave a learner on top of a quiz's rules.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Allowance {
    /// More attempts, where they are limited.
    pub attempts: u32,
    /// More time for each attempt, where it is limited.
    pub minutes: u32,
}

impl Allowance {
    /// Both together.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self {
            attempts: self.attempts.saturating_add(other.attempts),
            minutes: self.minutes.saturating_add(other.minutes),
        }
    }
}

/// Whether a learner may start, after these attempts of theirs. Whoever was given an
/// attempt that is not used yet does not wait for it.
///
/// # Errors
/// [`StartRefusal`]: none left is told before too soon.
pub fn may_start(
    quiz: &Quiz,
    attempts: &[AttemptState],
    given: Allowance,
    now: DateTime<Utc>,
) -> Result<Start, StartRefusal> {
    if let Some(index) = attempts.iter().position(|attempt| !attempt.is_over(now)) {
        return Ok(Start::Resume { index });
    }
    let used = u32::try_from(attempts.len()).unwrap_or(u32::MAX);
    let allowed = quiz
        .attempts
        .map(|allowed| allowed.saturating_add(given.attempts));
    if let Some(allowed) = allowed.filter(|allowed| used >= *allowed) {
        return Err(StartRefusal::NoneLeft { allowed });
    }
    let last = attempts
        .iter()
        .filter_map(|attempt| attempt.ended_at(now))
        .max();
    let wait = TimeDelta::minutes(i64::from(quiz.wait_minutes));
    match last.map(|last| last + wait) {
        Some(until) if until > now && !is_given(quiz, used, given) => {
            Err(StartRefusal::TooSoon { until })
        }
        _ => Ok(Start::New {
            left: allowed.map(|allowed| allowed - used - 1),
        }),
    }
}

/// Whether the next attempt is one that was given on top of the quiz's own.
fn is_given(quiz: &Quiz, used: u32, given: Allowance) -> bool {
    quiz.attempts.is_some_and(|own| used >= own) && given.attempts > 0
}

/// The deadline of an attempt, with the time that was given so far.
pub fn deadline(quiz: &Quiz, started_at: DateTime<Utc>, given: Allowance) -> Option<DateTime<Utc>> {
    let minutes = quiz.time_limit_minutes?.saturating_add(given.minutes);
    Some(started_at + TimeDelta::minutes(i64::from(minutes)))
}

#[derive(Error, Clone, Copy, PartialEq, Eq, Debug)]
pub enum AnswerRefusal {
    #[error("the attempt was handed in")]
    Submitted,
    #[error("the time is up")]
    TimeUp,
    #[error("feedback was shown, so that the answer stands")]
    Locked,
}

/// Whether an answer may be kept. `answered`: whether the question has an answer already.
///
/// # Errors
/// [`AnswerRefusal`], the first that holds.
pub fn may_answer(
    quiz: &Quiz,
    attempt: &AttemptState,
    answered: bool,
    now: DateTime<Utc>,
) -> Result<(), AnswerRefusal> {
    if attempt.submitted_at.is_some() {
        Err(AnswerRefusal::Submitted)
    } else if attempt.is_over(now) {
        Err(AnswerRefusal::TimeUp)
    } else if answered && quiz.feedback == FeedbackPolicy::AfterEach {
        Err(AnswerRefusal::Locked)
    } else {
        Ok(())
    }
}

/// What a learner may see of the key and the feedback.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Reveal {
    Nothing,
    /// Of the questions that have an answer.
    Answered,
    /// Of every question of the question set.
    All,
}

/// What may be shown of an attempt. `passed_any`: whether this or another attempt at the
/// quiz has passed.
pub fn reveal(
    policy: FeedbackPolicy,
    attempt: &AttemptState,
    passed_any: bool,
    now: DateTime<Utc>,
) -> Reveal {
    match (policy, attempt.is_over(now)) {
        (FeedbackPolicy::AfterEach, false) => Reveal::Answered,
        (FeedbackPolicy::AfterEach | FeedbackPolicy::AfterSubmit, true) => Reveal::All,
        (FeedbackPolicy::AfterPass, true) if passed_any => Reveal::All,
        _ => Reveal::Nothing,
    }
}
