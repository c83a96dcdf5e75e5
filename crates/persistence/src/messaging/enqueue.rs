//! Puts an email into the outbox.

use super::{Message, entity::outbox};
use crate::store::{InternalError, Tx};
use laurel_domain::identity::Email;
use laurel_domain::ids::PersonId;
use sea_orm::sea_query::OnConflict;
use sea_orm::{EntityTrait, Set};

/// Whom an email is for.
pub(crate) struct Recipient<'a> {
    pub person: Option<PersonId>,
    pub email: &'a Email,
    pub language: &'a str,
}

impl Tx {
    /// Puts an email into the outbox, to leave once this is on disk. `cause`
    /// says why: the same cause never makes a second email.
    pub(crate) async fn send(
        &self,
        to: Recipient<'_>,
        message: &Message,
        cause: String,
    ) -> Result<(), InternalError> {
        let now = self.now();
        let id = self.new_id();
        outbox::Entity::insert(outbox::ActiveModel {
            id: Set(id),
            kind: Set(message.as_str().to_owned()),
            person_id: Set(to.person.map(|p| p.0)),
            recipient: Set(to.email.to_string()),
            // it may have a link that signs in
            data: Set(self.seal(id, &serde_json::to_string(message)?)),
            subject: Set(None),
            text_body: Set(None),
            html_body: Set(None),
            language: Set(to.language.to_owned()),
            dedup_key: Set(cause),
            created_at: Set(now),
            next_at: Set(now),
            leased_until: Set(None),
            attempts: Set(0),
            sent_at: Set(None),
            failed_at: Set(None),
            last_answer: Set(None),
        })
        .on_conflict(
            OnConflict::column(outbox::Column::DedupKey)
                .do_nothing()
                .to_owned(),
        )
        .exec_without_returning(self)
        .await?;
        self.wake_for_messages();
        Ok(())
    }
}
