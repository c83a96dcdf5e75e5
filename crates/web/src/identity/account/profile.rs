//! Name, language, colors.

use super::{AccountDraft, page};
use crate::forms::{Errors, Form, line_message};
use crate::gate::Gate;
use crate::http_problem::Answer;
use crate::identity::sessions;
use crate::paths;
use crate::reader::Reader;
use laurel_domain::identity::PersonName;
use laurel_domain::identity::actions;
use laurel_persistence::identity::{Person, Profile, save_profile};
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
}

pub async fn save(
    _: paths::AccountProfilePath,
    context: Gate<actions::UseAccount>,
    Form(fields): Form<ProfileForm>,
) -> Answer {
    let permit = context.own()?;
    let name = match PersonName::parse(&fields.name) {
        Ok(name) => name,
        Err(refusal) => {
            let mut errors = Errors::default();
            errors.add("name", line_message(&context, refusal));
            let draft = AccountDraft {
                profile: Some(fields),
                errors,
                ..AccountDraft::default()
            };
            return Ok(context.invalid(page(&context, &draft).await?));
        }
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
    let profile = Profile {
        name,
        language: language.to_owned(),
        theme: theme.to_owned(),
    };
    save_profile(&context.app.store, &permit, profile).await?;
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
            (select(&Field { name: "theme", label: reader.t("theme-label"), value: theme, ..Field::default() }, &themes))
            (submit(reader.t("identity-account-save")))
            p { a href=(paths::CERTIFICATE_NAME) { (reader.t("identity-account-certificate-name")) } }
        }
    }
}
