//! The links of the notification list: one in the email that asks for the
//! confirmation, and one that works for years, in every email after it.

use super::ConsentKind;
use super::entity::{consent_event as event, subscription as table};
use crate::identity::LinkPurpose;
use crate::store::{InternalError, Tx, UseCaseError, Word};
use chrono::{DateTime, Utc};
use laurel_domain::site::confirms;
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QuerySelect,
};
use sha2::{Digest, Sha256};

/// A link that does not work, or no longer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct InvalidLink;

/// Putting an address on the list.
pub(super) enum ConfirmSubscription {}

/// What the link of such an email leads to.
pub(super) struct Asked {
    pub asked: event::Model,
    pub row: table::Model,
    /// Whether it was pressed before.
    pub used: bool,
}

impl LinkPurpose for ConfirmSubscription {
    type Link = Asked;
    type Refusal = InvalidLink;

    async fn look<C: ConnectionTrait>(
        on: &C,
        now: DateTime<Utc>,
        token: &str,
    ) -> Result<Asked, UseCaseError<InvalidLink>> {
        let asked = asked_by(on, now, token).await?;
        let row = table::Entity::find_by_id(asked.subscription_id)
            .one(on)
            .await?
            .ok_or(UseCaseError::Refused(InvalidLink))?;
        let used = used(on, token).await?;
        Ok(Asked { asked, row, used })
    }

    /// The row that is written for the confirmation is what uses it up.
    async fn spend(tx: &Tx, token: &str) -> Result<Asked, UseCaseError<InvalidLink>> {
        let asked = asked_by(tx, tx.now(), token).await?;
        let row = locked(tx, table::Column::Id.eq(asked.subscription_id)).await?;
        let used = used(tx, token).await?;
        Ok(Asked { asked, row, used })
    }
}

/// Changing what one is told of, leaving and coming back.
pub(super) enum ManageSubscription {}

impl LinkPurpose for ManageSubscription {
    type Link = table::Model;
    type Refusal = InvalidLink;

    async fn look<C: ConnectionTrait>(
        on: &C,
        _: DateTime<Utc>,
        secret: &str,
    ) -> Result<table::Model, UseCaseError<InvalidLink>> {
        table::Entity::find()
            .filter(table::Column::Secret.eq(secret))
            .filter(table::Column::ConfirmedAt.is_not_null())
            .one(on)
            .await?
            .ok_or(UseCaseError::Refused(InvalidLink))
    }

    async fn spend(tx: &Tx, secret: &str) -> Result<table::Model, UseCaseError<InvalidLink>> {
        let row = locked(tx, table::Column::Secret.eq(secret)).await?;
        if row.confirmed_at.is_none() {
            return Err(UseCaseError::Refused(InvalidLink));
        }
        Ok(row)
    }
}

pub(super) fn hash(token: &str) -> String {
    hex::encode(Sha256::digest(token.as_bytes()))
}

async fn asked_by<C: ConnectionTrait>(
    on: &C,
    now: DateTime<Utc>,
    token: &str,
) -> Result<event::Model, UseCaseError<InvalidLink>> {
    let asked = event::Entity::find()
        .filter(event::Column::TokenHash.eq(hash(token)))
        .filter(event::Column::Kind.eq(Word(ConsentKind::Asked)))
        .one(on)
        .await?
        .ok_or(UseCaseError::Refused(InvalidLink))?;
    if confirms(asked.at, now) {
        Ok(asked)
    } else {
        Err(UseCaseError::Refused(InvalidLink))
    }
}

/// Whether the link was pressed before.
async fn used<C: ConnectionTrait>(on: &C, token: &str) -> Result<bool, InternalError> {
    let confirmed = event::Entity::find()
        .filter(event::Column::TokenHash.eq(hash(token)))
        .filter(event::Column::Kind.eq(Word(ConsentKind::Confirmed)))
        .count(on)
        .await?;
    Ok(confirmed > 0)
}

async fn locked(
    tx: &Tx,
    which: sea_orm::sea_query::SimpleExpr,
) -> Result<table::Model, UseCaseError<InvalidLink>> {
    table::Entity::find()
        .filter(which)
        .lock_exclusive()
        .one(tx)
        .await?
        .ok_or(UseCaseError::Refused(InvalidLink))
}
