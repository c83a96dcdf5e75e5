//! Attempts and answers.

pub(crate) mod entity;
mod personal;

pub(crate) use personal::{forget, personal_data};

use crate::store::{Fault, Store};

/// Submits what stands of every attempt whose time is over.
///
/// # Errors
/// [`Fault`]
pub async fn close_overdue(_store: &Store) -> Result<(), Fault> {
    Ok(())
}
