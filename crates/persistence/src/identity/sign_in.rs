//! Signing in by a link that the operator made.

use super::find::{Person, find_person};
use super::link::{LinkRefusal, SignIn};
use super::link_holder::LinkHolder;
use crate::store::{Store, UseCaseError};
use laurel_domain::identity::{Permit, actions};
use laurel_domain::ids::PersonId;

/// Whom a link would sign in, without using it, so that a page can ask first.
///
/// # Errors
/// [`UseCaseError`] with [`LinkRefusal`].
pub async fn open_link(
    store: &Store,
    _: &Permit<actions::Visit>,
    token: &str,
) -> Result<Person, UseCaseError<LinkRefusal>> {
    let holder = LinkHolder::<SignIn>::looking(store.read(), store.now(), token).await?;
    let person = find_person(store, holder.link().person()?).await?;
    person.ok_or(UseCaseError::Refused(LinkRefusal::Unknown))
}

/// Uses the link up: whom it signs in.
///
/// # Errors
/// [`UseCaseError`] with [`LinkRefusal`].
pub async fn spend_link(
    store: &Store,
    _: &Permit<actions::Visit>,
    token: String,
) -> Result<PersonId, UseCaseError<LinkRefusal>> {
    store
        .transact(async |tx| {
            let holder = LinkHolder::<SignIn>::spending(tx, &token).await?;
            holder.link().person()
        })
        .await
}
