//! `/confirm-email/{token}`: confirms an address, approves or confirms a new
//! one; and the email again for who is signed in.

use super::arrival::{arrive, lead};
use super::email_links::dead;
use super::registration::Registration;
use super::sessions;
use super::view::email_links::{Done, ExpiredLink, Question, done_page, question_page};
use crate::cookies;
use crate::gate::Gate;
use crate::http_problem::{Answer, HttpProblem};
use crate::paths;
use crate::request_context::RequestContext;
use axum::http::HeaderMap;
use laurel_domain::identity::actions;
use laurel_domain::ids::PersonId;
use laurel_persistence::UseCaseError;
use laurel_persistence::changes::Changed;
use laurel_persistence::identity::{
    Confirmed, FirstConfirmed, LinkRefusal, Purpose, confirmation, confirmed_before,
};

const DEAD: ExpiredLink = ExpiredLink {
    title: "identity-confirm-invalid-title",
    text: "identity-confirm-invalid-text",
    used: "identity-confirm-used-text",
    way_out: ("nav-account", paths::ACCOUNT),
};

pub async fn show(
    paths::ConfirmEmailPath { token }: paths::ConfirmEmailPath,
    context: Gate<actions::Visit>,
) -> Answer {
    let asked = match confirmation(&context.app.store, &context.visit(), &token).await {
        Ok(asked) => asked,
        Err(stop) => return done_or_dead(&context, stop, &token).await,
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
    headers: HeaderMap,
) -> Answer {
    context.app.limits.form(context.address)?;
    let confirmed = laurel_persistence::identity::confirm_email(
        &context.app.store,
        &context.visit(),
        &context.app.public_url(),
        token.as_str().to_owned(),
    )
    .await;
    let (person, flash) = match confirmed {
        Ok(Confirmed::First(first)) => return welcome(&context, &headers, first).await,
        Ok(Confirmed::HalfOfChange(person)) => (person, "flash-change-half"),
        Ok(Confirmed::Changed(person)) => (person, "flash-change-done"),
        Ok(Confirmed::Taken(person)) => (person, "flash-change-taken"),
        Err(stop) => return done_or_dead(&context, stop, &token).await,
    };
    context.app.changed(Changed::Person(person));
    let to = match context.actor.person() {
        None => paths::LOGIN,
        Some(_) => paths::ACCOUNT,
    };
    fresh(&context, person, context.go(to, flash)).await
}

/// Signs in who registered in this browser, and leads on; who reads email elsewhere
/// signs in there, and goes on from there.
async fn welcome(context: &RequestContext, headers: &HeaderMap, first: FirstConfirmed) -> Answer {
    const FLASH: &str = "flash-confirmed";
    let FirstConfirmed {
        person,
        email,
        next,
    } = first;
    context.app.changed(Changed::Person(person));
    let here = Registration::read(&context.app, headers);
    let mut response = match context.actor.person() {
        Some(known) if known == person => {
            let onward = lead(context, &next, Some(FLASH)).await?;
            fresh(context, person, onward).await?
        }
        Some(_) => return Ok(context.go(paths::DASHBOARD, FLASH)),
        None if here.is_some_and(|here| here.email() == email) => {
            arrive(context, person, &next, Some(FLASH)).await?
        }
        None => return Ok(context.go(&paths::login_then(&next), FLASH)),
    };
    cookies::add(&mut response, Registration::forget(&context.app));
    Ok(response)
}

/// A link that was used, of an address that is confirmed, says so and leads on.
async fn done_or_dead(
    context: &RequestContext,
    stop: UseCaseError<LinkRefusal>,
    token: &str,
) -> Answer {
    let (store, visit) = (&context.app.store, context.visit());
    let Some(done) = confirmed_before(store, &visit, token).await? else {
        return dead(context, stop, &DEAD);
    };
    let (label, to) = match context.actor.person() {
        Some(_) => (
            "identity-confirmed-continue",
            paths::page_of(&done.next).unwrap_or_else(|| paths::DASHBOARD.to_owned()),
        ),
        None => ("identity-login-title", paths::login_then(&done.next)),
    };
    let text = context.with(
        "identity-confirmed-text",
        &[("email", (&done.email).into())],
    );
    let page = done_page(
        context,
        &Done {
            title: "identity-confirmed-title",
            text: &text,
            way_on: (label, &to),
        },
    );
    Ok(context.page(page))
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
        &context.app.public_url(),
    )
    .await?;
    let flash = if sent {
        "flash-confirmation-sent"
    } else {
        "flash-confirmed"
    };
    Ok(context.go(paths::ACCOUNT, flash))
}
