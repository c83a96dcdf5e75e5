//! `/sign-in/{token}`: signs in by a link that the operator made.

use super::email_links::dead;
use super::sessions;
use super::view::email_links::{ExpiredLink, Question, question_page};
use crate::gate::Gate;
use crate::http_problem::Answer;
use crate::paths;
use axum::response::{IntoResponse, Redirect};
use laurel_domain::identity::actions;
use laurel_persistence::identity::{open_link, spend_link};

const DEAD: ExpiredLink = ExpiredLink {
    title: "identity-reset-invalid-title",
    text: "identity-link-invalid-text",
    used: "identity-link-used-text",
    way_out: ("identity-login-title", paths::LOGIN),
};

pub async fn show(
    paths::SignInPath { token }: paths::SignInPath,
    context: Gate<actions::Visit>,
) -> Answer {
    let who = match open_link(&context.app.store, &context.visit(), &token).await {
        Ok(who) => who,
        Err(stop) => return dead(&context, stop, &DEAD),
    };
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
    match spend_link(&context.app.store, &context.visit(), token.into()).await {
        Ok(id) => {
            let onward = Redirect::to(paths::DASHBOARD).into_response();
            Ok(sessions::sign_in(&context, id, onward).await?)
        }
        Err(stop) => dead(&context, stop, &DEAD),
    }
}
