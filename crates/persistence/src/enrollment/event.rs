//! What happened to an enrollment, as rows that are only ever added.

use super::entity::enrollment_event::ActiveModel;
use crate::store::{Fault, Store, Tx};
use laurel_domain::ids::PersonId;
use sea_orm::{ActiveModelTrait, Set};
use uuid::Uuid;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Enrolled,
    Returned,
    Withdrawn,
    Completed,
}

impl Kind {
    pub(crate) const fn word(self) -> &'static str {
        match self {
            Self::Enrolled => "enrolled",
            Self::Returned => "returned",
            Self::Withdrawn => "withdrawn",
            Self::Completed => "completed",
        }
    }
}

pub(crate) async fn note_event(
    store: &Store,
    tx: &Tx,
    enrollment: Uuid,
    kind: Kind,
    by: Option<PersonId>,
) -> Result<(), Fault> {
    ActiveModel {
        id: Set(store.new_id()),
        enrollment_id: Set(enrollment),
        kind: Set(kind.word().to_owned()),
        at: Set(store.now()),
        by_person: Set(by.map(|person| person.0)),
        reason: Set(String::new()),
    }
    .insert(tx)
    .await?;
    Ok(())
}
