//! `/login` and `/logout`.

use super::letter_links::question;
use super::{passwords, sessions};
use crate::forms::{Errors, Form, summary};
use crate::gate::Gate;
use crate::guesses::Counted;
use crate::paths;
use crate::problem::{Answer, Problem};
use crate::reader::Reader;
use crate::segment::Query;
use crate::shell::Page;
use crate::visit::Visit;
use axum::response::{IntoResponse, Redirect, Response};
use laurel_domain::identity::Email;
use laurel_domain::identity::actions;
use laurel_persistence::changes::Changed;
use laurel_persistence::identity::{credentials, end_session};
use laurel_ui::button::submit;
use laurel_ui::field::{Field, Kind, field, hidden};
use maud::{Markup, html};
use serde::Deserialize;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Fields {
    email: String,
    password: String,
    next: String,
}

pub async fn show(
    _: paths::LoginPath,
    visit: Gate<actions::Visit>,
    Query(fields): Query<Fields>,
) -> Answer {
    let next = paths::local(&fields.next)
        .unwrap_or(paths::DASHBOARD)
        .to_owned();
    if visit.is_signed_in() {
        return Ok(Redirect::to(&next).into_response());
    }
    let fields = Fields {
        next: fields.next,
        ..Fields::default()
    };
    Ok(visit.page(page(&visit, &fields, &Errors::default())))
}

pub async fn login(
    _: paths::LoginPath,
    visit: Gate<actions::Visit>,
    Form(fields): Form<Fields>,
) -> Answer {
    visit.app.limits.form(visit.address)?;
    let mut errors = Errors::default();
    for (name, value) in [("email", &fields.email), ("password", &fields.password)] {
        if value.trim().is_empty() {
            errors.add(name, visit.t("form-error-required"));
        }
    }
    if !errors.is_empty() {
        return Ok(visit.mend(page(&visit, &fields, &errors)));
    }
    let guess = match Counted::password(&visit, &fields.email).await {
        Err(Problem::TooMany { seconds }) => return Ok(locked(&visit, &fields, seconds)),
        counted => counted?,
    };
    let known = match Email::parse(&fields.email) {
        Ok(email) => credentials(&visit.app.store, &email).await?,
        Err(_) => None,
    };
    let (person, hash) = known.map_or((None, None), |known| {
        (Some(known.person), known.password_hash)
    });
    let password: String = fields
        .password
        .chars()
        .take(passwords::PASSWORD_MOST)
        .collect();
    let right = match passwords::verify(&visit, password, hash).await {
        Ok(right) => right,
        Err(problem) => {
            guess.take_back().await?;
            return Err(problem);
        }
    };
    let (true, Some(person)) = (right, person) else {
        errors.add("email", visit.t("identity-error-login"));
        return Ok(visit.mend(page(&visit, &fields, &errors)));
    };
    guess.was_right().await?;
    let next = paths::local(&fields.next).unwrap_or(paths::DASHBOARD);
    Ok(sessions::sign_in(&visit, person, Redirect::to(next).into_response()).await?)
}

/// Too many wrong passwords: the form with how long to wait and the way out,
/// a new password by letter, which works at once.
fn locked(visit: &Visit, fields: &Fields, seconds: u64) -> Response {
    let mut errors = Errors::default();
    errors.add(
        "email",
        visit.with(
            "identity-error-login-wait",
            &[("minutes", seconds.div_ceil(60).into())],
        ),
    );
    visit.mend_later(page(visit, fields, &errors), seconds)
}

/// `GET /logout`: a link can't sign anybody out, so it asks.
pub async fn leave(_: paths::LogoutPath, visit: Gate<actions::Visit>) -> Answer {
    let Some(claims) = &visit.claims else {
        return Ok(Redirect::to(paths::HOME).into_response());
    };
    let text = visit.with("identity-logout-text", &[("name", (&claims.name).into())]);
    let button = visit.t("identity-logout-submit");
    Ok(visit.page(question(
        &visit,
        "identity-logout-title",
        &text,
        button,
        paths::LOGOUT,
    )))
}

/// Ends this session, on this node at once.
pub async fn logout(_: paths::LogoutPath, visit: Gate<actions::Visit>) -> Answer {
    if let Some(claims) = &visit.claims {
        end_session(&visit.app.store, claims.person, claims.session).await?;
        let changed = Changed::Session(claims.session);
        visit.app.changed(changed);
    }
    Ok(sessions::sign_out(
        &visit,
        visit.go(paths::HOME, "flash-signed-out"),
    ))
}

fn page<'a>(reader: &'a Reader, fields: &Fields, errors: &Errors) -> Page<'a> {
    Page {
        title: reader.t("identity-login-title"),
        description: reader.t("identity-login-lead"),
        public: Some(paths::LOGIN),
        main: form(reader, fields, errors),
        ..Page::default()
    }
}

fn form(reader: &Reader, fields: &Fields, errors: &Errors) -> Markup {
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
                (field(&Field { name: "email", label: reader.t("identity-field-email"), value: &fields.email, kind: Kind::Email,
                    error: errors.of("email"), required: true, autocomplete: Some("username"), maxlength: Some(254), ..Field::default() }))
                (field(&Field { name: "password", label: reader.t("identity-field-password"), kind: Kind::Password,
                    error: errors.of("password"), required: true, autocomplete: Some("current-password"), ..Field::default() }))
                (hidden("next", &fields.next))
                (submit(reader.t("identity-login-submit")))
            }
            p { a href=(paths::FORGOT_PASSWORD) { (reader.t("identity-login-forgot")) } }
            p { (reader.t("identity-login-no-account")) " " a href=(register) { (reader.t("identity-login-register")) } }
        }
    }
}
