//! Gives a role.

use super::entity::{person, role_grant};
use super::{find, invalidate};
use crate::audit;
use crate::store::{InternalError, Store, Tx, UseCaseError};
use laurel_domain::identity::{Action, Grant, Permit, Resource, Role};
use laurel_domain::ids::PersonId;
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, Set};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GrantRefusal {
    NoSuchPerson,
    /// Administrators and owners are appointed by owners.
    OwnersOnly,
    /// A site without an owner could never get one again.
    LastOwner,
    /// There is no such grant that stands.
    NotGranted,
}

/// What giving or ending a role takes.
#[must_use]
pub const fn needs(role: Role) -> Action {
    match role {
        Role::Administrator | Role::Owner => Action::AppointAdministrators,
        Role::Learner | Role::Instructor | Role::Issuer => Action::ManagePeople,
    }
}

/// Gives a role, once. Tells the audit.
///
/// # Errors
/// [`UseCaseError`] with [`GrantRefusal`].
pub async fn grant_role(
    store: &Store,
    permit: &Permit,
    to: PersonId,
    grant: Grant,
) -> Result<(), UseCaseError<GrantRefusal>> {
    if !permit.covers(needs(grant.role), Resource::Site) {
        return Err(UseCaseError::Refused(GrantRefusal::OwnersOnly));
    }
    let store_in = store.clone();
    let permit = permit.clone();
    store
        .write(move |tx| {
            Box::pin(async move {
                let known = person::Entity::find_by_id(to.0).one(tx).await?;
                if known.is_none() {
                    return Err(UseCaseError::Refused(GrantRefusal::NoSuchPerson));
                }
                add(&store_in, tx, permit.actor(), to, grant).await?;
                let detail =
                    serde_json::json!({"role": grant.role.as_str(), "course": grant.course});
                audit::append(
                    tx,
                    store_in.now(),
                    &permit,
                    &format!("person:{to}"),
                    &detail,
                )
                .await?;
                Ok(())
            })
        })
        .await
}

/// Ends a role, on every node within a second. Tells the audit.
///
/// # Errors
/// [`UseCaseError`] with [`GrantRefusal`].
pub async fn end_role(
    store: &Store,
    permit: &Permit,
    of: PersonId,
    grant: Grant,
) -> Result<(), UseCaseError<GrantRefusal>> {
    if !permit.covers(needs(grant.role), Resource::Site) {
        return Err(UseCaseError::Refused(GrantRefusal::OwnersOnly));
    }
    let store_in = store.clone();
    let permit = permit.clone();
    store
        .write(move |tx| {
            Box::pin(async move {
                let now = store_in.now();
                let detail = serde_json::json!({"role": grant.role.as_str(), "course": grant.course, "did": "end"});
                // the audit makes one wait for the other, so of two owners who
                // end each other's role the second sees the first
                audit::append(tx, now, &permit, &format!("person:{of}"), &detail).await?;
                if grant.role == Role::Owner && owners_beside(tx, of).await? == 0 {
                    return Err(UseCaseError::Refused(GrantRefusal::LastOwner));
                }
                let mut update = role_grant::Entity::update_many()
                    .col_expr(role_grant::Column::EndedAt, Expr::value(now))
                    .col_expr(
                        role_grant::Column::EndedBy,
                        Expr::value(permit.actor().map(|p| p.0)),
                    )
                    .filter(role_grant::Column::PersonId.eq(of.0))
                    .filter(role_grant::Column::Role.eq(grant.role.as_str()))
                    .filter(role_grant::Column::EndedAt.is_null());
                update = match grant.course {
                    Some(course) => update.filter(role_grant::Column::CourseId.eq(course.0)),
                    None => update.filter(role_grant::Column::CourseId.is_null()),
                };
                if update.exec(tx).await?.rows_affected == 0 {
                    return Err(UseCaseError::Refused(GrantRefusal::NotGranted));
                }
                invalidate(&store_in, tx, "person", of.0).await?;
                Ok(())
            })
        })
        .await
}

/// How many others are owners.
pub(super) async fn owners_beside(tx: &Tx, person: PersonId) -> Result<u64, InternalError> {
    Ok(role_grant::Entity::find()
        .filter(role_grant::Column::Role.eq(Role::Owner.as_str()))
        .filter(role_grant::Column::EndedAt.is_null())
        .filter(role_grant::Column::PersonId.ne(person.0))
        .count(tx)
        .await?)
}

pub(super) async fn add(
    store: &Store,
    tx: &Tx,
    by: Option<PersonId>,
    to: PersonId,
    grant: Grant,
) -> Result<(), InternalError> {
    if grant.role == Role::Learner || find::grants(tx, to).await?.contains(&grant) {
        return Ok(());
    }
    role_grant::ActiveModel {
        id: Set(store.new_id()),
        person_id: Set(to.0),
        role: Set(grant.role.as_str().to_owned()),
        course_id: Set(grant.course.map(|c| c.0)),
        granted_at: Set(store.now()),
        granted_by: Set(by.map(|p| p.0)),
        ended_at: Set(None),
        ended_by: Set(None),
    }
    .insert(tx)
    .await?;
    invalidate(store, tx, "person", to.0).await
}
