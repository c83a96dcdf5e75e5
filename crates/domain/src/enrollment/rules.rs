//! The states of an enrollment, and what leads from one to the next.

use crate::text::UnknownName;
use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::code::same_code;
use crate::authoring::document::Join;

#[derive(Serialize, Deserialize, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    Active,
    /// For ever.
    Completed,
    /// Left, and may come back.
    Withdrawn,
}

impl Status {
    pub const ALL: [Self; 3] = [Self::Active, Self::Completed, Self::Withdrawn];

    /// The word used in the database and in URLs.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Active => "active",
            Self::Completed => "completed",
            Self::Withdrawn => "withdrawn",
        }
    }
}

impl std::str::FromStr for Status {
    type Err = UnknownName;

    fn from_str(name: &str) -> Result<Self, UnknownName> {
        Self::ALL
            .into_iter()
            .find(|status| status.as_str() == name)
            .ok_or(UnknownName)
    }
}

/// What a course offers to those who are not in it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct CourseOffer<'a> {
    /// Whether it has a published revision.
    pub published: bool,
    pub retired: bool,
    pub join: Join,
    /// What an administrator set; where a code is needed and none is set, nobody can join.
    pub code: Option<&'a str>,
    /// Slugs of the courses to complete first.
    pub prerequisites: &'a [String],
}

/// Somebody who wants to join.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Applicant<'a> {
    /// Of an earlier enrollment in the same course.
    pub status: Option<Status>,
    /// Slugs of the courses completed.
    pub completed: &'a BTreeSet<String>,
    /// As typed.
    pub code: Option<&'a str>,
}

/// How somebody joins.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum EntryMethod {
    /// On the newest revision.
    New,
    /// Where they left, on the revision they were on.
    Return,
}

#[derive(Error, Clone, PartialEq, Eq, Debug)]
pub enum EnrollRefusal {
    #[error("in the course already")]
    Already,
    #[error("the course is not published")]
    NotPublished,
    #[error("the course is retired")]
    Retired,
    /// Slugs, in the course's order.
    #[error("courses to complete first: {missing:?}")]
    Prerequisites { missing: Vec<String> },
    #[error("a code is needed")]
    CodeNeeded,
    #[error("the code is another one")]
    WrongCode,
}

/// Whether somebody may join. Somebody who left may come back without a code, also when the
/// prerequisites have changed since.
///
/// # Errors
/// [`EnrollRefusal`], the first that holds.
pub fn may_enroll(
    offer: &CourseOffer,
    applicant: &Applicant,
) -> Result<EntryMethod, EnrollRefusal> {
    if matches!(applicant.status, Some(Status::Active | Status::Completed)) {
        return Err(EnrollRefusal::Already);
    }
    if !offer.published {
        return Err(EnrollRefusal::NotPublished);
    }
    if offer.retired {
        return Err(EnrollRefusal::Retired);
    }
    if applicant.status == Some(Status::Withdrawn) {
        return Ok(EntryMethod::Return);
    }
    let missing = offer.prerequisites.iter();
    let missing = missing.filter(|slug| !applicant.completed.contains(*slug));
    let missing: Vec<String> = missing.cloned().collect();
    if !missing.is_empty() {
        return Err(EnrollRefusal::Prerequisites { missing });
    }
    let given = applicant
        .code
        .map(str::trim)
        .filter(|code| !code.is_empty());
    match (offer.join, given, offer.code) {
        (Join::Open, _, _) => Ok(EntryMethod::New),
        (Join::Code, None, _) => Err(EnrollRefusal::CodeNeeded),
        (Join::Code, Some(given), Some(code)) if same_code(given, code) => Ok(EntryMethod::New),
        (Join::Code, Some(_), _) => Err(EnrollRefusal::WrongCode),
    }
}

#[derive(Error, Clone, Copy, PartialEq, Eq, Debug)]
pub enum WithdrawRefusal {
    #[error("not in the course")]
    NotIn,
    #[error("what is complete can't be left")]
    Completed,
}

/// Whether somebody may leave.
///
/// # Errors
/// [`WithdrawRefusal`].
pub fn may_withdraw(status: Option<Status>) -> Result<(), WithdrawRefusal> {
    match status {
        Some(Status::Active) => Ok(()),
        Some(Status::Completed) => Err(WithdrawRefusal::Completed),
        Some(Status::Withdrawn) | None => Err(WithdrawRefusal::NotIn),
    }
}

#[derive(Error, Clone, Copy, PartialEq, Eq, Debug)]
pub enum LearnRefusal {
    #[error("not in the course")]
    NotIn,
    #[error("the course is retired, and the time to finish it ended at {ended_at}")]
    Ended { ended_at: DateTime<Utc> },
}

/// Whether somebody may go on learning: answer, mark lessons, send surveys. `finish_by`: of
/// a retired course, the last instant for those inside; `None`: no end. Those who completed
/// a course may always go on reading and practicing.
///
/// # Errors
/// [`LearnRefusal`].
pub fn may_learn(
    status: Option<Status>,
    finish_by: Option<DateTime<Utc>>,
    now: DateTime<Utc>,
) -> Result<(), LearnRefusal> {
    match (status, finish_by) {
        (Some(Status::Completed), _) => Ok(()),
        (Some(Status::Active), Some(ended_at)) if now > ended_at => {
            Err(LearnRefusal::Ended { ended_at })
        }
        (Some(Status::Active), _) => Ok(()),
        (Some(Status::Withdrawn) | None, _) => Err(LearnRefusal::NotIn),
    }
}
