//! Counts guesses of secrets, for all nodes together.
//!
//! A guess is counted before it is looked at, so that those that come at once
//! are as few as those that come one by one, and taken back where it was none.

use super::entity::guess_count::{ActiveModel, Column, Entity, Model};
use crate::store::{InternalError, Store, Tx, UseCaseError};
use chrono::{DateTime, TimeDelta, Utc};
use laurel_domain::identity::{GuessScope, Guessable, Permit, actions};
use sea_orm::sea_query::{CaseStatement, Expr, ExprTrait, OnConflict};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, Set};

/// One guess of a secret. The keys are opaque here; they must tell apart
/// whatever is counted apart.
#[derive(Debug, Clone)]
pub struct Guess {
    pub secret: Guessable,
    /// A key for each scope of the secret, in the order of
    /// [`Guessable::bounds`], which is the order in which rows are locked.
    pub keys: Vec<(GuessScope, String)>,
    /// Where it comes from, if its holder may be known there.
    pub known: Option<String>,
}

/// There were too many wrong ones lately.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TooMany {
    /// When the next one is looked at.
    pub seconds: u64,
}

impl Guess {
    /// Counts it. Who is refused is not counted, so that trying on does not
    /// make the wait longer.
    ///
    /// # Errors
    /// [`UseCaseError`] with [`TooMany`].
    pub async fn count(
        &self,
        store: &Store,
        _: &Permit<actions::Visit>,
    ) -> Result<(), UseCaseError<TooMany>> {
        let (guess, now) = (self, store.now());
        store
            .transact(async |tx: &Tx| guess.count_in(tx, now).await)
            .await
    }

    async fn count_in(&self, tx: &Tx, now: DateTime<Utc>) -> Result<(), UseCaseError<TooMany>> {
        let is_known = match &self.known {
            Some(key) => current(tx, key, now, Guessable::KNOWN).await?.is_some(),
            None => false,
        };
        for (scope, key) in &self.keys {
            let before = current(tx, key, now, Guessable::WAIT).await?;
            let row = one_more(tx, key, now).await?;
            let count = u32::try_from(row.count).unwrap_or(u32::MAX);
            if !self.secret.may_be_guessed(*scope, count, is_known) {
                // the refusal undoes what was counted here
                let until = before.map_or(row.expires_at, |before| before.expires_at);
                let seconds = std::cmp::max((until - now).num_seconds(), 1);
                let seconds = u64::try_from(seconds).unwrap_or(1);
                return Err(UseCaseError::Refused(TooMany { seconds }));
            }
        }
        Ok(())
    }

    /// It was not looked at after all, or was no guess.
    ///
    /// # Errors
    /// [`InternalError`]
    pub async fn take_back(
        &self,
        store: &Store,
        _: &Permit<actions::Visit>,
    ) -> Result<(), InternalError> {
        let guess = self;
        store
            .transact(async |tx: &Tx| {
                for (_, key) in &guess.keys {
                    one_less(tx, key).await?;
                }
                Ok(())
            })
            .await
    }

    /// It was the right one: forgets the wrong ones of who showed it, and
    /// where it was shown is known from now on.
    ///
    /// # Errors
    /// [`InternalError`]
    pub async fn was_right(
        &self,
        store: &Store,
        _: &Permit<actions::Visit>,
    ) -> Result<(), InternalError> {
        self.finish(store, false).await
    }

    /// The secret is a new one, set by its holder: forgets all wrong ones.
    ///
    /// # Errors
    /// [`InternalError`]
    pub async fn is_renewed(
        &self,
        store: &Store,
        _: &Permit<actions::Visit>,
    ) -> Result<(), InternalError> {
        self.finish(store, true).await
    }

    async fn finish(&self, store: &Store, is_new: bool) -> Result<(), InternalError> {
        let (guess, now) = (self, store.now());
        store
            .transact(async |tx: &Tx| {
                let narrowest = guess.keys.last().map(|(scope, _)| *scope);
                for (scope, key) in &guess.keys {
                    if is_new || Some(*scope) == narrowest {
                        Entity::delete_by_id(key.clone()).exec(tx).await?;
                    } else {
                        one_less(tx, key).await?;
                    }
                }
                if let Some(known) = &guess.known {
                    put(tx, known, now + Guessable::KNOWN).await?;
                }
                Ok::<_, InternalError>(())
            })
            .await
    }
}

/// The last instant until which a row may count: a row from beyond it was
/// written by a node whose clock is wrong. Twice its life, since clocks differ
/// a little, and transactions wait for each other.
fn latest(now: DateTime<Utc>, life: TimeDelta) -> DateTime<Utc> {
    now + life + life
}

/// The row, if it still counts.
async fn current(
    tx: &Tx,
    key: &str,
    now: DateTime<Utc>,
    life: TimeDelta,
) -> Result<Option<Model>, InternalError> {
    let row = Entity::find_by_id(key.to_owned()).one(tx).await?;
    Ok(row.filter(|row| row.expires_at > now && row.expires_at <= latest(now, life)))
}

async fn one_more(tx: &Tx, key: &str, now: DateTime<Utc>) -> Result<Model, InternalError> {
    let until = now + Guessable::WAIT;
    let column = |column: Column| Expr::col((Entity, column));
    let counts = column(Column::ExpiresAt)
        .gt(now)
        .and(column(Column::ExpiresAt).lte(latest(now, Guessable::WAIT)));
    let count = CaseStatement::new()
        .case(counts, column(Column::Count).add(1))
        .finally(1);
    let row = Entity::insert(row(key, until))
        .on_conflict(
            OnConflict::column(Column::Key)
                .value(Column::Count, count)
                .update_column(Column::ExpiresAt)
                .to_owned(),
        )
        .exec_with_returning(tx)
        .await?;
    Ok(row)
}

async fn one_less(tx: &Tx, key: &str) -> Result<(), InternalError> {
    Entity::update_many()
        .col_expr(Column::Count, Expr::col(Column::Count).sub(1))
        .filter(Column::Key.eq(key))
        .filter(Column::Count.gt(0))
        .exec(tx)
        .await?;
    Ok(())
}

async fn put(tx: &Tx, key: &str, until: DateTime<Utc>) -> Result<(), InternalError> {
    Entity::insert(row(key, until))
        .on_conflict(
            OnConflict::column(Column::Key)
                .update_column(Column::ExpiresAt)
                .to_owned(),
        )
        .exec_without_returning(tx)
        .await?;
    Ok(())
}

fn row(key: &str, until: DateTime<Utc>) -> ActiveModel {
    ActiveModel {
        key: Set(key.to_owned()),
        count: Set(1),
        expires_at: Set(until),
    }
}

/// Deletes what no longer counts.
pub(crate) async fn forget_old_guesses(store: &Store) -> Result<(), InternalError> {
    let now = store.now();
    store
        .transact(async |tx: &Tx| {
            Entity::delete_many()
                .filter(Column::ExpiresAt.lte(now))
                .exec(tx)
                .await?;
            Ok::<_, InternalError>(())
        })
        .await
}

#[cfg(test)]
#[path = "guesses_tests.rs"]
mod tests;
