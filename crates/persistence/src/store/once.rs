//! What a program asks twice is done once: the key that it sent is kept in the
//! transaction of what was done, with what that was done to.

use super::error::{InternalError, Unique};
use super::{Store, Tx};
use chrono::TimeDelta;
use laurel_domain::identity::{Permit, actions};
use laurel_domain::ids::TokenId;
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter, Set};
use std::sync::Arc;
use uuid::Uuid;

mod table {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "idempotency_key")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub token_id: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        pub method: String,
        #[sea_orm(primary_key, auto_increment = false)]
        pub path: String,
        #[sea_orm(primary_key, auto_increment = false)]
        pub key: String,
        /// SHA-256 of what was sent, in hexadecimal digits.
        pub body_hash: String,
        /// What it was done to.
        pub created_id: Uuid,
        pub created_at: DateTimeUtc,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// How long a key is kept.
const KEPT: TimeDelta = TimeDelta::hours(24);

/// A key has one row.
const KEY: Unique = Unique {
    name: "idempotency_key_pkey",
    columns: "idempotency_key.token_id, idempotency_key.method, idempotency_key.path, idempotency_key.key",
};

/// Which request it is: the same token asks the same address by the same key.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct RequestKey {
    pub token: TokenId,
    pub method: String,
    pub path: String,
    pub key: String,
}

/// A request that was done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownRequest {
    pub body_hash: String,
    /// What it was done to.
    pub subject: Uuid,
}

/// A request that is to be done once.
pub(super) struct Once {
    key: RequestKey,
    body_hash: String,
}

impl Store {
    /// The same store for one request: what is done with it is done once, and
    /// the second who asks by this key has [`InternalError::AlreadyDone`].
    #[must_use]
    pub fn once(&self, key: &RequestKey, body_hash: &str) -> Self {
        let once = Once {
            key: key.clone(),
            body_hash: body_hash.to_owned(),
        };
        Self(self.0.clone(), Some(Arc::new(once)))
    }
}

impl Once {
    pub async fn record(&self, tx: &Tx, subject: Uuid) -> Result<(), InternalError> {
        let row = table::ActiveModel {
            token_id: Set(self.key.token.0),
            method: Set(self.key.method.clone()),
            path: Set(self.key.path.clone()),
            key: Set(self.key.key.clone()),
            body_hash: Set(self.body_hash.clone()),
            created_id: Set(subject),
            created_at: Set(tx.now()),
        };
        match row.insert(tx).await {
            Ok(_) => Ok(()),
            Err(error) if KEY.is_broken_by(&error) => Err(InternalError::AlreadyDone),
            Err(error) => Err(error.into()),
        }
    }
}

/// What was done by this key, where something was.
///
/// # Errors
/// [`InternalError`]
pub async fn known_request(
    store: &Store,
    _: &Permit<actions::Identify>,
    key: &RequestKey,
) -> Result<Option<KnownRequest>, InternalError> {
    let at = (
        key.token.0,
        key.method.clone(),
        key.path.clone(),
        key.key.clone(),
    );
    let row = table::Entity::find_by_id(at).one(store.read()).await?;
    Ok(row.map(|row| KnownRequest {
        body_hash: row.body_hash,
        subject: row.created_id,
    }))
}

/// Forgets the keys that are older than a day.
pub(crate) async fn forget_old_requests(store: &Store) -> Result<(), InternalError> {
    store
        .transact(async |tx| {
            table::Entity::delete_many()
                .filter(table::Column::CreatedAt.lt(tx.now() - KEPT))
                .exec(tx)
                .await?;
            Ok::<_, InternalError>(())
        })
        .await
}
