//! Tokens of the JSON API: shown once, kept as a hash, with what they may do
//! and until when.

use super::entity::{api_token as table, person};
use super::find::{Person, whole};
use crate::audit::Event;
use crate::changes::Changed;
use crate::messaging::{Message, Recipient};
use crate::store::{InternalError, Store, Tx, UseCaseError};
use chrono::{DateTime, TimeDelta, Utc};
use chrono_tz::Tz;
use laurel_domain::identity::{Email, Permit, Scopes, TokenDays, TokenName, actions};
use laurel_domain::ids::{PersonId, TokenId};
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect, Set,
};
use sha2::{Digest, Sha256};
use std::fmt;

/// The most tokens that one person has at a time.
const MAX: u64 = 50;
/// In front of every secret, so that one that leaked can be found.
const PREFIX: &str = "laurel_";
/// A token's last use is written down at most so often.
const USE_KEPT: TimeDelta = TimeDelta::minutes(1);

/// What a program sends to prove which token it has. Never printed.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct TokenSecret(String);

impl TokenSecret {
    /// `None` for what no token ever looked like.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.strip_prefix(PREFIX)?;
        let fits = digits.len() == 48 && digits.bytes().all(|b| b.is_ascii_hexdigit());
        fits.then(|| Self(text.to_owned()))
    }

    fn new(tx: &Tx) -> Self {
        Self(format!("{PREFIX}{}", hex::encode(tx.random::<24>())))
    }

    /// The secret itself, to be shown once.
    #[must_use]
    pub fn reveal(&self) -> &str {
        &self.0
    }

    fn hash(&self) -> String {
        hex::encode(Sha256::digest(self.0.as_bytes()))
    }
}

impl fmt::Debug for TokenSecret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("TokenSecret")
    }
}

/// What a token is to be.
#[derive(Debug, Clone)]
pub struct NewToken {
    pub name: TokenName,
    /// At least one.
    pub scopes: Scopes,
    pub days: TokenDays,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TokenRefusal {
    /// There are as many as anybody may have.
    TooMany,
    /// It would be for nothing.
    NoScope,
    /// The person is gone.
    NoSuchPerson,
}

/// A token that was just made.
#[derive(Debug, Clone)]
pub struct CreatedToken {
    pub id: TokenId,
    pub secret: TokenSecret,
    pub expires_at: DateTime<Utc>,
}

/// A token as its person, the staff and the operator see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TokenItem {
    pub id: TokenId,
    pub person: PersonId,
    /// The person's address.
    pub email: String,
    pub name: String,
    pub scopes: Scopes,
    pub created_at: DateTime<Utc>,
    pub expires_at: DateTime<Utc>,
    pub last_used_at: Option<DateTime<Utc>>,
}

/// A token that works, with whose it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VerifiedToken {
    pub id: TokenId,
    pub person: Person,
    pub scopes: Scopes,
    pub expires_at: DateTime<Utc>,
}

/// Makes a token for the permit's person, who is told by email. `link` leads to
/// where it can be ended; the day of its end is told as it is in `zone`. Tells
/// the audit.
///
/// # Errors
/// [`UseCaseError`] with [`TokenRefusal`].
pub async fn create_token(
    store: &Store,
    permit: &Permit<actions::UseAccount>,
    new: NewToken,
    link: String,
    zone: Tz,
) -> Result<CreatedToken, UseCaseError<TokenRefusal>> {
    let owner = permit.person();
    if new.scopes.is_empty() {
        return Err(UseCaseError::Refused(TokenRefusal::NoScope));
    }
    store
        .transact(async |tx| {
            let now = tx.now();
            let row = person::Entity::find_by_id(owner.0)
                .filter(person::Column::ErasedAt.is_null())
                .one(tx)
                .await?
                .ok_or(UseCaseError::Refused(TokenRefusal::NoSuchPerson))?;
            if standing(now).filter(of(owner)).count(tx).await? >= MAX {
                return Err(UseCaseError::Refused(TokenRefusal::TooMany));
            }
            let id = TokenId(tx.new_id());
            let secret = TokenSecret::new(tx);
            let expires_at = now + TimeDelta::days(new.days.days());
            let scopes = new.scopes.to_string();
            table::ActiveModel {
                id: Set(id.0),
                person_id: Set(owner.0),
                name: Set(new.name.as_str().to_owned()),
                secret_hash: Set(secret.hash()),
                scopes: Set(scopes.clone()),
                created_at: Set(now),
                expires_at: Set(expires_at),
                last_used_at: Set(None),
                ended_at: Set(None),
            }
            .insert(tx)
            .await?;
            if let Ok(email) = Email::parse(&row.email) {
                let to = Recipient {
                    person: Some(owner),
                    email: &email,
                    language: &row.language,
                };
                let message = Message::TokenCreated {
                    name: row.name,
                    token: new.name.as_str().to_owned(),
                    scopes: scopes.clone(),
                    until: expires_at.with_timezone(&zone).date_naive(),
                    link,
                    at: now,
                };
                tx.send(to, &message, format!("token-created:{id}")).await?;
            }
            let created = Event::TokenCreated {
                person: owner,
                token: id,
                name: new.name.as_str(),
                scopes: &scopes,
            };
            tx.audit(permit, &created).await?;
            Ok(CreatedToken {
                id,
                secret,
                expires_at,
            })
        })
        .await
}

fn standing(now: DateTime<Utc>) -> sea_orm::Select<table::Entity> {
    table::Entity::find()
        .filter(table::Column::EndedAt.is_null())
        .filter(table::Column::ExpiresAt.gt(now))
}

fn of(owner: PersonId) -> sea_orm::sea_query::SimpleExpr {
    table::Column::PersonId.eq(owner.0)
}

/// The permit's person's own tokens that work, newest first.
///
/// # Errors
/// [`InternalError`]
pub async fn tokens(
    store: &Store,
    permit: &Permit<actions::UseAccount>,
) -> Result<Vec<TokenItem>, InternalError> {
    list(
        store,
        standing(store.now()).filter(of(permit.person())),
        MAX,
    )
    .await
}

/// Somebody's tokens that work, as the staff see them, newest first.
///
/// # Errors
/// [`InternalError`]
pub async fn tokens_of(
    store: &Store,
    _: &Permit<actions::ReadPeople>,
    owner: PersonId,
) -> Result<Vec<TokenItem>, InternalError> {
    list(store, standing(store.now()).filter(of(owner)), MAX).await
}

/// Everybody's tokens that work, newest first, those before `before`.
///
/// # Errors
/// [`InternalError`]
pub async fn all_tokens(
    store: &Store,
    _: &Permit<actions::ReadPeople>,
    before: Option<TokenId>,
    limit: u64,
) -> Result<Vec<TokenItem>, InternalError> {
    let mut query = standing(store.now());
    if let Some(before) = before {
        query = query.filter(table::Column::Id.lt(before.0));
    }
    list(store, query, limit).await
}

async fn list(
    store: &Store,
    query: sea_orm::Select<table::Entity>,
    limit: u64,
) -> Result<Vec<TokenItem>, InternalError> {
    let rows = query
        .find_also_related(person::Entity)
        .order_by_desc(table::Column::Id)
        .limit(limit)
        .all(store.read())
        .await?;
    rows.into_iter()
        .map(|(row, owner)| {
            Ok(TokenItem {
                id: TokenId(row.id),
                person: PersonId(row.person_id),
                email: owner.map(|owner| owner.email).unwrap_or_default(),
                scopes: scopes(&row)?,
                name: row.name,
                created_at: row.created_at,
                expires_at: row.expires_at,
                last_used_at: row.last_used_at,
            })
        })
        .collect()
}

fn scopes(row: &table::Model) -> Result<Scopes, InternalError> {
    row.scopes
        .parse()
        .map_err(|_| InternalError::Corrupt(format!("token of scopes {:?}", row.scopes)))
}

/// Ends one of the permit's person's own tokens; whether there was one.
///
/// # Errors
/// [`InternalError`]
pub async fn end_token(
    store: &Store,
    permit: &Permit<actions::UseAccount>,
    id: TokenId,
) -> Result<bool, InternalError> {
    let owner = permit.person();
    store
        .transact(async |tx| {
            let ended = end(tx, table::Column::Id.eq(id.0).and(of(owner))).await? > 0;
            if ended {
                tx.changed(Changed::Person(owner));
                let event = Event::TokenEnded {
                    person: owner,
                    token: id,
                };
                tx.audit(permit, &event).await?;
            }
            Ok::<_, InternalError>(ended)
        })
        .await
}

/// Ends any token; whether there was one that worked.
///
/// # Errors
/// [`InternalError`]
pub async fn revoke_token(
    store: &Store,
    permit: &Permit<actions::ManagePeople>,
    id: TokenId,
) -> Result<bool, InternalError> {
    store
        .transact(async |tx| {
            let row = standing(tx.now())
                .filter(table::Column::Id.eq(id.0))
                .one(tx)
                .await?;
            let Some(row) = row else {
                return Ok::<_, InternalError>(false);
            };
            let owner = PersonId(row.person_id);
            end(tx, table::Column::Id.eq(id.0)).await?;
            tx.changed(Changed::Person(owner));
            let event = Event::TokenEnded {
                person: owner,
                token: id,
            };
            tx.audit(permit, &event).await?;
            Ok(true)
        })
        .await
}

/// Ends all of somebody's tokens, on an administrator's wish; how many.
///
/// # Errors
/// [`InternalError`]
pub async fn end_tokens_of(
    store: &Store,
    permit: &Permit<actions::ManagePeople>,
    owner: PersonId,
) -> Result<u64, InternalError> {
    store
        .transact(async |tx| {
            let count = end_all_tokens(tx, owner).await?;
            let event = Event::TokensEnded {
                person: owner,
                count,
            };
            tx.audit(permit, &event).await?;
            Ok::<_, InternalError>(count)
        })
        .await
}

/// Ends all of a person's tokens; how many.
pub(super) async fn end_all_tokens(tx: &Tx, owner: PersonId) -> Result<u64, InternalError> {
    let ended = end(tx, of(owner)).await?;
    tx.changed(Changed::Person(owner));
    Ok(ended)
}

async fn end(tx: &Tx, which: sea_orm::sea_query::SimpleExpr) -> Result<u64, InternalError> {
    let done = table::Entity::update_many()
        .col_expr(table::Column::EndedAt, Expr::value(tx.now()))
        .filter(which)
        .filter(table::Column::EndedAt.is_null())
        .exec(tx)
        .await?;
    Ok(done.rows_affected)
}

/// Whose token this is, and what it may do; `None` where it does not work. Says
/// that it was used; while nothing can be written, it works all the same.
///
/// # Errors
/// [`InternalError`]
pub async fn verify_token(
    store: &Store,
    _: &Permit<actions::Visit>,
    secret: &TokenSecret,
) -> Result<Option<VerifiedToken>, InternalError> {
    let now = store.now();
    let row = standing(now)
        .filter(table::Column::SecretHash.eq(secret.hash()))
        .one(store.read())
        .await?;
    let Some(row) = row else { return Ok(None) };
    let owner = person::Entity::find_by_id(row.person_id)
        .filter(person::Column::ErasedAt.is_null())
        .one(store.read())
        .await?;
    let Some(owner) = owner else { return Ok(None) };
    if row.last_used_at.is_none_or(|used| now - used >= USE_KEPT) {
        note_use(store, row.id).await?;
    }
    Ok(Some(VerifiedToken {
        id: TokenId(row.id),
        scopes: scopes(&row)?,
        expires_at: row.expires_at,
        person: whole(store.read(), owner).await?,
    }))
}

async fn note_use(store: &Store, id: uuid::Uuid) -> Result<(), InternalError> {
    let noted = store
        .transact(async |tx| {
            table::Entity::update_many()
                .col_expr(table::Column::LastUsedAt, Expr::value(tx.now()))
                .filter(table::Column::Id.eq(id))
                .exec(tx)
                .await?;
            Ok::<_, InternalError>(())
        })
        .await;
    match noted {
        Err(InternalError::NotSaved(_)) => Ok(()),
        noted => noted,
    }
}

#[cfg(test)]
mod tests {
    use super::TokenSecret;

    #[test]
    fn a_secret_is_never_printed() {
        let secret = TokenSecret::parse(&format!("laurel_{}", "a1".repeat(24))).unwrap();
        assert!(!format!("{secret:?}").contains("a1"));
        for other in ["", "laurel_", "laurel_a1", &"a1".repeat(24), "Bearer x"] {
            assert!(TokenSecret::parse(other).is_none(), "{other}");
        }
    }
}
