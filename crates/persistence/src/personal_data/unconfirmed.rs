//! Ends accounts that were made and never confirmed: whoever typed the address may not own it,
//! and a program that makes accounts fills no disk.

use crate::enrollment::entity::enrollment;
use crate::identity::end_unconfirmed;
use crate::identity::entity::{api_token, person, role_grant, session};
use crate::store::{InternalError, Store};
use chrono::TimeDelta;
use laurel_domain::ids::PersonId;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait};
use uuid::Uuid;

/// How long an account that does nothing waits for its address to be confirmed.
const PATIENCE: TimeDelta = TimeDelta::days(30);

/// The most that end in one go; the others do in the next.
const MOST: u64 = 200;

/// Those that chose a password, joined no course, have no role and no token of the JSON API, and
/// were used by nobody for as long. Who was invited and has no password yet stays: somebody
/// waits for them.
pub(crate) async fn end_unconfirmed_accounts(store: &Store) -> Result<(), InternalError> {
    let since = store.now() - PATIENCE;
    let joined = enrollment::Entity::find()
        .select_only()
        .column(enrollment::Column::PersonId)
        .into_query();
    let used = session::Entity::find()
        .select_only()
        .column(session::Column::PersonId)
        .filter(session::Column::LastSeenAt.gt(since))
        .into_query();
    let staff = role_grant::Entity::find()
        .select_only()
        .column(role_grant::Column::PersonId)
        .filter(role_grant::Column::EndedAt.is_null())
        .into_query();
    let with_token = api_token::Entity::find()
        .select_only()
        .column(api_token::Column::PersonId)
        .filter(api_token::Column::EndedAt.is_null())
        .into_query();
    let old: Vec<Uuid> = person::Entity::find()
        .select_only()
        .column(person::Column::Id)
        .filter(person::Column::EmailConfirmedAt.is_null())
        .filter(person::Column::ErasedAt.is_null())
        .filter(person::Column::PasswordHash.is_not_null())
        .filter(person::Column::CreatedAt.lt(since))
        .filter(person::Column::Id.not_in_subquery(joined))
        .filter(person::Column::Id.not_in_subquery(used))
        .filter(person::Column::Id.not_in_subquery(staff))
        .filter(person::Column::Id.not_in_subquery(with_token))
        .order_by_asc(person::Column::Id)
        .limit(MOST)
        .into_tuple()
        .all(store.read())
        .await?;
    for id in old {
        store
            .transact(async |tx| end_unconfirmed(tx, PersonId(id)).await)
            .await?;
    }
    Ok(())
}
