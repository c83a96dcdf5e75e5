//! The form that signs in.

use crate::forms::{Errors, summary};
use crate::page_layout::Page;
use crate::paths;
use crate::reader::Reader;
use laurel_ui::button::submit;
use laurel_ui::field::{Field, InputKind, field, hidden};
use maud::{Markup, html};
use serde::Deserialize;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct LoginForm {
    pub email: String,
    pub password: String,
    pub next: String,
}

/// Who signs in.
pub struct LoginView<'a> {
    pub fields: &'a LoginForm,
    pub errors: Errors,
}

pub fn page(reader: &Reader, view: &LoginView<'_>) -> Page {
    let (fields, errors) = (view.fields, &view.errors);
    Page {
        title: reader.t("identity-login-title").to_owned(),
        description: reader.t("identity-login-lead").to_owned(),
        public: Some(paths::LOGIN.to_owned()),
        main: form(reader, fields, errors),
        ..Page::default()
    }
}

fn form(reader: &Reader, fields: &LoginForm, errors: &Errors) -> Markup {
    let register = paths::register_then(paths::local(&fields.next).unwrap_or_default());
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
