//! The address: whether it is confirmed, and a change of it.

use crate::identity::account::view::account::AccountDraft;
use crate::paths;
use crate::reader::Reader;
use laurel_persistence::identity::Person;
use laurel_ui::Tone;
use laurel_ui::button::{Button, Weight, button};
use laurel_ui::field::{Field, InputKind, field};
use laurel_ui::notice::quiet_notice;
use maud::{Markup, html};
use serde::Deserialize;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct EmailForm {
    pub email: String,
}

pub fn form(reader: &Reader, who: &Person, draft: &AccountDraft) -> Markup {
    let typed = draft.email.as_ref().map_or("", |typed| &typed.email);
    html! {
        div class="stack" {
            p { (reader.with("identity-email-current", &[("email", (&who.email).into())])) }
            @if who.email_confirmed_at.is_none() {
                (quiet_notice(Tone::Warn, None, &html! { p { (reader.with("identity-confirm-needed", &[("email", (&who.email).into())])) } }))
                form method="post" action=(paths::ACCOUNT_CONFIRM) {
                    (button(&Button { label: reader.t("identity-confirm-again"), weight: Weight::Secondary, ..Button::default() }))
                }
            }
            form class="form" method="post" action=(paths::ACCOUNT_EMAIL) novalidate {
                (field(&Field { name: "email", label: reader.t("identity-email-new"), value: typed, kind: InputKind::Email,
                    hint: Some(reader.t("identity-email-hint")), error: draft.errors.of("email"), required: true,
                    autocomplete: Some("email"), maxlength: Some(254), ..Field::default() }))
                (button(&Button { label: reader.t("identity-email-submit"), weight: Weight::Secondary, ..Button::default() }))
            }
        }
    }
}
