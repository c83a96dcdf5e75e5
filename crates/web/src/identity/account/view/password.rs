//! A new password, for who knows the current one.

use crate::identity::account::view::account::AccountDraft;
use crate::identity::passwords;
use crate::paths;
use crate::reader::Reader;
use laurel_persistence::identity::Person;
use laurel_ui::button::{Button, Weight, button};
use laurel_ui::field::{Field, InputKind, field, hidden, username};
use maud::{Markup, html};

pub fn form(reader: &Reader, who: &Person, draft: &AccountDraft) -> Markup {
    html! {
        @if who.has_password {
            form class="form" method="post" action=(paths::ACCOUNT_PASSWORD) novalidate {
                // password managers want to know whose it is
                (username(&who.email))
                (field(&Field { name: "current", label: reader.t("identity-field-password-current"), kind: InputKind::Password,
                    error: draft.errors.of("current"), required: true, autocomplete: Some("current-password"), ..Field::default() }))
                (field(&Field { name: "password", label: reader.t("identity-field-password-new"), kind: InputKind::Password,
                    hint: Some(&passwords::hint(reader)), error: draft.errors.of("password"), required: true,
                    autocomplete: Some("new-password"), ..Field::default() }))
                (button(&Button { label: reader.t("identity-password-submit"), weight: Weight::Secondary, ..Button::default() }))
            }
        } @else {
            form class="form" method="post" action=(paths::FORGOT_PASSWORD) {
                p { (reader.t("identity-password-none")) }
                (hidden("email", &who.email))
                (button(&Button { label: reader.t("identity-forgot-submit"), weight: Weight::Secondary, ..Button::default() }))
            }
        }
    }
}
