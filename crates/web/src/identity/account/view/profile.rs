//! Name, language, colors.

use crate::forms::zones;
use crate::identity::account::view::account::AccountDraft;
use crate::paths;
use crate::reader::Reader;
use laurel_persistence::identity::Person;
use laurel_ui::button::submit;
use laurel_ui::field::{Field, SelectOption, field, select};
use laurel_words::OFFERED;
use maud::{Markup, html};
use serde::Deserialize;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct ProfileForm {
    pub name: String,
    pub language: String,
    pub theme: String,
    /// Empty is the organization's; a form without it leaves it as it is.
    pub time_zone: Option<String>,
}

pub fn form(reader: &Reader, who: &Person, draft: &AccountDraft) -> Markup {
    let (name, language, theme) = draft.profile.as_ref().map_or_else(
        || (who.name.as_str(), who.language.as_str(), who.theme.as_str()),
        |typed| {
            (
                typed.name.as_str(),
                typed.language.as_str(),
                typed.theme.as_str(),
            )
        },
    );
    let zone = match &draft.profile {
        Some(typed) => typed.time_zone.as_deref(),
        None => who.time_zone.as_deref(),
    };
    let zone = zone.unwrap_or_default();
    let languages: Vec<SelectOption> = OFFERED
        .iter()
        .map(|(value, label)| SelectOption { value, label })
        .collect();
    let themes = [
        ("system", "theme-system"),
        ("light", "theme-light"),
        ("dark", "theme-dark"),
    ]
    .map(|(value, key)| SelectOption {
        value,
        label: reader.t(key),
    });
    html! {
        form class="form" method="post" action=(paths::ACCOUNT_PROFILE) novalidate {
            (field(&Field { name: "name", label: reader.t("identity-field-name"), value: name, hint: Some(reader.t("identity-field-name-hint")),
                error: draft.errors.of("name"), required: true, autocomplete: Some("name"), maxlength: Some(120), ..Field::default() }))
            (select(&Field { name: "language", label: reader.t("identity-account-language"), value: language, ..Field::default() }, &languages))
            (field(&Field { name: "time_zone", label: reader.t("identity-account-time-zone"), value: zone, suggestions: &zones(),
                hint: Some(reader.t("identity-account-time-zone-hint")), error: draft.errors.of("time_zone"),
                optional: Some(reader.t("form-optional")), autocomplete: Some("off"), ..Field::default() }))
            (select(&Field { name: "theme", label: reader.t("theme-label"), value: theme, ..Field::default() }, &themes))
            (submit(reader.t("identity-account-save")))
            p { a href=(paths::CERTIFICATE_NAME) { (reader.t("identity-account-certificate-name")) } }
        }
    }
}
