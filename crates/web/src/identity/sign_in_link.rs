//! `/sign-in/{token}`: signs in by a link that the operator made.

use super::email_links::{ExpiredLink, dead, question};
use super::sessions;
use crate::extract::Path;
use crate::http_problem::{Answer, HttpProblem};
use crate::paths;
use crate::request_context::RequestContext;
use axum::response::{IntoResponse, Redirect};
use laurel_persistence::identity::{Purpose, open_link, person, spend_link};

const DEAD: ExpiredLink = ExpiredLink {
    title: "identity-reset-invalid-title",
    text: "identity-link-invalid-text",
    way_out: ("identity-login-title", paths::LOGIN),
};

pub async fn show(context: RequestContext, Path(token): Path<String>) -> Answer {
    let spent = match open_link(&context.app.store, Purpose::SignIn, &token).await {
        Ok(spent) => spent,
        Err(stop) => return dead(&context, stop, &DEAD),
    };
    let id = spent.person.ok_or(HttpProblem::NotFound)?;
    let who = person(&context.app.store, id)
        .await?
        .ok_or(HttpProblem::NotFound)?;
    let name = [("name", (&who.name).into())];
    let text = context.with("identity-link-text", &name);
    let button = context.with("identity-link-submit", &name);
    let action = paths::sign_in(&token);
    Ok(context.page(question(
        &context,
        "identity-link-title",
        &text,
        &button,
        &action,
    )))
}

pub async fn sign_in(context: RequestContext, Path(token): Path<String>) -> Answer {
    context.app.limits.form(context.address)?;
    match spend_link(&context.app.store, Purpose::SignIn, token).await {
        Ok(spent) => {
            let id = spent.person.ok_or(HttpProblem::NotFound)?;
            let onward = Redirect::to(paths::DASHBOARD).into_response();
            Ok(sessions::sign_in(&context, id, onward).await?)
        }
        Err(stop) => dead(&context, stop, &DEAD),
    }
}
