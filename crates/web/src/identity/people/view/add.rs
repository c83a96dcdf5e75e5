//! An account for somebody, who chooses the password by email.

use crate::forms::{Errors, summary};
use crate::page_layout::Page;
use crate::paths;
use crate::reader::Reader;
use laurel_ui::breadcrumb::breadcrumb;
use laurel_ui::button::submit;
use laurel_ui::field::{Field, InputKind, field};
use maud::html;
use serde::Deserialize;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct NewPersonForm {
    pub name: String,
    pub email: String,
}

/// An account for somebody.
pub struct NewPersonView<'a> {
    pub fields: &'a NewPersonForm,
    pub errors: Errors,
}

pub fn page(reader: &Reader, view: &NewPersonView<'_>) -> Page {
    let (fields, errors) = (view.fields, &view.errors);
    let main = html! {
        (breadcrumb(reader.t("nav-breadcrumb"), &[(reader.t("admin-people-title"), paths::ADMIN_PEOPLE)]))
        h1 { (reader.t("admin-people-add")) }
        p { (reader.t("admin-people-add-text")) }
        (summary(reader, errors, &[("name", "identity-field-name"), ("email", "identity-field-email")]))
        form class="form" method="post" action=(paths::ADMIN_PEOPLE) novalidate {
            (field(&Field { name: "name", label: reader.t("admin-people-name"), value: &fields.name,
                error: errors.of("name"), required: true, autocomplete: Some("off"), maxlength: Some(120), ..Field::default() }))
            (field(&Field { name: "email", label: reader.t("admin-people-email"), value: &fields.email, kind: InputKind::Email,
                error: errors.of("email"), required: true, autocomplete: Some("off"), maxlength: Some(254), ..Field::default() }))
            (submit(reader.t("admin-people-invite")))
        }
    };
    Page::administration(paths::ADMIN_PEOPLE, reader.t("admin-people-add"), main)
}
