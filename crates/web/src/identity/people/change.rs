//! What staff do for a person; each is told to the audit.

use super::learning::PageOffsets;
use super::one::load;
use super::view::one::{PersonView, page};
use crate::forms::Form;
use crate::gate::Gate;
use crate::http_problem::{Answer, HttpProblem};
use crate::paths;
use crate::request_context::RequestContext;
use axum::response::Response;
use laurel_domain::identity::{Grant, Permit, Role, actions, authorize_role};
use laurel_domain::ids::PersonId;
use laurel_persistence::UseCaseError;
use laurel_persistence::catalog::course_names;
use laurel_persistence::changes::Changed;
use laurel_persistence::identity::{self as people, GrantRefusal, end_sessions_of, end_tokens_of};
use serde::Deserialize;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct RoleForm {
    role: String,
    /// The course's id, for an instructor.
    course: String,
}

/// The grant that a form means, where it is one.
fn grant(fields: &RoleForm) -> Option<Grant> {
    let role = fields
        .role
        .parse::<Role>()
        .ok()
        .filter(|role| *role != Role::Learner)?;
    let course = if role == Role::Instructor && !fields.course.is_empty() {
        Some(fields.course.parse().ok()?)
    } else {
        None
    };
    Some(Grant { role, course })
}

pub async fn give_role(
    paths::AdminPersonRolesPath { id }: paths::AdminPersonRolesPath,
    context: Gate<actions::ManagePeople>,
    Form(fields): Form<RoleForm>,
) -> Answer {
    let Some(grant) = grant(&fields) else {
        return refuse(&context, id, "form-error-choice").await;
    };
    let permit = authorize_role(&context.actor, grant)?;
    if let Some(course) = grant.course {
        let people = (&context.permit()?).into();
        let shown = course_names(&context.app.store, people).await?;
        if shown.iter().all(|shown| shown.id != course) {
            return refuse(&context, id, "form-error-unknown-option").await;
        }
    } else if grant.role == Role::Instructor {
        return refuse(&context, id, "admin-people-role-which-course").await;
    }
    let outcome = people::grant_role(&context.app.store, &permit, id).await;
    answer(&context, id, outcome, "flash-role-given").await
}

pub async fn end_role(
    paths::AdminPersonEndRolePath { id }: paths::AdminPersonEndRolePath,
    context: Gate<actions::ManagePeople>,
    Form(fields): Form<RoleForm>,
) -> Answer {
    let grant = grant(&fields).ok_or(HttpProblem::NotFound)?;
    let permit = authorize_role(&context.actor, grant)?;
    let outcome = people::end_role(&context.app.store, &permit, id).await;
    answer(&context, id, outcome, "flash-role-ended").await
}

async fn answer(
    context: &RequestContext,
    id: PersonId,
    outcome: Result<(), UseCaseError<GrantRefusal>>,
    flash: &str,
) -> Answer {
    match outcome {
        Ok(()) => Ok(done(context, id, flash)),
        Err(UseCaseError::Refused(GrantRefusal::LastOwner)) => {
            refuse(context, id, "admin-people-role-last").await
        }
        Err(stop) => Err(stop.into()),
    }
}

/// The person's page again, with why nothing was changed.
async fn refuse(context: &RequestContext, id: PersonId, key: &str) -> Answer {
    let view = PersonView {
        refused: Some(context.t(key).to_owned()),
        ..load(context, id, &PageOffsets::default()).await?
    };
    Ok(context.invalid(page(context, &view)))
}

/// On this node at once: what their tokens say is in doubt.
fn done(context: &RequestContext, id: PersonId, flash: &str) -> Response {
    context.app.changed(Changed::Person(id));
    context.go(&paths::admin_person(id), flash)
}

/// Somebody who was erased, or never was, is not there.
async fn manage(
    context: &Gate<actions::ManagePeople>,
    id: PersonId,
) -> Result<Permit<actions::ManagePeople>, HttpProblem> {
    load(context, id, &PageOffsets::default()).await?;
    context.permit()
}

pub async fn end_sessions(
    paths::AdminPersonEndSessionsPath { id }: paths::AdminPersonEndSessionsPath,
    context: Gate<actions::ManagePeople>,
) -> Answer {
    let permit = manage(&context, id).await?;
    end_sessions_of(&context.app.store, &permit, id).await?;
    Ok(done(&context, id, "flash-person-signed-out"))
}

pub async fn end_tokens(
    paths::AdminPersonEndTokensPath { id }: paths::AdminPersonEndTokensPath,
    context: Gate<actions::ManagePeople>,
) -> Answer {
    let permit = manage(&context, id).await?;
    end_tokens_of(&context.app.store, &permit, id).await?;
    Ok(done(&context, id, "flash-person-tokens-ended"))
}

pub async fn resend_confirmation(
    paths::AdminPersonConfirmationPath { id }: paths::AdminPersonConfirmationPath,
    context: Gate<actions::ManagePeople>,
) -> Answer {
    let permit = manage(&context, id).await?;
    let url = &context.app.public_url();
    people::resend_confirmation_to(&context.app.store, &permit, url, id).await?;
    Ok(done(&context, id, "flash-email-sent"))
}

pub async fn send_password_link(
    paths::AdminPersonPasswordLinkPath { id }: paths::AdminPersonPasswordLinkPath,
    context: Gate<actions::ManagePeople>,
) -> Answer {
    let permit = manage(&context, id).await?;
    let url = &context.app.public_url();
    people::send_password_link(&context.app.store, &permit, url, id).await?;
    Ok(done(&context, id, "flash-email-sent"))
}
