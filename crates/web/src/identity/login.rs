//! `/login` and `/logout`.

use super::arrival::{arrive, lead};
use super::view::email_links::{Question, question_page};
use super::view::login::{LoginForm, LoginView, page};
use super::{passwords, sessions};
use crate::extract::Query;
use crate::forms::{Errors, Form};
use crate::gate::Gate;
use crate::guesses::Counted;
use crate::http_problem::{Answer, HttpProblem};
use crate::paths;
use crate::reader::Reader;
use crate::request_context::RequestContext;
use crate::security_log;
use axum::response::{IntoResponse, Redirect, Response};
use laurel_domain::identity::Email;
use laurel_domain::identity::actions;
use laurel_domain::ids::PersonId;
use laurel_persistence::changes::Changed;
use laurel_persistence::identity::{credentials, end_session};

pub async fn show(
    _: paths::LoginPath,
    context: Gate<actions::Visit>,
    Query(fields): Query<LoginForm>,
) -> Answer {
    if context.is_signed_in() {
        return lead(
            &context,
            &paths::page_of(&fields.next).unwrap_or_default(),
            None,
        )
        .await;
    }
    let fields = LoginForm {
        next: fields.next,
        ..LoginForm::default()
    };
    Ok(context.page(page(
        &context,
        &LoginView {
            fields: &fields,
            errors: Errors::default(),
        },
    )))
}

pub async fn login(
    _: paths::LoginPath,
    context: Gate<actions::Visit>,
    Form(fields): Form<LoginForm>,
) -> Answer {
    context.app.limits.form(context.address)?;
    let again = |errors| {
        let fields = &fields;
        Ok(context.invalid(page(&context, &LoginView { fields, errors })))
    };
    let missing = missing(&context, &fields);
    if !missing.is_empty() {
        return again(missing);
    }
    let guess = match Counted::password(&context, &fields.email).await {
        Err(HttpProblem::TooMany { seconds }) => return Ok(locked(&context, &fields, seconds)),
        counted => counted?,
    };
    match whose(&context, &fields, guess).await? {
        Some(person) => arrive(&context, person, &fields.next, None).await,
        None => {
            security_log::wrong_password(&context);
            again(Errors::single("email", context.t("identity-error-login")))
        }
    }
}

fn missing(reader: &Reader, fields: &LoginForm) -> Errors {
    let mut missing = Errors::default();
    for (name, value) in [("email", &fields.email), ("password", &fields.password)] {
        if value.trim().is_empty() {
            missing.add(name, reader.t("form-error-required"));
        }
    }
    missing
}

/// Whose address and password these are. The guess was counted as a wrong one.
///
/// # Errors
/// [`HttpProblem::TooMany`] where too many passwords are looked at already.
async fn whose(
    context: &RequestContext,
    fields: &LoginForm,
    guess: Counted,
) -> Result<Option<PersonId>, HttpProblem> {
    let known = match Email::parse(&fields.email) {
        Ok(email) => credentials(&context.app.store, &context.visit(), &email).await?,
        Err(_) => None,
    };
    let (person, hash) = known.map_or((None, None), |known| {
        (Some(known.person), known.password_hash)
    });
    let password: String = fields
        .password
        .chars()
        .take(passwords::MAX_PASSWORD)
        .collect();
    let right = match passwords::verify(context, password, hash).await {
        Ok(right) => right,
        Err(problem) => {
            guess.take_back().await?;
            return Err(problem);
        }
    };
    let person = person.filter(|_| right);
    if person.is_some() {
        guess.was_right().await?;
    }
    Ok(person)
}

/// Too many wrong passwords: the form with how long to wait and the way out,
/// a new password by email, which works at once.
fn locked(context: &RequestContext, fields: &LoginForm, seconds: u64) -> Response {
    security_log::locked_out(context);
    let mut errors = Errors::default();
    errors.add(
        "email",
        context.with(
            "identity-error-login-wait",
            &[("minutes", seconds.div_ceil(60).into())],
        ),
    );
    context.too_soon(page(context, &LoginView { fields, errors }), seconds)
}

/// `GET /logout`: a link can't sign anybody out, so it asks.
pub async fn leave(_: paths::LogoutPath, context: Gate<actions::Visit>) -> Answer {
    let Some(claims) = &context.claims else {
        return Ok(Redirect::to(paths::HOME).into_response());
    };
    let text = context.with("identity-logout-text", &[("name", (&claims.name).into())]);
    let button = context.t("identity-logout-submit");
    let asked = Question {
        title: "identity-logout-title",
        text: &text,
        button,
        action: paths::LOGOUT,
    };
    Ok(context.page(question_page(&context, &asked)))
}

/// Ends this session, on this node at once.
pub async fn logout(_: paths::LogoutPath, context: Gate<actions::Visit>) -> Answer {
    if let Some(claims) = &context.claims {
        let permit = context.authorize_own::<actions::UseAccount>()?;
        end_session(&context.app.store, &permit, claims.session).await?;
        let changed = Changed::Session(claims.session);
        context.app.changed(changed);
    }
    Ok(sessions::sign_out(
        &context,
        context.go(paths::HOME, "flash-signed-out"),
    ))
}
