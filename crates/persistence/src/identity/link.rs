//! One-time links: the token goes out in an email or on the console, only its
//! hash is kept.

use super::entity::one_time_link::{ActiveModel, Column, Entity, Model};
use super::link_holder::LinkPurpose;
use crate::store::{InternalError, Tx, UseCaseError, Word, column_words};
use chrono::{DateTime, TimeDelta, Utc};
use laurel_domain::ids::PersonId;
use laurel_domain::text::UnknownName;
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, Set};
use sha2::{Digest, Sha256};

/// What a link is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    Setup,
    ConfirmEmail,
    ResetPassword,
    /// For somebody whose account was made by others.
    ChoosePassword,
    SignIn,
    /// Sent to the old address when the email changes.
    ApproveEmailChange,
    /// Sent to the new one.
    ConfirmNewEmail,
}

impl Purpose {
    const ALL: [Self; 7] = [
        Self::Setup,
        Self::ConfirmEmail,
        Self::ResetPassword,
        Self::ChoosePassword,
        Self::SignIn,
        Self::ApproveEmailChange,
        Self::ConfirmNewEmail,
    ];

    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Setup => "setup",
            Self::ConfirmEmail => "confirm-email",
            Self::ResetPassword => "reset-password",
            Self::ChoosePassword => "choose-password",
            Self::SignIn => "sign-in",
            Self::ApproveEmailChange => "approve-email-change",
            Self::ConfirmNewEmail => "confirm-new-email",
        }
    }

    fn life(self) -> TimeDelta {
        match self {
            Self::ResetPassword => TimeDelta::hours(2),
            Self::Setup | Self::SignIn => TimeDelta::hours(24),
            Self::ConfirmEmail
            | Self::ChoosePassword
            | Self::ApproveEmailChange
            | Self::ConfirmNewEmail => TimeDelta::days(3),
        }
    }

    /// How long a link works, for the email that carries it.
    #[must_use]
    pub fn hours(self) -> i64 {
        self.life().num_hours()
    }
}

impl std::str::FromStr for Purpose {
    type Err = UnknownName;

    fn from_str(name: &str) -> Result<Self, UnknownName> {
        Self::ALL
            .into_iter()
            .find(|one| one.as_str() == name)
            .ok_or(UnknownName)
    }
}

column_words!(Purpose);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LinkRefusal {
    /// Never made, or for something else.
    Unknown,
    Expired,
    /// Already used.
    Used,
}

/// What a link carries.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct OneTimeLink {
    pub purpose: Purpose,
    person: Option<PersonId>,
    /// JSON.
    pub data: String,
}

impl OneTimeLink {
    /// Whom it is for.
    pub fn person(&self) -> Result<PersonId, UseCaseError<LinkRefusal>> {
        self.person
            .ok_or(UseCaseError::Refused(LinkRefusal::Unknown))
    }
}

/// What links that work once allow.
pub(super) trait OneTimePurpose {
    const PURPOSES: &'static [Purpose];
}

/// Making the first owner.
pub(super) enum SetUp {}

impl OneTimePurpose for SetUp {
    const PURPOSES: &'static [Purpose] = &[Purpose::Setup];
}

/// Signing in.
pub(super) enum SignIn {}

impl OneTimePurpose for SignIn {
    const PURPOSES: &'static [Purpose] = &[Purpose::SignIn];
}

/// Setting a password.
pub(super) enum SetPassword {}

impl OneTimePurpose for SetPassword {
    const PURPOSES: &'static [Purpose] = &[Purpose::ResetPassword, Purpose::ChoosePassword];
}

/// Confirming that an address is one's own, or approving that it changes.
pub(super) enum ConfirmAddress {}

impl OneTimePurpose for ConfirmAddress {
    const PURPOSES: &'static [Purpose] = &[
        Purpose::ConfirmEmail,
        Purpose::ApproveEmailChange,
        Purpose::ConfirmNewEmail,
    ];
}

fn hash(token: &str) -> String {
    hex::encode(Sha256::digest(token.as_bytes()))
}

/// Makes a link; links of the same purpose for the same person end, but for
/// those that only confirm an address: an email asked for again may arrive
/// before the first, and either proves the same. Returns the token.
pub(crate) async fn make_link(
    tx: &Tx,
    purpose: Purpose,
    person: Option<PersonId>,
    data: String,
) -> Result<String, InternalError> {
    let now = tx.now();
    let token = hex::encode(tx.random::<24>());
    if purpose != Purpose::ConfirmEmail {
        match person {
            Some(person) => end_links(tx, person, &[purpose]).await?,
            None => end_links_of_nobody(tx, purpose, now).await?,
        }
    }
    ActiveModel {
        id: Set(tx.new_id()),
        purpose: Set(Word(purpose)),
        person_id: Set(person.map(|p| p.0)),
        token_hash: Set(hash(&token)),
        data: Set(data),
        created_at: Set(now),
        expires_at: Set(now + purpose.life()),
        used_at: Set(None),
    }
    .insert(tx)
    .await?;
    Ok(token)
}

/// Ends the links of this purpose that are no person's and were not used.
pub(super) async fn end_links_of_nobody(
    tx: &Tx,
    purpose: Purpose,
    now: DateTime<Utc>,
) -> Result<(), InternalError> {
    Entity::update_many()
        .col_expr(Column::ExpiresAt, Expr::value(now))
        .filter(Column::PersonId.is_null())
        .filter(Column::Purpose.eq(purpose.as_str()))
        .filter(Column::UsedAt.is_null())
        .filter(Column::ExpiresAt.gt(now))
        .exec(tx)
        .await?;
    Ok(())
}

/// Ends the links of these purposes that a person has not used.
pub(super) async fn end_links(
    tx: &Tx,
    person: PersonId,
    purposes: &[Purpose],
) -> Result<(), InternalError> {
    let now = tx.now();
    Entity::update_many()
        .col_expr(Column::ExpiresAt, Expr::value(now))
        .filter(Column::PersonId.eq(person.0))
        .filter(Column::Purpose.is_in(purposes.iter().map(|purpose| purpose.as_str())))
        .filter(Column::UsedAt.is_null())
        .filter(Column::ExpiresAt.gt(now))
        .exec(tx)
        .await?;
    Ok(())
}

/// Whose link of this purpose was used, and what it carried.
pub(super) async fn used_link<C: ConnectionTrait>(
    on: &C,
    purpose: Purpose,
    token: &str,
) -> Result<Option<(PersonId, String)>, InternalError> {
    let row = Entity::find()
        .filter(Column::TokenHash.eq(hash(token)))
        .filter(Column::Purpose.eq(purpose.as_str()))
        .filter(Column::UsedAt.is_not_null())
        .one(on)
        .await?;
    Ok(row.and_then(|row| Some((PersonId(row.person_id?), row.data))))
}

fn usable(
    used_at: Option<DateTime<Utc>>,
    expires_at: DateTime<Utc>,
    now: DateTime<Utc>,
) -> Result<(), LinkRefusal> {
    if used_at.is_some() {
        Err(LinkRefusal::Used)
    } else if expires_at <= now {
        Err(LinkRefusal::Expired)
    } else {
        Ok(())
    }
}

/// The row of a link for one of these purposes, and which it is.
async fn find<C: ConnectionTrait>(
    on: &C,
    purposes: &[Purpose],
    token: &str,
) -> Result<(Purpose, Model), UseCaseError<LinkRefusal>> {
    let row = Entity::find()
        .filter(Column::TokenHash.eq(hash(token)))
        .one(on)
        .await?;
    row.map(|row| (row.purpose.0, row))
        .filter(|(purpose, _)| purposes.contains(purpose))
        .ok_or(UseCaseError::Refused(LinkRefusal::Unknown))
}

fn link(purpose: Purpose, row: Model) -> OneTimeLink {
    OneTimeLink {
        purpose,
        person: row.person_id.map(PersonId),
        data: row.data,
    }
}

impl<P: OneTimePurpose> LinkPurpose for P {
    type Link = OneTimeLink;
    type Refusal = LinkRefusal;

    async fn look<C: ConnectionTrait>(
        on: &C,
        now: DateTime<Utc>,
        token: &str,
    ) -> Result<OneTimeLink, UseCaseError<LinkRefusal>> {
        let (purpose, row) = find(on, P::PURPOSES, token).await?;
        usable(row.used_at, row.expires_at, now).map_err(UseCaseError::Refused)?;
        Ok(link(purpose, row))
    }

    /// Of two at once, one gets it.
    async fn spend(tx: &Tx, token: &str) -> Result<OneTimeLink, UseCaseError<LinkRefusal>> {
        let now = tx.now();
        let purposes = P::PURPOSES.iter().map(|purpose| purpose.as_str());
        let used = Entity::update_many()
            .col_expr(Column::UsedAt, Expr::value(now))
            .filter(Column::TokenHash.eq(hash(token)))
            .filter(Column::Purpose.is_in(purposes))
            .filter(Column::UsedAt.is_null())
            .filter(Column::ExpiresAt.gt(now))
            .exec(tx)
            .await?;
        let (purpose, row) = find(tx, P::PURPOSES, token).await?;
        if used.rows_affected == 0 {
            let refusal = if row.expires_at <= now {
                LinkRefusal::Expired
            } else {
                LinkRefusal::Used
            };
            return Err(UseCaseError::Refused(refusal));
        }
        Ok(link(purpose, row))
    }
}
