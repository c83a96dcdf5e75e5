//! Which version of the terms and the privacy text a person accepted, and when.

use super::entity::policy_acceptance;
use crate::store::{InternalError, Tx};
use laurel_domain::ids::PersonId;
use sea_orm::sea_query::OnConflict;
use sea_orm::{EntityTrait, Set};

/// A text and its version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Acceptance {
    /// `terms` or `privacy`.
    pub document: String,
    pub version: String,
}

pub(super) async fn accept(
    tx: &Tx,
    person: PersonId,
    acceptances: &[Acceptance],
) -> Result<(), InternalError> {
    for acceptance in acceptances {
        policy_acceptance::Entity::insert(policy_acceptance::ActiveModel {
            id: Set(tx.new_id()),
            person_id: Set(person.0),
            document: Set(acceptance.document.clone()),
            version: Set(acceptance.version.clone()),
            accepted_at: Set(tx.now()),
        })
        .on_conflict(
            OnConflict::columns([
                policy_acceptance::Column::PersonId,
                policy_acceptance::Column::Document,
                policy_acceptance::Column::Version,
            ])
            .do_nothing()
            .to_owned(),
        )
        .exec_without_returning(tx)
        .await?;
    }
    Ok(())
}
