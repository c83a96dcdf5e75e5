//! Whether this node can answer, for who sends it visitors.

use crate::audit;
use crate::store::{InternalError, Store};
use laurel_domain::identity::Public;

/// Whether the database and the blobs answer, and the database takes what is
/// written.
///
/// # Errors
/// The [`InternalError`] that stands in the way.
pub async fn ready(store: &Store, _: Public) -> Result<(), InternalError> {
    store.check_undamaged()?;
    store.check_writable()?;
    store.read().ping().await?;
    store.blobs().ready().await?;
    audit::head(store.read()).await.map(|_| ())
}
