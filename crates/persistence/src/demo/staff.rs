//! The people who run the demo's site, and the guest who tries it.

use super::batch::{Batch, LearnerPath};
use super::learners::DemoYear;
use super::names::draw;
use crate::identity::{Purpose, grant_role, make_link};
use crate::store::{InternalError, Store, UseCaseError};
use chrono::TimeDelta;
use laurel_domain::identity::{Actor, Grant, Role, authorize_role};
use laurel_domain::ids::PersonId;
use rand::rngs::StdRng;

pub(super) struct Staff {
    pub administrator: PersonId,
    /// Of the first course.
    pub instructor: PersonId,
}

/// An owner, an administrator, an issuer, and an instructor for each course.
pub(super) async fn appoint(
    store: &Store,
    year: &DemoYear,
    random: &mut StdRng,
) -> Result<Staff, InternalError> {
    let site = |role| Grant { role, course: None };
    let mut roles = vec![
        site(Role::Owner),
        site(Role::Administrator),
        site(Role::Issuer),
    ];
    roles.extend(year.trails.iter().map(|trail| Grant {
        role: Role::Instructor,
        course: Some(trail.course),
    }));
    let mut batch = Batch::new();
    let mut people = Vec::new();
    for grant in &roles {
        let mut who = draw(random, true);
        who.address = format!("{}.{}", grant.role.as_str(), who.address);
        people.push(PersonId(batch.person(random, &who, 0, year.from, None)));
    }
    store.transact(async |tx| batch.insert(tx).await).await?;
    for (person, grant) in people.iter().zip(&roles) {
        let permit = authorize_role(&Actor::Operator, *grant).map_err(|_| InternalError::Permit)?;
        grant_role(store, &permit, *person)
            .await
            .map_err(|stop| match stop {
                UseCaseError::Internal(error) => error,
                UseCaseError::Refused(_) => InternalError::Permit,
            })?;
    }
    let person = |role| {
        let at = roles.iter().position(|grant| grant.role == role);
        at.and_then(|at| people.get(at))
            .copied()
            .ok_or(InternalError::Permit)
    };
    Ok(Staff {
        administrator: person(Role::Administrator)?,
        instructor: person(Role::Instructor).or_else(|_| person(Role::Owner))?,
    })
}

/// A learner who finished one course and is in the middle of the next.
pub(super) struct Guest {
    pub person: PersonId,
    pub enrollments: u64,
}

pub(super) async fn guest(
    store: &Store,
    year: &DemoYear,
    random: &mut StdRng,
) -> Result<Guest, InternalError> {
    let mut batch = Batch::new();
    let mut from = year.now - TimeDelta::days(40);
    let mut who = draw(random, true);
    who.address = format!("guest.{}", who.address);
    let person = batch.person(random, &who, 0, from, None);
    for (number, trail) in year.trails.iter().take(2).enumerate() {
        let whole = trail.whole().min(trail.steps.len());
        let steps = match number {
            0 if trail.has_award || year.trails.len() == 1 => whole.saturating_sub(1),
            0 => whole,
            _ => whole / 2,
        };
        let until = from + TimeDelta::days(18);
        let path = LearnerPath {
            person,
            trail,
            steps,
            from,
            until,
            withdrawn: false,
        };
        from = batch.path(random, &path) + TimeDelta::days(1);
    }
    let enrollments = batch.walks;
    store.transact(async |tx| batch.insert(tx).await).await?;
    Ok(Guest {
        person: PersonId(person),
        enrollments,
    })
}

/// The token of a link that signs this person in, once, within a day.
pub(super) async fn link(store: &Store, person: PersonId) -> Result<String, InternalError> {
    store
        .transact(async |tx| {
            let data = "{}".to_owned();
            make_link(tx, Purpose::SignIn, Some(person), data).await
        })
        .await
}
