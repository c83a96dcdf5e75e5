//! Whether a program or a course is offered.

use crate::store::column_words;
use laurel_domain::authoring::document::{AwardKind, ProgramStatus};
use laurel_domain::text::UnknownName;

/// What an administrator sees of a program or a course.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CatalogStatus {
    /// Never published: only its authors know of it.
    Draft,
    Open,
    /// A program that is announced: people can ask to be told when it opens.
    Preparation,
    /// Takes nobody new; who is inside goes on.
    Retired,
}

impl CatalogStatus {
    const ALL: [Self; 4] = [Self::Draft, Self::Open, Self::Preparation, Self::Retired];

    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Open => "open",
            Self::Preparation => "preparation",
            Self::Retired => "retired",
        }
    }

    /// Of a program that was published.
    pub(super) const fn of_program(self) -> Option<ProgramStatus> {
        match self {
            Self::Draft => None,
            Self::Open => Some(ProgramStatus::Open),
            Self::Preparation => Some(ProgramStatus::Preparation),
            Self::Retired => Some(ProgramStatus::Retired),
        }
    }
}

impl From<ProgramStatus> for CatalogStatus {
    fn from(status: ProgramStatus) -> Self {
        match status {
            ProgramStatus::Open => Self::Open,
            ProgramStatus::Preparation => Self::Preparation,
            ProgramStatus::Retired => Self::Retired,
        }
    }
}

impl From<CourseStatus> for CatalogStatus {
    fn from(status: CourseStatus) -> Self {
        match status {
            CourseStatus::Draft => Self::Draft,
            CourseStatus::Open => Self::Open,
            CourseStatus::Retired => Self::Retired,
        }
    }
}

impl std::str::FromStr for CatalogStatus {
    type Err = UnknownName;

    fn from_str(name: &str) -> Result<Self, UnknownName> {
        Self::ALL
            .into_iter()
            .find(|status| status.as_str() == name)
            .ok_or(UnknownName)
    }
}

/// Whether a course takes learners.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CourseStatus {
    /// Never published: only its authors know of it.
    Draft,
    Open,
    /// Takes no new learners; who is inside goes on.
    Retired,
}

impl CourseStatus {
    const ALL: [Self; 3] = [Self::Draft, Self::Open, Self::Retired];

    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Open => "open",
            Self::Retired => "retired",
        }
    }
}

impl std::str::FromStr for CourseStatus {
    type Err = UnknownName;

    fn from_str(name: &str) -> Result<Self, UnknownName> {
        Self::ALL
            .into_iter()
            .find(|status| status.as_str() == name)
            .ok_or(UnknownName)
    }
}

column_words!(CatalogStatus, CourseStatus, AwardKind);
