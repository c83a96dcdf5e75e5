//! `/register`: makes an account. The answer is the same whether the address
//! is new or not; the letter tells the difference to its holder.

use super::account::terms;
use super::passwords;
use crate::forms::{Errors, Form, email_message, line_message, summary};
use crate::limits::answer_at;
use crate::paths;
use crate::problem::Answer;
use crate::segment::Query;
use crate::shell::Page;
use crate::visit::Visit;
use axum::response::{IntoResponse, Redirect};
use laurel_domain::identity::{Email, PersonName};
use laurel_persistence::identity::{NewPerson, Registered};
use laurel_ui::button::submit;
use laurel_ui::choice::{Checkbox, checkbox};
use laurel_ui::field::{Field, Kind, field, hidden};
use maud::{Markup, html};
use serde::Deserialize;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Fields {
    name: String,
    email: String,
    password: String,
    terms: String,
    /// Where one was going, for the page that signs in.
    next: String,
}

pub async fn show(visit: Visit, Query(fields): Query<Fields>) -> Answer {
    if visit.is_signed_in() {
        let next = paths::local(&fields.next).unwrap_or(paths::DASHBOARD);
        return Ok(Redirect::to(next).into_response());
    }
    let fields = Fields {
        next: fields.next,
        ..Fields::default()
    };
    Ok(visit.page(page(&visit, &fields, &Errors::default())))
}

/// The page that signs in, which leads on to where one was going.
fn sign_in_page(fields: &Fields) -> String {
    paths::local(&fields.next).map_or_else(|| paths::LOGIN.to_owned(), paths::login_then)
}

pub async fn register(visit: Visit, Form(fields): Form<Fields>) -> Answer {
    visit.app.limits.form(visit.address)?;
    let mut errors = Errors::default();
    let name = PersonName::parse(&fields.name)
        .map_err(|refusal| errors.add("name", line_message(&visit, refusal)));
    let email = Email::parse(&fields.email)
        .map_err(|refusal| errors.add("email", email_message(&visit, refusal)));
    if let Some(complaint) = passwords::complaint(
        visit.words(),
        &fields.password,
        &[&fields.email, &fields.name],
    ) {
        errors.add("password", complaint);
    }
    if fields.terms != "yes" {
        errors.add("terms", visit.t("identity-error-terms"));
    }
    let (Ok(name), Ok(email), true) = (name, email, errors.is_empty()) else {
        return Ok(visit.mend(page(&visit, &fields, &errors)));
    };
    let sign_in = sign_in_page(&fields);
    let answer_at = answer_at();
    let hash = passwords::hash(&visit, fields.password).await?;
    let new = NewPerson {
        name,
        email,
        password_hash: Some(hash),
        language: visit.language.to_owned(),
        accepted: terms::in_force(&visit),
    };
    let outcome = laurel_persistence::identity::register(
        &visit.app.store,
        &visit.app.options.public_url,
        new,
    )
    .await?;
    tokio::time::sleep_until(answer_at).await;
    match outcome {
        Registered::New(_) | Registered::Already => Ok(visit.go(&sign_in, "flash-registered")),
    }
}

fn page<'a>(visit: &'a Visit, fields: &Fields, errors: &Errors) -> Page<'a> {
    Page {
        title: visit.t("identity-register-title"),
        description: visit.t("identity-register-lead"),
        public: Some(paths::REGISTER),
        main: form(visit, fields, errors),
        ..Page::default()
    }
}

fn form(visit: &Visit, fields: &Fields, errors: &Errors) -> Markup {
    html! {
        div class="narrow form-page" {
            h1 { (visit.t("identity-register-title")) }
            p class="lead" { (visit.t("identity-register-lead")) }
            (summary(visit, errors, &[("name", "identity-field-name"), ("email", "identity-field-email"), ("password", "identity-field-password")]))
            form class="form" method="post" action=(paths::REGISTER) novalidate {
                (field(&Field { name: "name", label: visit.t("identity-field-name"), value: &fields.name, hint: Some(visit.t("identity-field-name-hint")),
                    error: errors.of("name"), required: true, autocomplete: Some("name"), maxlength: Some(120), ..Field::default() }))
                (field(&Field { name: "email", label: visit.t("identity-field-email"), value: &fields.email, kind: Kind::Email, hint: Some(visit.t("identity-field-email-hint")),
                    error: errors.of("email"), required: true, autocomplete: Some("email"), maxlength: Some(254), ..Field::default() }))
                (field(&Field { name: "password", label: visit.t("identity-field-password"), kind: Kind::Password,
                    hint: Some(&passwords::hint(visit)),
                    error: errors.of("password"), required: true, autocomplete: Some("new-password"), ..Field::default() }))
                (checkbox(&Checkbox { name: "terms", value: "yes", checked: fields.terms == "yes", required: true, error: errors.of("terms"), hint: None },
                    &html! { (visit.t("identity-field-terms")) }))
                p class="hint" {
                    a href=(paths::TERMS) { (visit.t("identity-field-terms-read")) } " · "
                    a href=(paths::PRIVACY) { (visit.t("identity-field-privacy-read")) }
                }
                @if !fields.next.is_empty() { (hidden("next", &fields.next)) }
                (submit(visit.t("identity-register-submit")))
            }
            p { (visit.t("identity-register-have-account")) " " a href=(sign_in_page(fields)) { (visit.t("identity-register-sign-in")) } }
        }
    }
}
