//! Everything that is kept about a person, for that person.

use crate::store::{InternalError, Store};
use crate::{assessment, audit, certification, enrollment, identity, learning, messaging, site};
use laurel_domain::identity::{Permit, actions};
use serde_json::{Value, json};

/// # Errors
/// [`InternalError`]
pub async fn export_personal_data(
    store: &Store,
    permit: &Permit<actions::UseAccount>,
) -> Result<Value, InternalError> {
    let id = permit.person();
    let (email, account) = identity::personal_data(store, id).await?;
    let enrollments = enrollment::ids_of(store, id).await?;
    let rest = [
        ("exported_at", json!(store.now())),
        ("enrollments", enrollment::personal_data(store, id).await?),
        (
            "learning",
            learning::personal_data(store, &enrollments).await?,
        ),
        (
            "attempts",
            assessment::personal_data(store, &enrollments).await?,
        ),
        (
            "certificates",
            certification::personal_data(store, id).await?,
        ),
        ("letters", messaging::personal_data(store, id).await?),
        ("site", site::personal_data(store, &email).await?),
        ("audit", audit::personal_data(store, id).await?),
    ];
    let rest = rest.map(|(name, part)| (name.to_owned(), part));
    Ok(account.into_iter().chain(rest).collect())
}
