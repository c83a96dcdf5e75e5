//! The form that makes the first owner.

use crate::forms::{Errors, present, summary};
use crate::identity::passwords;
use crate::page_layout::Page;
use crate::paths;
use crate::reader::Reader;
use crate::site::public_address;
use laurel_ui::button::submit;
use laurel_ui::field::{Field, InputKind, field};
use maud::{Markup, html};
use serde::Deserialize;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct SetUpForm {
    pub name: String,
    pub email: String,
    pub password: String,
    /// The address that people use; `None` where it is not asked.
    #[serde(deserialize_with = "present")]
    pub public_url: Option<String>,
}

/// The link of the set-up was used, or is too old.
pub fn expired_page(reader: &Reader) -> Page {
    let title = reader.t("identity-setup-invalid-title");
    let main = html! {
        div class="narrow form-page" {
            h1 { (title) }
            p class="lead" { (reader.t("identity-setup-invalid-text")) }
        }
    };
    Page {
        title: title.to_owned(),
        main,
        ..Page::default()
    }
}

/// The first owner.
pub struct SetUpView<'a> {
    /// The link's secret.
    pub token: &'a str,
    pub fields: &'a SetUpForm,
    pub errors: Errors,
}

pub fn page(reader: &Reader, view: &SetUpView<'_>) -> Page {
    let (token, fields, errors) = (view.token, view.fields, &view.errors);
    Page {
        title: reader.t("identity-setup-title").to_owned(),
        main: form(reader, token, fields, errors),
        ..Page::default()
    }
}

fn form(reader: &Reader, token: &str, fields: &SetUpForm, errors: &Errors) -> Markup {
    html! {
        div class="narrow form-page" {
            h1 { (reader.t("identity-setup-title")) }
            p class="lead" { (reader.t("identity-setup-lead")) }
            (summary(reader, errors, &[("name", "identity-field-name"), ("email", "identity-field-email"), ("password", "identity-field-password"), ("public_url", "admin-settings-address")]))
            form class="form" method="post" action=(paths::setup(token)) novalidate {
                (field(&Field { name: "name", label: reader.t("identity-field-name"), value: &fields.name,
                    error: errors.of("name"), required: true, autocomplete: Some("name"), maxlength: Some(120), ..Field::default() }))
                (field(&Field { name: "email", label: reader.t("identity-field-email"), value: &fields.email, kind: InputKind::Email,
                    error: errors.of("email"), required: true, autocomplete: Some("email"), maxlength: Some(254), ..Field::default() }))
                (field(&Field { name: "password", label: reader.t("identity-field-password"), kind: InputKind::Password,
                    hint: Some(&passwords::hint(reader)),
                    error: errors.of("password"), required: true, autocomplete: Some("new-password"), ..Field::default() }))
                @if let Some(address) = &fields.public_url { (public_address(reader, address, errors.of("public_url"))) }
                (submit(reader.t("identity-setup-submit")))
            }
        }
    }
}
