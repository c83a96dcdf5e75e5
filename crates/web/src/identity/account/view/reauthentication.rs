//! The field in which somebody shows again who they are.

use crate::reader::Reader;
use laurel_persistence::identity::Person;
use laurel_ui::Tone;
use laurel_ui::field::{Field, InputKind, field, username};
use laurel_ui::notice::quiet_notice;
use maud::{Markup, html};

/// How somebody shows again who they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reauthentication {
    /// They signed in a moment ago.
    NotNeeded,
    Password,
    /// They have no password: by signing in anew.
    SignIn,
}

/// `name`: of the field, and of its message. Nothing where nothing is asked.
pub fn reauthentication(
    reader: &Reader,
    who: &Person,
    asked: Reauthentication,
    name: &str,
    error: Option<&str>,
) -> Markup {
    match asked {
        Reauthentication::NotNeeded => html! {},
        Reauthentication::Password => html! {
            (username(&who.email))
            (field(&Field { name, label: reader.t("identity-field-password-current"), kind: InputKind::Password,
                hint: Some(reader.t("identity-reauthentication-hint")), error, required: true,
                autocomplete: Some("current-password"), ..Field::default() }))
        },
        Reauthentication::SignIn => quiet_notice(
            Tone::Info,
            None,
            &html! { p { (reader.t("identity-reauthentication-sign-in")) } },
        ),
    }
}
