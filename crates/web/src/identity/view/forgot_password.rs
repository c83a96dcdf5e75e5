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
    /// Whether it is the first one, of somebody who was invited.
    pub is_first: bool,
    pub errors: Errors,
}

pub fn choice_page(reader: &Reader, view: &NewPasswordView<'_>) -> Page {
    let (token, errors) = (view.token, &view.errors);
    let [title, lead, label] = match view.is_first {
        true => [
            "identity-first-password-title",
            "identity-first-password-lead",
            "identity-field-password",
        ],
        false => [
            "identity-reset-title",
            "identity-reset-lead",
            "identity-field-password-new",
        ],
    };
    let title = reader.t(title);
    let main = html! {
        div class="narrow form-page" {
            h1 { (title) }
            p class="lead" { (reader.with(lead, &[("email", view.email.into())])) }
            (summary(reader, errors, &[("password", label)]))
            form class="form" method="post" action=(paths::reset_password(token)) novalidate {
                (username(view.email))
                (field(&Field { name: "password", label: reader.t(label), kind: InputKind::Password,
                    hint: Some(&passwords::hint(reader)),
                    error: errors.of("password"), required: true, autocomplete: Some("new-password"), ..Field::default() }))
                (submit(reader.t("identity-reset-submit")))
            }
        }
    };
    Page {
        title: title.to_owned(),
        main,
        ..Page::default()
    }
}
