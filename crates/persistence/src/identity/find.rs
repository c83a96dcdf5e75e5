//! Reads people.

use super::entity::{person as table, role_grant};
use super::owners::standing;
use crate::store::{InternalError, Store};
use chrono::{DateTime, Utc};
use laurel_domain::identity::{CourseScope, Email, Grant, OwnScope, PeopleScope, Permit, actions};
use laurel_domain::ids::{CourseId, PersonId};
use sea_orm::sea_query::SelectStatement;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect, QueryTrait};
use std::collections::HashMap;
use uuid::Uuid;

/// A person with an account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    pub id: PersonId,
    pub email: String,
    pub name: String,
    /// How the name prints on certificates, where it differs.
    pub certificate_name: Option<String>,
    pub name_confirmed_at: Option<DateTime<Utc>>,
    pub email_confirmed_at: Option<DateTime<Utc>>,
    pub has_password: bool,
    pub language: String,
    pub theme: String,
    /// An IANA name; `None`: the organization's.
    pub time_zone: Option<String>,
    pub created_at: DateTime<Utc>,
    pub grants: Vec<Grant>,
}

/// What sign-in compares with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Credentials {
    pub person: PersonId,
    /// PHC string; `None` where no password was set yet.
    pub password_hash: Option<String>,
}

pub(super) async fn grants<C: ConnectionTrait>(
    on: &C,
    person: PersonId,
) -> Result<Vec<Grant>, InternalError> {
    let rows = standing()
        .filter(role_grant::Column::PersonId.eq(person.0))
        .all(on)
        .await?;
    Ok(rows
        .into_iter()
        .map(|row| Grant {
            role: row.role.0,
            course: row.course_id.map(CourseId),
        })
        .collect())
}

pub(super) async fn whole<C: ConnectionTrait>(
    on: &C,
    row: table::Model,
) -> Result<Person, InternalError> {
    let id = PersonId(row.id);
    Ok(Person {
        id,
        email: row.email,
        name: row.name,
        certificate_name: row.certificate_name,
        name_confirmed_at: row.name_confirmed_at,
        email_confirmed_at: row.email_confirmed_at,
        has_password: row.password_hash.is_some(),
        language: row.language,
        theme: row.theme,
        time_zone: row.time_zone,
        created_at: row.created_at,
        grants: grants(on, id).await?,
    })
}

/// Oneself; `None` once erased.
///
/// # Errors
/// [`InternalError`]
pub async fn person(store: &Store, own: OwnScope) -> Result<Option<Person>, InternalError> {
    find_person(store, own.person()).await
}

/// Somebody who was not erased, as the staff see them.
///
/// # Errors
/// [`InternalError`]
pub async fn person_of(
    store: &Store,
    _: PeopleScope,
    id: PersonId,
) -> Result<Option<Person>, InternalError> {
    find_person(store, id).await
}

pub(super) async fn find_person(
    store: &Store,
    id: PersonId,
) -> Result<Option<Person>, InternalError> {
    let row = table::Entity::find_by_id(id.0)
        .filter(table::Column::ErasedAt.is_null())
        .one(store.read())
        .await?;
    match row {
        Some(row) => Ok(Some(whole(store.read(), row).await?)),
        None => Ok(None),
    }
}

/// The names of those who did something in the scope's course, by id; without
/// those who were erased.
///
/// # Errors
/// [`InternalError`]
pub async fn names(
    store: &Store,
    _: CourseScope,
    ids: Vec<PersonId>,
) -> Result<HashMap<PersonId, String>, InternalError> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    names_of(store, ids).await
}

/// Names by id, of those who were not erased.
pub(crate) async fn names_of(
    store: &Store,
    ids: Vec<PersonId>,
) -> Result<HashMap<PersonId, String>, InternalError> {
    let rows: Vec<(Uuid, String)> = table::Entity::find()
        .select_only()
        .columns([table::Column::Id, table::Column::Name])
        .filter(table::Column::Id.is_in(ids.into_iter().map(|id| id.0)))
        .filter(table::Column::ErasedAt.is_null())
        .into_tuple()
        .all(store.read())
        .await?;
    let named = rows.into_iter();
    Ok(named.map(|(id, name)| (PersonId(id), name)).collect())
}

/// The same, as a statement for ids that may be of something else.
pub(crate) fn names_by_id(asked: &SelectStatement) -> Vec<SelectStatement> {
    let people = table::Entity::find()
        .select_only()
        .columns([table::Column::Id, table::Column::Name])
        .filter(table::Column::Id.in_subquery(asked.clone()))
        .filter(table::Column::ErasedAt.is_null());
    vec![people.into_query()]
}

/// The same by their address.
///
/// # Errors
/// [`InternalError`]
pub async fn person_by_email(
    store: &Store,
    _: PeopleScope,
    email: &Email,
) -> Result<Option<Person>, InternalError> {
    let row = by_email(store.read(), email).await?;
    match row {
        Some(row) => Ok(Some(whole(store.read(), row).await?)),
        None => Ok(None),
    }
}

pub(super) async fn by_email<C: ConnectionTrait>(
    on: &C,
    email: &Email,
) -> Result<Option<table::Model>, InternalError> {
    Ok(table::Entity::find()
        .filter(table::Column::Email.eq(email.as_str()))
        .filter(table::Column::ErasedAt.is_null())
        .one(on)
        .await?)
}

/// What somebody who signs in must know.
///
/// # Errors
/// [`InternalError`]
pub async fn credentials(
    store: &Store,
    _: &Permit<actions::Visit>,
    email: &Email,
) -> Result<Option<Credentials>, InternalError> {
    let row = by_email(store.read(), email).await?;
    Ok(row.map(|row| Credentials {
        person: PersonId(row.id),
        password_hash: row.password_hash,
    }))
}
