//! Everything that is kept about a person, for that person. Each capability
//! tells of its own tables; nothing here is left out but secrets.

use super::entity::{api_token, person, role_grant, session};
use crate::store::{InternalError, Store};
use crate::{assessment, audit, certification, enrollment, learning, messaging, site};
use laurel_domain::identity::{Permit, actions};
use laurel_domain::ids::PersonId;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use serde_json::{Value, json};

/// # Errors
/// [`InternalError`]
pub async fn personal_data(
    store: &Store,
    permit: &Permit<actions::UseAccount>,
) -> Result<Value, InternalError> {
    let id = permit.person();
    let row = person::Entity::find_by_id(id.0)
        .one(store.read())
        .await?
        .ok_or_else(|| InternalError::Corrupt(format!("person {id} is gone")))?;
    let email = row.email.clone();
    let enrollments = enrollment::ids_of(store, id).await?;
    Ok(json!({
        "exported_at": store.now(),
        "profile": {
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
        },
        "roles": roles(store, id).await?,
        "acceptances": accepted(store, id).await?,
        "sessions": signed_in(store, id).await?,
        "tokens": tokens(store, id).await?,
        "enrollments": enrollment::personal_data(store, id).await?,
        "learning": learning::personal_data(store, &enrollments).await?,
        "attempts": assessment::personal_data(store, &enrollments).await?,
        "certificates": certification::personal_data(store, id).await?,
        "letters": messaging::personal_data(store, id).await?,
        "site": site::personal_data(store, &email).await?,
        "audit": audit::personal_data(store, id).await?,
    }))
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
