//! Name, language, colors.

use super::{AccountDraft, page};
use crate::forms::{Errors, Form, line_message, zones};
use crate::gate::Gate;
use crate::http_problem::Answer;
use crate::identity::sessions;
use crate::paths;
use crate::reader::Reader;
use laurel_domain::identity::PersonName;
use laurel_domain::identity::actions;
use laurel_domain::site::time_zone;
use laurel_persistence::identity::{Person, ProfileChange, save_profile};
use laurel_ui::button::submit;
use laurel_ui::field::{Field, SelectOption, field, select};
use laurel_words::OFFERED;
use maud::{Markup, html};
use serde::Deserialize;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct ProfileForm {
    name: String,
    language: String,
    theme: String,
    /// Empty is the organization's; a form without it leaves it as it is.
    time_zone: Option<String>,
}

pub async fn save(
    _: paths::AccountProfilePath,
    context: Gate<actions::UseAccount>,
    Form(fields): Form<ProfileForm>,
) -> Answer {
    let permit = context.own()?;
    let mut errors = Errors::default();
    let name = PersonName::parse(&fields.name)
        .map_err(|refusal| errors.add("name", line_message(&context, refusal)));
    let zone = match fields.time_zone.as_deref().map(str::trim) {
        None => Ok(None),
        Some("") => Ok(Some(None)),
        Some(typed) => time_zone(typed)
            .map(|zone| Some(Some(zone)))
            .map_err(|_| errors.add("time_zone", context.t("admin-settings-error-zone"))),
    };
    let (Ok(name), Ok(time_zone)) = (name, zone) else {
        let draft = AccountDraft {
            profile: Some(fields),
            errors,
            ..AccountDraft::default()
        };
        return Ok(context.invalid(page(&context, &draft).await?));
    };
    let language = context
        .bundled
        .catalogs
        .known(&fields.language)
        .unwrap_or(context.language);
    let theme = match fields.theme.as_str() {
        chosen @ ("light" | "dark") => chosen,
        _ => "system",
    };
    let change = ProfileChange {
        name: Some(name),
        language: Some(language.to_owned()),
        theme: Some(theme.to_owned()),
        time_zone,
        seen: None,
    };
    save_profile(&context.app.store, &permit, change).await?;
    let response = context.go(paths::ACCOUNT, "flash-profile-saved");
    Ok(match &context.claims {
        Some(claims) => sessions::with_fresh_token(&context, claims, response).await,
        None => response,
    })
}

pub(super) fn form(reader: &Reader, who: &Person, draft: &AccountDraft) -> Markup {
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
