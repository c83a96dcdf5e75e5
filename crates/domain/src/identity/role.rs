//! Roles, and the grants that give them to people.

use crate::ids::CourseId;
use crate::text::UnknownName;
use serde::{Deserialize, Serialize};

/// What somebody is to the organization. Everybody with an account is a
/// learner; the others are granted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    Learner,
    /// Authors and watches over the courses named in the grant.
    Instructor,
    /// Issues and revokes certificates.
    Issuer,
    /// Runs the site.
    Administrator,
    /// An administrator who also appoints administrators.
    Owner,
}

impl Role {
    pub const ALL: [Self; 5] = [
        Self::Learner,
        Self::Instructor,
        Self::Issuer,
        Self::Administrator,
        Self::Owner,
    ];

    /// The word used in the database, on the command line and in URLs.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Learner => "learner",
            Self::Instructor => "instructor",
            Self::Issuer => "issuer",
            Self::Administrator => "administrator",
            Self::Owner => "owner",
        }
    }
}

impl std::str::FromStr for Role {
    type Err = UnknownName;

    fn from_str(name: &str) -> Result<Self, UnknownName> {
        Self::ALL
            .into_iter()
            .find(|role| role.as_str() == name)
            .ok_or(UnknownName)
    }
}

/// A role, for an instructor of one course.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Grant {
    pub role: Role,
    /// Only for instructors; an instructor without a course may author none.
    pub course: Option<CourseId>,
}
