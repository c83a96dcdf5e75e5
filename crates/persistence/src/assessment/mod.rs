//! Attempts and answers.

mod entity;

use crate::store::{Fault, Store};

/// Submits what stands of every attempt whose time is over.
///
/// # Errors
/// [`Fault`]
pub async fn close_overdue(_store: &Store) -> Result<(), Fault> {
    Ok(())
}
