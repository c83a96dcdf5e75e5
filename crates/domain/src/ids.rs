//! Ids: UUID version 7, one type for each kind of thing, so that a course is
//! never passed where a person is meant. Ids are made by the caller (they need
//! a clock and randomness); here they are only named.

use serde::{Deserialize, Serialize};
use std::fmt;
use uuid::Uuid;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl std::str::FromStr for $name {
            type Err = uuid::Error;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Uuid::parse_str(text).map(Self)
            }
        }

        impl From<Uuid> for $name {
            fn from(id: Uuid) -> Self {
                Self(id)
            }
        }
    )+};
}

ids! {
    /// A person with an account.
    PersonId,
    /// One sign-in of a person on one device.
    SessionId,
    /// A course, across all its revisions.
    CourseId,
    /// A program, across all its revisions.
    ProgramId,
    /// One immutable revision of a course.
    RevisionId,
    /// One person's place in one course.
    EnrollmentId,
    /// One go at a quiz.
    AttemptId,
    /// What earns a certificate.
    AwardId,
    /// A sealed certificate.
    CertificateId,
    /// A message in the outbox.
    MessageId,
    /// A piece of long work.
    JobId,
    /// A token of the JSON API.
    TokenId,
}
