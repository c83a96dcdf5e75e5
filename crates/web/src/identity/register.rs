//! `/register`: makes an account. The answer is the same whether the address
//! is new or not; the email tells the difference to its holder.

use super::account::terms;
use super::passwords;
use crate::extract::Query;
use crate::forms::{Errors, Form, email_message, line_message, summary};
use crate::gate::Gate;
use crate::http_problem::Answer;
use crate::limits::answer_at;
use crate::page_layout::Page;
use crate::paths;
use crate::reader::Reader;
use axum::response::{IntoResponse, Redirect};
use laurel_domain::identity::actions;
use laurel_domain::identity::{Email, PersonName};
use laurel_persistence::identity::{NewPerson, Registered};
use laurel_ui::button::submit;
use laurel_ui::choice::{Checkbox, checkbox};
use laurel_ui::field::{Field, InputKind, field, hidden};
use maud::{Markup, html};
use serde::Deserialize;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct RegisterForm {
    name: String,
    email: String,
    password: String,
    terms: String,
    /// Where one was going, for the page that signs in.
    next: String,
}

pub async fn show(
    _: paths::RegisterPath,
    context: Gate<actions::Visit>,
    Query(fields): Query<RegisterForm>,
) -> Answer {
    if context.is_signed_in() {
        let next = paths::local(&fields.next).unwrap_or(paths::DASHBOARD);
        return Ok(Redirect::to(next).into_response());
    }
    let fields = RegisterForm {
        next: fields.next,
        ..RegisterForm::default()
    };
    Ok(context.page(page(&context, &fields, &Errors::default())))
}

/// The page that signs in, which leads on to where one was going.
fn sign_in_page(fields: &RegisterForm) -> String {
    paths::local(&fields.next).map_or_else(|| paths::LOGIN.to_owned(), paths::login_then)
}

pub async fn register(
    _: paths::RegisterPath,
    context: Gate<actions::Visit>,
    Form(fields): Form<RegisterForm>,
) -> Answer {
    context.app.limits.form(context.address)?;
    let mut errors = Errors::default();
    let name = PersonName::parse(&fields.name)
        .map_err(|refusal| errors.add("name", line_message(&context, refusal)));
    let email = Email::parse(&fields.email)
        .map_err(|refusal| errors.add("email", email_message(&context, refusal)));
    if let Some(complaint) = passwords::complaint(
        context.words(),
        &fields.password,
        &[&fields.email, &fields.name],
    ) {
        errors.add("password", complaint);
    }
    if fields.terms != "yes" {
        errors.add("terms", context.t("identity-error-terms"));
    }
    let (Ok(name), Ok(email), true) = (name, email, errors.is_empty()) else {
        return Ok(context.invalid(page(&context, &fields, &errors)));
    };
    let sign_in = sign_in_page(&fields);
    let answer_at = answer_at();
    let hash = passwords::hash(&context, fields.password).await?;
    let new = NewPerson {
        name,
        email,
        password_hash: Some(hash),
        language: context.language.to_owned(),
        accepted: terms::in_force(&context),
    };
    let outcome = laurel_persistence::identity::register(
        &context.app.store,
        &context.visit(),
        &context.app.options.public_url,
        new,
    )
    .await?;
    tokio::time::sleep_until(answer_at).await;
    match outcome {
        Registered::New(_) | Registered::Already => Ok(context.go(&sign_in, "flash-registered")),
    }
}

fn page<'a>(reader: &'a Reader, fields: &RegisterForm, errors: &Errors) -> Page<'a> {
    Page {
        title: reader.t("identity-register-title"),
        description: reader.t("identity-register-lead"),
        public: Some(paths::REGISTER),
        main: form(reader, fields, errors),
        ..Page::default()
    }
}

fn form(reader: &Reader, fields: &RegisterForm, errors: &Errors) -> Markup {
    html! {
        div class="narrow form-page" {
            h1 { (reader.t("identity-register-title")) }
            p class="lead" { (reader.t("identity-register-lead")) }
            (summary(reader, errors, &[("name", "identity-field-name"), ("email", "identity-field-email"), ("password", "identity-field-password")]))
            form class="form" method="post" action=(paths::REGISTER) novalidate {
                (field(&Field { name: "name", label: reader.t("identity-field-name"), value: &fields.name, hint: Some(reader.t("identity-field-name-hint")),
                    error: errors.of("name"), required: true, autocomplete: Some("name"), maxlength: Some(120), ..Field::default() }))
                (field(&Field { name: "email", label: reader.t("identity-field-email"), value: &fields.email, kind: InputKind::Email, hint: Some(reader.t("identity-field-email-hint")),
                    error: errors.of("email"), required: true, autocomplete: Some("email"), maxlength: Some(254), ..Field::default() }))
                (field(&Field { name: "password", label: reader.t("identity-field-password"), kind: InputKind::Password,
                    hint: Some(&passwords::hint(reader)),
                    error: errors.of("password"), required: true, autocomplete: Some("new-password"), ..Field::default() }))
                (checkbox(&Checkbox { name: "terms", value: "yes", checked: fields.terms == "yes", required: true, error: errors.of("terms"), hint: None },
                    &html! { (reader.t("identity-field-terms")) }))
                p class="hint" {
                    a href=(paths::TERMS) { (reader.t("identity-field-terms-read")) } " · "
                    a href=(paths::PRIVACY) { (reader.t("identity-field-privacy-read")) }
                }
                @if !fields.next.is_empty() { (hidden("next", &fields.next)) }
                (submit(reader.t("identity-register-submit")))
            }
            p { (reader.t("identity-register-have-account")) " " a href=(sign_in_page(fields)) { (reader.t("identity-register-sign-in")) } }
        }
    }
}
