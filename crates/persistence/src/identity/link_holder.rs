//! Who acts by the secret of a link, signed in or not.
//!
//! A holder is made by using the link up in the transaction of what it allows,
//! or, for a page that asks first, by looking at it. There is no other way to
//! one, so nothing that a link allows is done without it.

use crate::store::{Tx, UseCaseError};
use chrono::{DateTime, Utc};
use sea_orm::ConnectionTrait;

/// What a link allows, and how one is found and used up.
pub(crate) trait LinkPurpose {
    /// What is kept of it.
    type Link;
    /// Why it does not work.
    type Refusal;

    /// Finds it without using it.
    async fn look<C: ConnectionTrait>(
        on: &C,
        now: DateTime<Utc>,
        secret: &str,
    ) -> Result<Self::Link, UseCaseError<Self::Refusal>>;

    /// Uses it up, or, where it works more than once, holds it until the
    /// transaction ends.
    async fn spend(tx: &Tx, secret: &str) -> Result<Self::Link, UseCaseError<Self::Refusal>>;
}

/// Somebody who holds the secret of a link for this.
pub(crate) struct LinkHolder<P: LinkPurpose>(P::Link);

impl<P: LinkPurpose> LinkHolder<P> {
    /// For a page that only shows what the link would do.
    pub(crate) async fn looking<C: ConnectionTrait>(
        on: &C,
        now: DateTime<Utc>,
        secret: &str,
    ) -> Result<Self, UseCaseError<P::Refusal>> {
        P::look(on, now, secret).await.map(Self)
    }

    /// In the transaction of what the link allows.
    pub(crate) async fn spending(tx: &Tx, secret: &str) -> Result<Self, UseCaseError<P::Refusal>> {
        P::spend(tx, secret).await.map(Self)
    }

    pub(crate) fn link(&self) -> &P::Link {
        &self.0
    }
}
