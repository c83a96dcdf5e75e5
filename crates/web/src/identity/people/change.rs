//! What staff do for a person; each is told to the audit.

use super::learning::Turned;
use super::one::{load, page};
use crate::forms::Form;
use crate::gate::Gate;
use crate::paths;
use crate::problem::{Answer, Problem};
use crate::visit::Visit;
use axum::response::Response;
use laurel_domain::identity::actions;
use laurel_domain::identity::{ActionName, Grant, Resource, Role, UntypedPermit};
use laurel_domain::ids::PersonId;
use laurel_persistence::Stop;
use laurel_persistence::changes::Changed;
use laurel_persistence::identity::{
    self as people, GrantRefusal, course_names, end_sessions_of, needs,
};
use serde::Deserialize;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Fields {
    role: String,
    /// The course's id, for an instructor.
    course: String,
}

/// The grant that a form means, where it is one.
fn grant(fields: &Fields) -> Option<Grant> {
    let role = Role::from_word(&fields.role).filter(|role| *role != Role::Learner)?;
    let course = if role == Role::Instructor && !fields.course.is_empty() {
        Some(fields.course.parse().ok()?)
    } else {
        None
    };
    Some(Grant { role, course })
}

pub async fn give_role(
    paths::AdminPersonRolesPath { id }: paths::AdminPersonRolesPath,
    visit: Gate<actions::ManagePeople>,
    Form(fields): Form<Fields>,
) -> Answer {
    let Some(grant) = grant(&fields) else {
        return refuse(&visit, id, "form-error-choice").await;
    };
    let permit = visit.untyped_permit(needs(grant.role), Resource::Site)?;
    if let Some(course) = grant.course {
        let known = course_names(&visit.app.store).await?;
        if known.iter().all(|known| known.id != course) {
            return refuse(&visit, id, "form-error-unknown-option").await;
        }
    } else if grant.role == Role::Instructor {
        return refuse(&visit, id, "admin-people-role-which-course").await;
    }
    let outcome = people::grant_role(&visit.app.store, &permit, id, grant).await;
    answer(&visit, id, outcome, "flash-role-given").await
}

pub async fn end_role(
    paths::AdminPersonEndRolePath { id }: paths::AdminPersonEndRolePath,
    visit: Gate<actions::ManagePeople>,
    Form(fields): Form<Fields>,
) -> Answer {
    let grant = grant(&fields).ok_or(Problem::NotFound)?;
    let permit = visit.untyped_permit(needs(grant.role), Resource::Site)?;
    let outcome = people::end_role(&visit.app.store, &permit, id, grant).await;
    answer(&visit, id, outcome, "flash-role-ended").await
}

async fn answer(
    visit: &Visit,
    id: PersonId,
    outcome: Result<(), Stop<GrantRefusal>>,
    flash: &str,
) -> Answer {
    match outcome {
        Ok(()) => Ok(done(visit, id, flash)),
        Err(Stop::Refused(GrantRefusal::LastOwner)) => {
            refuse(visit, id, "admin-people-role-last").await
        }
        Err(Stop::Refused(GrantRefusal::OwnersOnly)) => Err(Problem::Forbidden),
        Err(Stop::Refused(GrantRefusal::NoSuchPerson | GrantRefusal::NotGranted)) => {
            Err(Problem::NotFound)
        }
        Err(Stop::Fault(fault)) => Err(fault.into()),
    }
}

/// The person's page again, with why nothing was changed.
async fn refuse(visit: &Visit, id: PersonId, key: &str) -> Answer {
    let known = load(visit, id, &Turned::default()).await?;
    Ok(visit.mend(page(visit, &known, Some(visit.t(key)))))
}

/// On this node at once: what their tokens say is in doubt.
fn done(visit: &Visit, id: PersonId, flash: &str) -> Response {
    visit.app.changed(Changed::Person(id));
    visit.go(&paths::admin_person(id), flash)
}

async fn manage(visit: &Visit, id: PersonId) -> Result<UntypedPermit, Problem> {
    // somebody who was erased, or never was, is not there
    load(visit, id, &Turned::default()).await?;
    visit.untyped_permit(ActionName::ManagePeople, Resource::Site)
}

pub async fn end_sessions(
    paths::AdminPersonEndSessionsPath { id }: paths::AdminPersonEndSessionsPath,
    visit: Gate<actions::ManagePeople>,
) -> Answer {
    let permit = manage(&visit, id).await?;
    end_sessions_of(&visit.app.store, &permit, id).await?;
    Ok(done(&visit, id, "flash-person-signed-out"))
}

pub async fn resend_confirmation(
    paths::AdminPersonConfirmationPath { id }: paths::AdminPersonConfirmationPath,
    visit: Gate<actions::ManagePeople>,
) -> Answer {
    let permit = manage(&visit, id).await?;
    let url = &visit.app.options.public_url;
    people::resend_confirmation(&visit.app.store, &permit, url, id).await?;
    Ok(done(&visit, id, "flash-letter-sent"))
}

pub async fn send_password_link(
    paths::AdminPersonPasswordLinkPath { id }: paths::AdminPersonPasswordLinkPath,
    visit: Gate<actions::ManagePeople>,
) -> Answer {
    let permit = manage(&visit, id).await?;
    let url = &visit.app.options.public_url;
    people::send_password_link(&visit.app.store, &permit, url, id).await?;
    Ok(done(&visit, id, "flash-letter-sent"))
}
