//! Ends the account for good, with what happens to its certificates as its holder says.

use crate::forms::{Errors, summary};
use crate::page_layout::Page;
use crate::paths;
use crate::reader::Reader;
use laurel_ui::button::{Button, Weight, button, link_button};
use laurel_ui::choice::{Choice, ChoiceList, choice_list};
use laurel_ui::field::{Field, InputKind, field};
use maud::html;
use serde::Deserialize;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct EraseForm {
    /// `keep` or `withdraw`.
    pub certificates: String,
    pub password: String,
}

/// An account that is to end.
pub struct EraseView<'a> {
    pub fields: &'a EraseForm,
    pub errors: Errors,
}

pub fn page(reader: &Reader, view: &EraseView<'_>) -> Page {
    let (fields, errors) = (view.fields, &view.errors);
    let choices = [
        ("keep", "identity-erase-certificates-keep"),
        ("withdraw", "identity-erase-certificates-withdraw"),
    ]
    .map(|(value, key)| Choice {
        value,
        label: reader.t(key),
        checked: fields.certificates == value,
        ..Choice::default()
    });
    let main = html! {
        div class="narrow form-page" {
            h1 { (reader.t("identity-erase-title")) }
            p class="lead" { (reader.t("identity-erase-lead")) }
            (summary(reader, errors, &[("password", "identity-field-password-current")]))
            form class="form" method="post" action=(paths::ACCOUNT_ERASE) novalidate {
                (choice_list(&ChoiceList { name: "certificates", legend: reader.t("identity-erase-certificates"), choices: &choices,
                    error: errors.of("certificates"), required: true, ..ChoiceList::default() }))
                (field(&Field { name: "password", label: reader.t("identity-field-password-current"), kind: InputKind::Password,
                    error: errors.of("password"), required: true, autocomplete: Some("current-password"), ..Field::default() }))
                div class="actions" {
                    (button(&Button { label: reader.t("identity-erase-submit"), weight: Weight::Danger, ..Button::default() }))
                    (link_button(reader.t("action-cancel"), paths::ACCOUNT, Weight::Quiet))
                }
            }
        }
    };
    Page {
        title: reader.t("identity-erase-title").to_owned(),
        main,
        ..Page::default()
    }
}
