//! Gives a role.

use super::entity::{person, role_grant};
use super::find;
use super::lock::lock_person;
use super::owners::{end_set_up, owners_beside, runs_site, take_turn};
use super::token::end_all_tokens;
use crate::audit::Event;
use crate::changes::Changed;
use crate::store::{InternalError, Store, Tx, UseCaseError, Word};
use chrono::{DateTime, Utc};
use laurel_domain::identity::{Authorized, Grant, Role, RolePermit};
use laurel_domain::ids::PersonId;
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter, Set};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GrantRefusal {
    NoSuchPerson,
    /// A site without an owner could never get one again.
    LastOwner,
    /// There is no such grant that stands.
    NotGranted,
    /// Somebody else changed them since they were seen.
    Changed,
}

/// Gives a role, once. Tells the audit.
///
/// # Errors
/// [`UseCaseError`] with [`GrantRefusal`].
pub async fn grant_role(
    store: &Store,
    permit: &RolePermit,
    to: PersonId,
) -> Result<(), UseCaseError<GrantRefusal>> {
    store
        .transact(async |tx| {
            if runs_site(permit.grant().role) {
                take_turn(tx).await?;
            }
            lock_person(tx, to).await?;
            give_one(tx, permit, to).await
        })
        .await
}

/// The person is locked.
async fn give_one(
    tx: &Tx,
    permit: &RolePermit,
    to: PersonId,
) -> Result<(), UseCaseError<GrantRefusal>> {
    let grant = permit.grant();
    let known = person::Entity::find_by_id(to.0)
        .filter(person::Column::ErasedAt.is_null())
        .one(tx)
        .await?;
    if known.is_none() {
        return Err(UseCaseError::Refused(GrantRefusal::NoSuchPerson));
    }
    add(tx, permit.actor(), to, grant).await?;
    let granted = Event::RoleGranted {
        person: to,
        role: grant.role.as_str(),
        course: grant.course,
    };
    tx.audit(permit, &granted).await?;
    Ok(())
}

/// Ends a role, on every node within a second, and with it the person's tokens
/// of the JSON API, which were made for what they could do then. Tells the audit.
///
/// # Errors
/// [`UseCaseError`] with [`GrantRefusal`].
pub async fn end_role(
    store: &Store,
    permit: &RolePermit,
    of: PersonId,
) -> Result<(), UseCaseError<GrantRefusal>> {
    store
        .transact(async |tx| {
            if permit.grant().role == Role::Owner {
                // of two owners who go at once the second sees the first
                take_turn(tx).await?;
            }
            end_one(tx, permit, of).await
        })
        .await
}

async fn end_one(
    tx: &Tx,
    permit: &RolePermit,
    of: PersonId,
) -> Result<(), UseCaseError<GrantRefusal>> {
    let (now, grant) = (tx.now(), permit.grant());
    let ended = Event::RoleEnded {
        person: of,
        role: grant.role.as_str(),
        course: grant.course,
    };
    tx.audit(permit, &ended).await?;
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
    end_all_tokens(tx, of).await?;
    tx.changed(Changed::Person(of));
    Ok(())
}

/// Gives and ends roles of one person together, or none of them. `seen` is what
/// they had when it was decided. Tells the audit of each.
///
/// # Errors
/// [`UseCaseError`] with [`GrantRefusal`].
pub async fn change_roles(
    store: &Store,
    give: &[RolePermit],
    end: &[RolePermit],
    of: PersonId,
    seen: &[Grant],
) -> Result<(), UseCaseError<GrantRefusal>> {
    store
        .transact(async |tx| {
            // in the order of all who change who runs the site
            take_turn(tx).await?;
            lock_person(tx, of).await?;
            let now = find::grants(tx, of).await?;
            let same = now.len() == seen.len() && now.iter().all(|grant| seen.contains(grant));
            if !same {
                return Err(UseCaseError::Refused(GrantRefusal::Changed));
            }
            for permit in give {
                give_one(tx, permit, of).await?;
            }
            for permit in end {
                end_one(tx, permit, of).await?;
            }
            Ok(())
        })
        .await
}

/// Ends every role of somebody who is erased.
pub(super) async fn end_all_roles(
    tx: &Tx,
    now: DateTime<Utc>,
    by: Option<PersonId>,
    of: PersonId,
) -> Result<(), InternalError> {
    role_grant::Entity::update_many()
        .col_expr(role_grant::Column::EndedAt, Expr::value(now))
        .col_expr(role_grant::Column::EndedBy, Expr::value(by.map(|p| p.0)))
        .filter(role_grant::Column::PersonId.eq(of.0))
        .filter(role_grant::Column::EndedAt.is_null())
        .exec(tx)
        .await?;
    Ok(())
}

/// Gives the role, once. Whoever gives one that runs the site took the turn.
pub(super) async fn add(
    tx: &Tx,
    by: Option<PersonId>,
    to: PersonId,
    grant: Grant,
) -> Result<(), InternalError> {
    if grant.role == Role::Learner || find::grants(tx, to).await?.contains(&grant) {
        return Ok(());
    }
    role_grant::ActiveModel {
        id: Set(tx.new_id()),
        person_id: Set(to.0),
        role: Set(Word(grant.role)),
        course_id: Set(grant.course.map(|c| c.0)),
        granted_at: Set(tx.now()),
        granted_by: Set(by.map(|p| p.0)),
        ended_at: Set(None),
        ended_by: Set(None),
    }
    .insert(tx)
    .await?;
    if runs_site(grant.role) {
        end_set_up(tx).await?;
    }
    tx.changed(Changed::Person(to));
    Ok(())
}
