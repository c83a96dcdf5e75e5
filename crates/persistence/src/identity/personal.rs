//! What is kept of a person's account, for that person; nothing is left out but
//! secrets.

use super::entity::{api_token, person, role_grant, session};
use crate::store::{InternalError, Store};
use laurel_domain::ids::PersonId;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use serde_json::{Map, Value, json};

/// The address, and what the account keeps, by the name of each part.
pub(crate) async fn personal_data(
    store: &Store,
    id: PersonId,
) -> Result<(String, Map<String, Value>), InternalError> {
    let row = person::Entity::find_by_id(id.0)
        .one(store.read())
        .await?
        .ok_or_else(|| InternalError::Corrupt(format!("person {id} is gone")))?;
    let profile = json!({
        "id": id,
        "email": row.email,
        "email_confirmed_at": row.email_confirmed_at,
        "name": row.name,
        "certificate_name": row.certificate_name,
        "name_confirmed_at": row.name_confirmed_at,
        "language": row.language,
        "theme": row.theme,
        "time_zone": row.time_zone,
        "created_at": row.created_at,
    });
    let parts = Map::from_iter([
        ("profile".to_owned(), profile),
        ("roles".to_owned(), roles(store, id).await?),
        ("acceptances".to_owned(), accepted(store, id).await?),
        ("sessions".to_owned(), signed_in(store, id).await?),
        ("tokens".to_owned(), tokens(store, id).await?),
    ]);
    Ok((row.email, parts))
}

async fn roles(store: &Store, id: PersonId) -> Result<Value, InternalError> {
    let rows = role_grant::Entity::find()
        .filter(role_grant::Column::PersonId.eq(id.0))
        .order_by_asc(role_grant::Column::Id)
        .all(store.read())
        .await?;
    Ok(rows
        .into_iter()
        .map(|row| {
            json!({"role": row.role, "course": row.course_id, "granted_at": row.granted_at, "ended_at": row.ended_at})
        })
        .collect())
}

async fn accepted(store: &Store, id: PersonId) -> Result<Value, InternalError> {
    let all = super::profile::acceptances_by(store, id).await?;
    Ok(all
        .into_iter()
        .map(|(text, at)| {
            json!({"document": text.document, "version": text.version, "accepted_at": at})
        })
        .collect())
}

async fn signed_in(store: &Store, id: PersonId) -> Result<Value, InternalError> {
    let rows = session::Entity::find()
        .filter(session::Column::PersonId.eq(id.0))
        .order_by_asc(session::Column::Id)
        .all(store.read())
        .await?;
    Ok(rows
        .into_iter()
        .map(|row| {
            json!({
                "created_at": row.created_at,
                "last_seen_at": row.last_seen_at,
                "ended_at": row.ended_at,
                "device": row.user_agent,
                "address": row.address,
            })
        })
        .collect())
}

async fn tokens(store: &Store, id: PersonId) -> Result<Value, InternalError> {
    let rows = api_token::Entity::find()
        .filter(api_token::Column::PersonId.eq(id.0))
        .order_by_asc(api_token::Column::Id)
        .all(store.read())
        .await?;
    Ok(rows
        .into_iter()
        .map(|row| {
            json!({
                "name": row.name,
                "scopes": row.scopes,
                "created_at": row.created_at,
                "expires_at": row.expires_at,
                "last_used_at": row.last_used_at,
                "ended_at": row.ended_at,
            })
        })
        .collect())
}
