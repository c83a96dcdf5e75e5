//! The form that asks for a link to choose a password, and the one behind the link.

use crate::forms::{Errors, summary};
use crate::identity::passwords;
use crate::page_layout::Page;
use crate::paths;
use crate::reader::Reader;
use laurel_ui::button::submit;
use laurel_ui::field::{Field, InputKind, field, username};
use maud::html;
use serde::Deserialize;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct ForgotPasswordForm {
    pub email: String,
}

/// Whose password is forgotten.
pub struct ForgotPasswordView<'a> {
    pub fields: &'a ForgotPasswordForm,
    pub errors: Errors,
}

pub fn page(reader: &Reader, view: &ForgotPasswordView<'_>) -> Page {
    let (fields, errors) = (view.fields, &view.errors);
    let main = html! {
        div class="narrow form-page" {
            h1 { (reader.t("identity-forgot-title")) }
            p class="lead" { (reader.t("identity-forgot-lead")) }
            (summary(reader, errors, &[("email", "identity-field-email")]))
            form class="form" method="post" action=(paths::FORGOT_PASSWORD) novalidate {
                (field(&Field { name: "email", label: reader.t("identity-field-email"), value: &fields.email, kind: InputKind::Email,
                    error: errors.of("email"), required: true, autocomplete: Some("username"), maxlength: Some(254), ..Field::default() }))
                (submit(reader.t("identity-forgot-submit")))
            }
            p { a href=(paths::LOGIN) { (reader.t("identity-register-sign-in")) } }
        }
    };
    Page {
        title: reader.t("identity-forgot-title").to_owned(),
        description: reader.t("identity-forgot-lead").to_owned(),
        public: Some(paths::FORGOT_PASSWORD.to_owned()),
        main,
        ..Page::default()
    }
}

/// A password that is chosen behind a link.
pub struct NewPasswordView<'a> {
    /// The link's secret.
    pub token: &'a str,
    /// Whose password it will be.
    pub email: &'a str,
    pub errors: Errors,
}

pub fn choice_page(reader: &Reader, view: &NewPasswordView<'_>) -> Page {
    let (token, errors) = (view.token, &view.errors);
    let main = html! {
        div class="narrow form-page" {
            h1 { (reader.t("identity-reset-title")) }
            p class="lead" { (reader.with("identity-reset-lead", &[("email", view.email.into())])) }
            (summary(reader, errors, &[("password", "identity-field-password-new")]))
            form class="form" method="post" action=(paths::reset_password(token)) novalidate {
                (username(view.email))
                (field(&Field { name: "password", label: reader.t("identity-field-password-new"), kind: InputKind::Password,
                    hint: Some(&passwords::hint(reader)),
                    error: errors.of("password"), required: true, autocomplete: Some("new-password"), ..Field::default() }))
                (submit(reader.t("identity-reset-submit")))
            }
        }
    };
    Page {
        title: reader.t("identity-reset-title").to_owned(),
        main,
        ..Page::default()
    }
}
