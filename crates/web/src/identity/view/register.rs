//! The form that makes an account.

use crate::forms::{Errors, summary};
use crate::identity::passwords;
use crate::page_layout::Page;
use crate::paths;
use crate::reader::Reader;
use laurel_ui::button::submit;
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

/// The page that signs in, which leads on to where one was going.
pub fn sign_in_page(fields: &RegisterForm) -> String {
    paths::local(&fields.next).map_or_else(|| paths::LOGIN.to_owned(), paths::login_then)
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
            p { (reader.t("identity-register-have-account")) " " a href=(sign_in_page(fields)) { (reader.t("identity-register-sign-in")) } }
        }
    }
}
