//! How many certificates were issued, as the home page tells.

use super::entity::certificate;
use crate::store::{InternalError, Store};
use laurel_domain::identity::Public;
use sea_orm::{EntityTrait, PaginatorTrait};

/// Ever, whatever became of them.
///
/// # Errors
/// [`InternalError`]
pub async fn count_issued(store: &Store, _: Public) -> Result<u64, InternalError> {
    Ok(certificate::Entity::find().count(store.read()).await?)
}
