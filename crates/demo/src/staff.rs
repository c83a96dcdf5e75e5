//! The people who run the demo's site, and the guest who tries it.

use super::batch::{Batch, LearnerPath};
use super::learners::DemoYear;
use super::names::draw;
use chrono::TimeDelta;
use laurel_domain::identity::{Actor, Grant, Role, System, actions, authorize, authorize_role};
use laurel_domain::ids::PersonId;
use laurel_persistence::history::insert_past;
use laurel_persistence::identity::{grant_role, sign_in_link};
use laurel_persistence::{InternalError, Store, UseCaseError};
use rand::rngs::StdRng;

pub(super) struct Staff {
    pub administrator: PersonId,
    /// Of the first course.
    pub instructor: PersonId,
}

/// An owner, an administrator, an issuer, and an instructor for each course.
pub(super) async fn appoint(
    store: &Store,
    system: System,
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
    let mut batch = Batch::default();
    let mut people = Vec::new();
    for grant in &roles {
        let mut who = draw(random, true);
        who.address = format!("{}.{}", grant.role.as_str(), who.address);
        people.push(batch.person(random, &who, 0, year.from, None));
    }
    insert_past(store, system, batch.past).await?;
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
    system: System,
    year: &DemoYear,
    random: &mut StdRng,
) -> Result<Guest, InternalError> {
    let mut batch = Batch::default();
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
    insert_past(store, system, batch.past).await?;
    Ok(Guest {
        person,
        enrollments,
    })
}

/// The token of a link that signs this person in, once, within a day.
pub(super) async fn link(store: &Store, person: PersonId) -> Result<String, InternalError> {
    let permit = authorize::<actions::AppointAdministrators>(&Actor::Operator, ());
    let permit = permit.map_err(|_| InternalError::Permit)?;
    let token = sign_in_link(store, &permit, person).await?;
    token.ok_or_else(|| InternalError::Corrupt(format!("person {person} is gone")))
}
