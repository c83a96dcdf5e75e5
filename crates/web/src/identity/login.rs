//! `/login` and `/logout`.

use super::email_links::question;
use super::{passwords, sessions};
use crate::extract::Query;
use crate::forms::{Errors, Form, summary};
use crate::http_problem::{Answer, HttpProblem};
use crate::page_layout::Page;
use crate::paths;
use crate::request_context::RequestContext;
use crate::ui::button::submit;
use crate::ui::field::{Field, InputKind, field, hidden};
use axum::response::{IntoResponse, Redirect, Response};
use laurel_domain::identity::Email;
use laurel_persistence::identity::{credentials, end_session};
use maud::{Markup, html};
use serde::Deserialize;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct LoginForm {
    email: String,
    password: String,
    next: String,
}

pub async fn show(context: RequestContext, Query(fields): Query<LoginForm>) -> Answer {
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

pub async fn login(context: RequestContext, Form(fields): Form<LoginForm>) -> Answer {
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
    let limits = &context.app.limits;
    if let Err(HttpProblem::TooMany { seconds }) =
        limits.try_password(&fields.email, context.address)
    {
        return Ok(locked(&context, &fields, seconds));
    }
    let known = match Email::parse(&fields.email) {
        Ok(email) => credentials(&context.app.store, &email).await?,
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
    let right = passwords::verify(&context, password, hash)
        .await
        .inspect_err(|_| limits.not_tried(&fields.email, context.address))?;
    let (true, Some(person)) = (right, person) else {
        errors.add("email", context.t("identity-error-login"));
        return Ok(context.invalid(page(&context, &fields, &errors)));
    };
    limits.right_password(&fields.email, context.address);
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
pub async fn leave(context: RequestContext) -> Answer {
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
pub async fn logout(context: RequestContext) -> Answer {
    if let Some(claims) = &context.claims {
        end_session(&context.app.store, claims.person, claims.session).await?;
        context
            .app
            .revocations
            .note(claims.session.0, context.app.store.now());
    }
    Ok(sessions::sign_out(
        &context,
        context.go(paths::HOME, "flash-signed-out"),
    ))
}

fn page<'a>(context: &'a RequestContext, fields: &LoginForm, errors: &Errors) -> Page<'a> {
    Page {
        title: context.t("identity-login-title"),
        description: context.t("identity-login-lead"),
        public: Some(paths::LOGIN),
        main: form(context, fields, errors),
        ..Page::default()
    }
}

fn form(context: &RequestContext, fields: &LoginForm, errors: &Errors) -> Markup {
    let register = match paths::local(&fields.next) {
        Some(next) => paths::register_then(next),
        None => paths::REGISTER.to_owned(),
    };
    html! {
        div class="narrow form-page" {
            h1 { (context.t("identity-login-title")) }
            p class="lead" { (context.t(if fields.next.is_empty() { "identity-login-lead" } else { "identity-login-needed" })) }
            (summary(context, errors, &[("email", "identity-field-email"), ("password", "identity-field-password")]))
            form class="form" method="post" action=(paths::LOGIN) novalidate {
                (field(&Field { name: "email", label: context.t("identity-field-email"), value: &fields.email, kind: InputKind::Email,
                    error: errors.of("email"), required: true, autocomplete: Some("username"), maxlength: Some(254), ..Field::default() }))
                (field(&Field { name: "password", label: context.t("identity-field-password"), kind: InputKind::Password,
                    error: errors.of("password"), required: true, autocomplete: Some("current-password"), ..Field::default() }))
                (hidden("next", &fields.next))
                (submit(context.t("identity-login-submit")))
            }
            p { a href=(paths::FORGOT_PASSWORD) { (context.t("identity-login-forgot")) } }
            p { (context.t("identity-login-no-account")) " " a href=(register) { (context.t("identity-login-register")) } }
        }
    }
}
