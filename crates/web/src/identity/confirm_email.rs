//! `/confirm-email/{token}`: confirms an address, approves or confirms a new
//! one; and the email again for who is signed in.

use super::email_links::dead;
use super::sessions;
use super::view::email_links::{ExpiredLink, Question, question_page};
use crate::gate::Gate;
use crate::http_problem::{Answer, HttpProblem};
use crate::paths;
use crate::request_context::RequestContext;
use laurel_domain::identity::actions;
use laurel_domain::ids::PersonId;
use laurel_persistence::changes::Changed;
use laurel_persistence::identity::{Confirmed, Purpose, confirmation};

const DEAD: ExpiredLink = ExpiredLink {
    title: "identity-confirm-invalid-title",
    text: "identity-confirm-invalid-text",
    way_out: ("nav-account", paths::ACCOUNT),
};

pub async fn show(
    paths::ConfirmEmailPath { token }: paths::ConfirmEmailPath,
    context: Gate<actions::Visit>,
) -> Answer {
    let asked = match confirmation(&context.app.store, &context.visit(), &token).await {
        Ok(asked) => asked,
        Err(stop) => return dead(&context, stop, &DEAD),
    };
    let [title, text, button] = match asked.purpose {
        Purpose::ApproveEmailChange => [
            "identity-approve-title",
            "identity-approve-text",
            "identity-approve-submit",
        ],
        _ => [
            "identity-confirm-title",
            "identity-confirm-text",
            "identity-confirm-submit",
        ],
    };
    let text = context.with(text, &[("email", (&asked.email).into())]);
    let action = paths::confirm_email(&token);
    let asked = Question {
        title,
        text: &text,
        button: context.t(button),
        action: &action,
    };
    Ok(context.page(question_page(&context, &asked)))
}

pub async fn confirm(
    paths::ConfirmEmailPath { token }: paths::ConfirmEmailPath,
    context: Gate<actions::Visit>,
) -> Answer {
    context.app.limits.form(context.address)?;
    let confirmed = laurel_persistence::identity::confirm_email(
        &context.app.store,
        &context.visit(),
        &context.app.options.public_url,
        token.into(),
    )
    .await;
    let (person, flash) = match confirmed {
        Ok(Confirmed::First(person)) => (person, "flash-confirmed"),
        Ok(Confirmed::HalfOfChange(person)) => (person, "flash-change-half"),
        Ok(Confirmed::Changed(person)) => (person, "flash-change-done"),
        Ok(Confirmed::Taken(person)) => (person, "flash-change-taken"),
        Err(stop) => return dead(&context, stop, &DEAD),
    };
    context.app.changed(Changed::Person(person));
    let to = match (context.actor.person(), flash) {
        (None, _) => paths::LOGIN,
        (Some(_), "flash-confirmed") => paths::DASHBOARD,
        (Some(_), _) => paths::ACCOUNT,
    };
    fresh(&context, person, context.go(to, flash)).await
}

/// The answer with a new token, where it is the signed-in person's own doing.
async fn fresh(
    context: &RequestContext,
    person: PersonId,
    response: axum::response::Response,
) -> Answer {
    Ok(match &context.claims {
        Some(claims) if claims.person == person => {
            sessions::with_fresh_token(context, claims, response).await
        }
        _ => response,
    })
}

pub async fn resend(_: paths::AccountConfirmPath, context: Gate<actions::UseAccount>) -> Answer {
    context.app.limits.form(context.address)?;
    let person = context.person()?;
    let permit = context.own()?;
    if !context.app.limits.may_send_email(&person.to_string()) {
        return Err(HttpProblem::TooMany { seconds: 120 });
    }
    let sent = laurel_persistence::identity::resend_confirmation(
        &context.app.store,
        &permit,
        &context.app.options.public_url,
    )
    .await?;
    let flash = if sent {
        "flash-confirmation-sent"
    } else {
        "flash-confirmed"
    };
    Ok(context.go(paths::ACCOUNT, flash))
}
