//! How many certificates were issued, as the home page tells.

use super::entity::certificate;
use crate::store::{Fault, Store};
use sea_orm::{EntityTrait, PaginatorTrait};

/// Ever, whatever became of them.
///
/// # Errors
/// [`Fault`]
pub async fn count_issued(store: &Store) -> Result<u64, Fault> {
    Ok(certificate::Entity::find().count(store.read()).await?)
}
