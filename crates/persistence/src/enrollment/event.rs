//! What happened to an enrollment, as rows that are only ever added.

use super::entity::enrollment_event::ActiveModel;
use crate::store::{InternalError, Tx, Word, column_words};
use laurel_domain::ids::PersonId;
use laurel_domain::text::UnknownName;
use sea_orm::{ActiveModelTrait, Set};
use uuid::Uuid;

/// What happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EnrollmentEventKind {
    Enrolled,
    Returned,
    Withdrawn,
    Completed,
}

impl EnrollmentEventKind {
    const ALL: [Self; 4] = [
        Self::Enrolled,
        Self::Returned,
        Self::Withdrawn,
        Self::Completed,
    ];

    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Enrolled => "enrolled",
            Self::Returned => "returned",
            Self::Withdrawn => "withdrawn",
            Self::Completed => "completed",
        }
    }
}

impl std::str::FromStr for EnrollmentEventKind {
    type Err = UnknownName;

    fn from_str(name: &str) -> Result<Self, UnknownName> {
        Self::ALL
            .into_iter()
            .find(|one| one.as_str() == name)
            .ok_or(UnknownName)
    }
}

column_words!(EnrollmentEventKind);

pub(crate) async fn record_event(
    tx: &Tx,
    enrollment: Uuid,
    kind: EnrollmentEventKind,
    by: Option<PersonId>,
) -> Result<(), InternalError> {
    ActiveModel {
        id: Set(tx.new_id()),
        enrollment_id: Set(enrollment),
        kind: Set(Word(kind)),
        at: Set(tx.now()),
        by_person: Set(by.map(|person| person.0)),
        reason: Set(String::new()),
    }
    .insert(tx)
    .await?;
    Ok(())
}
