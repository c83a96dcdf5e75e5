//! `/sign-in/{token}`: signs in by a link that the operator made.

use super::email_links::dead;
use super::sessions;
use super::view::email_links::{ExpiredLink, Question, question_page};
use crate::gate::Gate;
use crate::http_problem::{Answer, HttpProblem};
use crate::paths;
use axum::response::{IntoResponse, Redirect};
use laurel_domain::identity::actions;
use laurel_persistence::identity::{Purpose, open_link, person, spend_link};

const DEAD: ExpiredLink = ExpiredLink {
    title: "identity-reset-invalid-title",
    text: "identity-link-invalid-text",
    way_out: ("identity-login-title", paths::LOGIN),
};

pub async fn show(
    paths::SignInPath { token }: paths::SignInPath,
    context: Gate<actions::Visit>,
) -> Answer {
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
    let asked = Question {
        title: "identity-link-title",
        text: &text,
        button: &button,
        action: &action,
    };
    Ok(context.page(question_page(&context, &asked)))
}

pub async fn sign_in(
    paths::SignInPath { token }: paths::SignInPath,
    context: Gate<actions::Visit>,
) -> Answer {
    context.app.limits.form(context.address)?;
    match spend_link(&context.app.store, Purpose::SignIn, token.into()).await {
        Ok(spent) => {
            let id = spent.person.ok_or(HttpProblem::NotFound)?;
            let onward = Redirect::to(paths::DASHBOARD).into_response();
            Ok(sessions::sign_in(&context, id, onward).await?)
        }
        Err(stop) => dead(&context, stop, &DEAD),
    }
}
