//! Where one is signed in, and how to end it.

use super::view::account::{AccountDraft, page};
use super::who;
use super::{load, reauthentication};
use crate::forms::{Errors, Form};
use crate::gate::Gate;
use crate::http_problem::{Answer, HttpProblem};
use crate::identity::sessions;
use crate::paths;
use crate::request_context::RequestContext;
use axum::response::Response;
use laurel_domain::identity::actions;
use laurel_persistence::changes::Changed;
use laurel_persistence::identity::{end_all_sessions, end_session};
use serde::Deserialize;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct EndForm {
    /// The current password, where it is asked.
    sessions_password: String,
}

/// The page again, where somebody does not show that the account is theirs.
async fn refused(
    context: &RequestContext,
    fields: &EndForm,
) -> Result<Option<Response>, HttpProblem> {
    let who = who(context).await?;
    let Some(message) = reauthentication::lacking(context, &who, &fields.sessions_password).await?
    else {
        return Ok(None);
    };
    let draft = AccountDraft {
        errors: Errors::single("sessions_password", message),
        ..AccountDraft::default()
    };
    Ok(Some(
        context.invalid(page(context, &load(context, draft).await?)),
    ))
}

pub async fn end(
    paths::AccountEndSessionPath { id }: paths::AccountEndSessionPath,
    context: Gate<actions::UseAccount>,
    Form(fields): Form<EndForm>,
) -> Answer {
    let claims = context.claims.as_ref().ok_or(HttpProblem::SignIn)?;
    if let Some(answer) = refused(&context, &fields).await? {
        return Ok(answer);
    }
    if !end_session(&context.app.store, &context.own()?, id).await? {
        return Err(HttpProblem::NotFound);
    }
    context.app.changed(Changed::Session(id));
    if id == claims.session {
        let response = context.go(paths::HOME, "flash-signed-out");
        return Ok(sessions::sign_out(&context, response));
    }
    Ok(context.go(paths::ACCOUNT, "flash-session-ended"))
}

pub async fn end_others(
    _: paths::AccountEndOtherSessionsPath,
    context: Gate<actions::UseAccount>,
    Form(fields): Form<EndForm>,
) -> Answer {
    let claims = context.claims.as_ref().ok_or(HttpProblem::SignIn)?;
    if let Some(answer) = refused(&context, &fields).await? {
        return Ok(answer);
    }
    end_all_sessions(&context.app.store, &context.own()?, Some(claims.session)).await?;
    let changed = Changed::Person(claims.person);
    context.app.changed(changed);
    let response = context.go(paths::ACCOUNT, "flash-sessions-ended");
    Ok(sessions::with_fresh_token(&context, claims, response).await)
}
