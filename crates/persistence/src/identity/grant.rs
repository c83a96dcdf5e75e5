//! Gives a role.

use super::entity::{person, role_grant};
use super::{find, invalidate};
use crate::audit;
use crate::store::{Fault, Stop, Store, Tx};
use laurel_domain::identity::{Action, Grant, Permit, Resource, Role};
use laurel_domain::ids::PersonId;
use sea_orm::{ActiveModelTrait, EntityTrait, Set};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GrantRefusal {
    NoSuchPerson,
    /// Administrators and owners are appointed by owners.
    OwnersOnly,
}

/// Gives a role, once. Tells the audit.
///
/// # Errors
/// [`Stop`] with [`GrantRefusal`].
pub async fn grant_role(
    store: &Store,
    permit: &Permit,
    to: PersonId,
    grant: Grant,
) -> Result<(), Stop<GrantRefusal>> {
    let action = if matches!(grant.role, Role::Administrator | Role::Owner) {
        Action::AppointAdministrators
    } else {
        Action::ManagePeople
    };
    if !permit.covers(action, Resource::Site) {
        return Err(Stop::Refused(GrantRefusal::OwnersOnly));
    }
    let store_in = store.clone();
    let permit = permit.clone();
    store
        .write(move |tx| {
            Box::pin(async move {
                let known = person::Entity::find_by_id(to.0).one(tx).await?;
                if known.is_none() {
                    return Err(Stop::Refused(GrantRefusal::NoSuchPerson));
                }
                add(&store_in, tx, permit.actor(), to, grant).await?;
                let detail = serde_json::json!({"role": grant.role.word(), "course": grant.course});
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

pub(super) async fn add(
    store: &Store,
    tx: &Tx,
    by: Option<PersonId>,
    to: PersonId,
    grant: Grant,
) -> Result<(), Fault> {
    if grant.role == Role::Learner || find::grants(tx, to).await?.contains(&grant) {
        return Ok(());
    }
    role_grant::ActiveModel {
        id: Set(store.new_id()),
        person_id: Set(to.0),
        role: Set(grant.role.word().to_owned()),
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
