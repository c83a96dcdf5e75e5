//! Finds people, newest first, a page at a time.

use super::entity::{person as table, role_grant};
use crate::store::{InternalError, Store, UseCaseError, containing};
use chrono::{DateTime, Utc};
use laurel_domain::identity::{Denial, Email, Grant, Permit, Role, actions};
use laurel_domain::ids::{CourseId, PersonId};
use laurel_domain::sameness::listed_words;
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use sea_orm::{ColumnTrait, DerivePartialModel, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use std::collections::HashMap;
use uuid::Uuid;

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PeopleQuery {
    /// Part of a name or an address; accents and case don't matter.
    pub text: String,
    pub role: Option<Role>,
    /// Those who came before this one.
    pub before: Option<PersonId>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonItem {
    pub id: PersonId,
    pub name: String,
    pub email: String,
    pub confirmed: bool,
    /// Whether somebody else made the account, and no password was chosen yet.
    pub invited: bool,
    pub created_at: DateTime<Utc>,
    /// Each role once.
    pub roles: Vec<Role>,
    pub grants: Vec<Grant>,
}

/// What a line needs.
#[derive(Debug, DerivePartialModel)]
#[sea_orm(entity = "table::Entity", from_query_result)]
struct Row {
    id: Uuid,
    name: String,
    email: String,
    #[sea_orm(from_expr = "Expr::col(table::Column::EmailConfirmedAt).is_not_null()")]
    confirmed: bool,
    #[sea_orm(from_expr = "Expr::col(table::Column::PasswordHash).is_null()")]
    invited: bool,
    created_at: DateTime<Utc>,
}

/// At most `limit`.
///
/// # Errors
/// [`UseCaseError`]
pub async fn people(
    store: &Store,
    _: &Permit<actions::ReadPeople>,
    search: PeopleQuery,
    limit: u64,
) -> Result<Vec<PersonItem>, UseCaseError<Denial>> {
    let in_a_row = search.text.is_empty() && search.role.is_none();
    let mut query = table::Entity::find()
        .filter(table::Column::ErasedAt.is_null())
        .order_by_desc(table::Column::Id)
        .limit(limit);
    if let Ok(email) = Email::parse(&search.text) {
        // a whole address is found by its index
        query = query.filter(table::Column::Email.eq(email.as_str()));
    } else {
        for word in listed_words(&search.text) {
            query = query.filter(table::Column::SearchText.like(containing(&word)));
        }
    }
    if let Some(role) = search.role {
        let holders = Query::select()
            .column(role_grant::Column::PersonId)
            .from(role_grant::Entity)
            .and_where(role_grant::Column::Role.eq(role.as_str()))
            .and_where(role_grant::Column::EndedAt.is_null())
            .to_owned();
        query = query.filter(table::Column::Id.in_subquery(holders));
    }
    if let Some(before) = search.before {
        query = query.filter(table::Column::Id.lt(before.0));
    }
    let rows = query.into_partial_model::<Row>().all(store.read()).await?;
    let mut grants = grants_of(store, &rows, in_a_row).await?;
    Ok(rows
        .into_iter()
        .map(|row| {
            let grants = grants.remove(&row.id).unwrap_or_default();
            let mut roles: Vec<Role> = Vec::new();
            for grant in &grants {
                if !roles.contains(&grant.role) {
                    roles.push(grant.role);
                }
            }
            PersonItem {
                roles,
                grants,
                id: PersonId(row.id),
                name: row.name,
                email: row.email,
                confirmed: row.confirmed,
                invited: row.invited,
                created_at: row.created_at,
            }
        })
        .collect())
}

/// Of these people; `in_a_row`: all there are between the first and the last.
async fn grants_of(
    store: &Store,
    people: &[Row],
    in_a_row: bool,
) -> Result<HashMap<Uuid, Vec<Grant>>, InternalError> {
    let (Some(newest), Some(oldest)) = (people.first(), people.last()) else {
        return Ok(HashMap::new());
    };
    let person = role_grant::Column::PersonId;
    let theirs = if in_a_row {
        // two values to bind instead of one for each
        person.between(oldest.id, newest.id)
    } else {
        person.is_in(people.iter().map(|row| row.id))
    };
    let rows = role_grant::Entity::find()
        .filter(role_grant::Column::EndedAt.is_null())
        .filter(theirs)
        .all(store.read())
        .await?;
    let mut grants: HashMap<Uuid, Vec<Grant>> = HashMap::new();
    for row in rows {
        grants.entry(row.person_id).or_default().push(Grant {
            role: row.role.0,
            course: row.course_id.map(CourseId),
        });
    }
    Ok(grants)
}
