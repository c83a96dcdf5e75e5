//! Asks once more before a certificate is revoked.

use crate::certification::administration::view::one::up;
use crate::forms::{Errors, summary};
use crate::page_layout::Page;
use crate::paths;
use crate::reader::Reader;
use laurel_domain::certification::RevocationReason;
use laurel_persistence::certification::Certificate;
use laurel_ui::button::{Button, Weight, button};
use laurel_ui::choice::{Choice, ChoiceList, choice_list};
use laurel_ui::dialog::{ConfirmDialog, confirm_dialog};
use laurel_ui::field::{Field, textarea};
use maud::{Markup, html};
use serde::Deserialize;

pub const MAX_NOTE: usize = 2000;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct RevokeForm {
    pub reason: String,
    pub note: String,
}

/// A certificate that is to be revoked.
pub struct RevokeView<'a> {
    pub found: &'a Certificate,
    pub fields: RevokeForm,
    pub errors: Errors,
}

impl<'a> RevokeView<'a> {
    pub const fn of(found: &'a Certificate, fields: RevokeForm, errors: Errors) -> Self {
        Self {
            found,
            fields,
            errors,
        }
    }
}

pub fn page(reader: &Reader, view: &RevokeView<'_>) -> Page {
    let (found, fields, errors) = (view.found, &view.fields, &view.errors);
    let number = &found.sealed.number;
    let main = html! {
        (up(reader, &[(number, &paths::admin_certificate(number))]))
        h1 { (reader.with("admin-revoke-title", &[("number", number.into())])) }
        p class="lead" { bdi { (found.sealed.holder) } ", " bdi { (found.sealed.title) } }
        p { (reader.t("admin-revoke-text")) }
        (summary(reader, errors, &[("note", "admin-revoke-note")]))
        (form(reader, number, fields, errors))
    };
    Page {
        scripts: &["js/dialog.js"],
        ..Page::administration(
            paths::ADMIN_CERTIFICATES,
            reader.t("admin-revoke-submit"),
            main,
        )
    }
}

fn form(reader: &Reader, number: &str, fields: &RevokeForm, errors: &Errors) -> Markup {
    let keys = RevocationReason::ALL.map(|reason| {
        let word = reason.as_str();
        (word, format!("admin-revoke-reason-{word}"))
    });
    let choices: Vec<Choice> = keys
        .iter()
        .map(|(value, key)| Choice {
            value,
            label: reader.t(key),
            checked: fields.reason == *value,
            ..Choice::default()
        })
        .collect();
    html! {
        form class="form" method="post" action=(paths::revoke_certificate(number)) {
            (choice_list(&ChoiceList { name: "reason", legend: reader.t("admin-revoke-reason"), choices: &choices,
                error: errors.of("reason"), required: true, ..ChoiceList::default() }))
            (textarea(&Field { name: "note", label: reader.t("admin-revoke-note"), value: &fields.note,
                hint: Some(reader.t("admin-revoke-note-hint")), error: errors.of("note"), optional: Some(reader.t("form-optional")),
                maxlength: u32::try_from(MAX_NOTE).ok(), ..Field::default() }, 4))
            (button(&Button { label: reader.t("admin-revoke-submit"), weight: Weight::Danger, confirm: Some("revoke"), ..Button::default() }))
        }
        (confirm_dialog(&ConfirmDialog { id: "revoke", title: &reader.with("admin-revoke-title", &[("number", number.into())]),
            text: reader.t("admin-revoke-text"), confirm: reader.t("admin-revoke-submit"), cancel: reader.t("action-cancel"), weight: Weight::Danger }))
    }
}
