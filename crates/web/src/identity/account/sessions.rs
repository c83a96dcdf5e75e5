//! Where one is signed in, and how to end it.

use crate::gate::Gate;
use crate::http_problem::{Answer, HttpProblem};
use crate::identity::sessions;
use crate::paths;
use laurel_domain::identity::actions;
use laurel_persistence::changes::Changed;
use laurel_persistence::identity::{end_all_sessions, end_session};

pub async fn end(
    paths::AccountEndSessionPath { id }: paths::AccountEndSessionPath,
    context: Gate<actions::UseAccount>,
) -> Answer {
    let claims = context.claims.as_ref().ok_or(HttpProblem::SignIn)?;
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
) -> Answer {
    let claims = context.claims.as_ref().ok_or(HttpProblem::SignIn)?;
    end_all_sessions(&context.app.store, &context.own()?, Some(claims.session)).await?;
    let changed = Changed::Person(claims.person);
    context.app.changed(changed);
    let response = context.go(paths::ACCOUNT, "flash-sessions-ended");
    Ok(sessions::with_fresh_token(&context, claims, response).await)
}
