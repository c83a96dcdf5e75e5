//! Empties what is kept about somebody whose account is erased.

use crate::store::{InternalError, Store};
use crate::{assessment, certification, enrollment, identity, learning, messaging, site};
use laurel_domain::ids::PersonId;

/// The job: safe to do twice.
pub(crate) async fn erase_personal_data(
    store: &Store,
    id: PersonId,
    email: String,
    keep: bool,
) -> Result<(), InternalError> {
    certification::forget(store, id, keep).await?;
    let enrollments = enrollment::ids_of(store, id).await?;
    // before their rows: a job that is done again must still find them
    let messages = site::messages_of(store, &email).await?;
    for email in messaging::files_of(store, id, &email, &messages).await? {
        // it may be gone already
        let _ = tokio::fs::remove_file(store.config().data.join("mail").join(email)).await;
    }
    store
        .transact(async |tx| {
            assessment::forget(tx, &enrollments).await?;
            learning::forget(tx, &enrollments).await?;
            enrollment::forget(tx, &enrollments).await?;
            site::forget(tx, &email).await?;
            identity::forget(tx, id).await?;
            messaging::forget(tx, id, &email, &messages).await
        })
        .await
}
