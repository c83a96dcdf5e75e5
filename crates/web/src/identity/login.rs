//! `/login` and `/logout`.

use super::email_links::question;
use super::{passwords, sessions};
use crate::extract::Query;
use crate::forms::{Errors, Form, summary};
use crate::gate::Gate;
use crate::guesses::Counted;
use crate::http_problem::{Answer, HttpProblem};
use crate::page_layout::Page;
use crate::paths;
use crate::reader::Reader;
use crate::request_context::RequestContext;
use axum::response::{IntoResponse, Redirect, Response};
use laurel_domain::identity::Email;
use laurel_domain::identity::actions;
use laurel_persistence::changes::Changed;
use laurel_persistence::identity::{credentials, end_session};
use laurel_ui::button::submit;
use laurel_ui::field::{Field, InputKind, field, hidden};
use maud::{Markup, html};
use serde::Deserialize;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct LoginForm {
    email: String,
    password: String,
    next: String,
}

pub async fn show(
    _: paths::LoginPath,
    context: Gate<actions::Visit>,
    Query(fields): Query<LoginForm>,
) -> Answer {
    let next = paths::local(&fields.next)
        .unwrap_or(paths::DASHBOARD)
        .to_owned();
    if context.is_signed_in() {
        return Ok(Redirect::to(&next).into_response());
    }
    let fields = LoginForm {
        next: fields.next,
        ..LoginForm::default()
    };
    Ok(context.page(page(&context, &fields, &Errors::default())))
}

pub async fn login(
    _: paths::LoginPath,
    context: Gate<actions::Visit>,
    Form(fields): Form<LoginForm>,
) -> Answer {
    context.app.limits.form(context.address)?;
    let mut errors = Errors::default();
    for (name, value) in [("email", &fields.email), ("password", &fields.password)] {
        if value.trim().is_empty() {
            errors.add(name, context.t("form-error-required"));
        }
    }
    if !errors.is_empty() {
        return Ok(context.invalid(page(&context, &fields, &errors)));
    }
    let guess = match Counted::password(&context, &fields.email).await {
        Err(HttpProblem::TooMany { seconds }) => return Ok(locked(&context, &fields, seconds)),
        counted => counted?,
    };
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
    let right = match passwords::verify(&context, password, hash).await {
        Ok(right) => right,
        Err(problem) => {
            guess.take_back().await?;
            return Err(problem);
        }
    };
    let (true, Some(person)) = (right, person) else {
        errors.add("email", context.t("identity-error-login"));
        return Ok(context.invalid(page(&context, &fields, &errors)));
    };
    guess.was_right().await?;
    let next = paths::local(&fields.next).unwrap_or(paths::DASHBOARD);
    Ok(sessions::sign_in(&context, person, Redirect::to(next).into_response()).await?)
}

/// Too many wrong passwords: the form with how long to wait and the way out,
/// a new password by email, which works at once.
fn locked(context: &RequestContext, fields: &LoginForm, seconds: u64) -> Response {
    let mut errors = Errors::default();
    errors.add(
        "email",
        context.with(
            "identity-error-login-wait",
            &[("minutes", seconds.div_ceil(60).into())],
        ),
    );
    context.too_soon(page(context, fields, &errors), seconds)
}

/// `GET /logout`: a link can't sign anybody out, so it asks.
pub async fn leave(_: paths::LogoutPath, context: Gate<actions::Visit>) -> Answer {
    let Some(claims) = &context.claims else {
        return Ok(Redirect::to(paths::HOME).into_response());
    };
    let text = context.with("identity-logout-text", &[("name", (&claims.name).into())]);
    let button = context.t("identity-logout-submit");
    Ok(context.page(question(
        &context,
        "identity-logout-title",
        &text,
        button,
        paths::LOGOUT,
    )))
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

fn page<'a>(reader: &'a Reader, fields: &LoginForm, errors: &Errors) -> Page<'a> {
    Page {
        title: reader.t("identity-login-title"),
        description: reader.t("identity-login-lead"),
        public: Some(paths::LOGIN),
        main: form(reader, fields, errors),
        ..Page::default()
    }
}

fn form(reader: &Reader, fields: &LoginForm, errors: &Errors) -> Markup {
    let register = match paths::local(&fields.next) {
        Some(next) => paths::register_then(next),
        None => paths::REGISTER.to_owned(),
    };
    html! {
        div class="narrow form-page" {
            h1 { (reader.t("identity-login-title")) }
            p class="lead" { (reader.t(if fields.next.is_empty() { "identity-login-lead" } else { "identity-login-needed" })) }
            (summary(reader, errors, &[("email", "identity-field-email"), ("password", "identity-field-password")]))
            form class="form" method="post" action=(paths::LOGIN) novalidate {
                (field(&Field { name: "email", label: reader.t("identity-field-email"), value: &fields.email, kind: InputKind::Email,
                    error: errors.of("email"), required: true, autocomplete: Some("username"), maxlength: Some(254), ..Field::default() }))
                (field(&Field { name: "password", label: reader.t("identity-field-password"), kind: InputKind::Password,
                    error: errors.of("password"), required: true, autocomplete: Some("current-password"), ..Field::default() }))
                (hidden("next", &fields.next))
                (submit(reader.t("identity-login-submit")))
            }
            p { a href=(paths::FORGOT_PASSWORD) { (reader.t("identity-login-forgot")) } }
            p { (reader.t("identity-login-no-account")) " " a href=(register) { (reader.t("identity-login-register")) } }
        }
    }
}
