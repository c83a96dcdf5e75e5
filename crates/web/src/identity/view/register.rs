//! The form that makes an account.

use crate::forms::{Errors, summary};
use crate::identity::passwords;
use crate::page_layout::Page;
use crate::paths;
use crate::reader::Reader;
use laurel_ui::button::{Button, Weight, button, submit};
use laurel_ui::choice::{Checkbox, checkbox};
use laurel_ui::field::{Field, InputKind, field, hidden};
use maud::{Markup, html};
use serde::Deserialize;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct RegisterForm {
    pub name: String,
    pub email: String,
    pub password: String,
    pub terms: String,
    /// Where one was going, for the page that signs in.
    pub next: String,
}

/// A new account.
pub struct RegisterView<'a> {
    pub fields: &'a RegisterForm,
    pub errors: Errors,
}

pub fn page(reader: &Reader, view: &RegisterView<'_>) -> Page {
    let (fields, errors) = (view.fields, &view.errors);
    Page {
        title: reader.t("identity-register-title").to_owned(),
        description: reader.t("identity-register-lead").to_owned(),
        public: Some(paths::REGISTER.to_owned()),
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
            p { (reader.t("identity-register-have-account")) " " a href=(paths::login_then(paths::local(&fields.next).unwrap_or_default())) { (reader.t("identity-register-sign-in")) } }
        }
    }
}

/// An email is on its way, to who made an account or had one.
pub struct SentView<'a> {
    /// The address that this browser gave.
    pub email: Option<&'a str>,
    /// Where one was going; empty: nowhere in particular.
    pub next: &'a str,
}

pub fn sent_page(reader: &Reader, view: &SentView<'_>) -> Page {
    let title = reader.t("identity-sent-title");
    let lead = match view.email {
        Some(email) => reader.with("identity-sent-lead", &[("email", email.into())]),
        None => reader.t("identity-sent-lead-unknown").to_owned(),
    };
    let main = html! {
        div class="narrow form-page" {
            h1 { (title) }
            p class="lead" { (lead) }
            p { (reader.t("identity-sent-here")) }
            @if view.email.is_some() {
                form class="form" method="post" action=(paths::REGISTER_SENT) {
                    p class="hint" { (reader.t("identity-sent-nothing")) }
                    div class="actions" {
                        (button(&Button { label: reader.t("identity-confirm-again"), weight: Weight::Secondary, ..Button::default() }))
                        a href=(paths::register_then(view.next)) { (reader.t("identity-sent-other")) }
                    }
                }
            }
            h2 { (reader.t("identity-sent-sign-in")) }
            p { (reader.t("identity-sent-sign-in-text")) }
            (sign_in_form(reader, view))
        }
    };
    Page {
        title: title.to_owned(),
        main,
        ..Page::default()
    }
}

/// For who reads email elsewhere, or later.
fn sign_in_form(reader: &Reader, view: &SentView<'_>) -> Markup {
    html! {
        form class="form" method="post" action=(paths::LOGIN) novalidate {
            (field(&Field { name: "email", label: reader.t("identity-field-email"), value: view.email.unwrap_or_default(), kind: InputKind::Email,
                required: true, autocomplete: Some("username"), maxlength: Some(254), ..Field::default() }))
            (field(&Field { name: "password", label: reader.t("identity-field-password"), kind: InputKind::Password,
                required: true, autocomplete: Some("current-password"), ..Field::default() }))
            (hidden("next", view.next))
            div class="actions" {
                (button(&Button { label: reader.t("identity-login-submit"), weight: Weight::Secondary, ..Button::default() }))
            }
        }
    }
}
