//! The address: whether it is confirmed, and a change of it.

use crate::identity::account::view::account::AccountView;
use crate::identity::account::view::reauthentication::reauthentication;
use crate::paths;
use crate::reader::Reader;
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
    /// The current password, where it is asked.
    pub email_password: String,
}

pub fn form(reader: &Reader, view: &AccountView) -> Markup {
    let (who, draft) = (&view.who, &view.draft);
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
                (reauthentication(reader, who, view.reauthentication, "email_password", draft.errors.of("email_password")))
                (button(&Button { label: reader.t("identity-email-submit"), weight: Weight::Secondary, ..Button::default() }))
            }
        }
    }
}
