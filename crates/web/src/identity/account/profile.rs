//! Name, language, colors.

use super::{AccountDraft, page};
use crate::forms::{Errors, Form, line_message};
use crate::http_problem::Answer;
use crate::identity::sessions;
use crate::paths;
use crate::request_context::RequestContext;
use crate::ui::button::submit;
use crate::ui::field::{Field, SelectOption, field, select};
use crate::words::OFFERED;
use laurel_domain::identity::{Action, PersonName};
use laurel_persistence::identity::{Person, Profile, save_profile};
use maud::{Markup, html};
use serde::Deserialize;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct ProfileForm {
    name: String,
    language: String,
    theme: String,
}

pub async fn save(context: RequestContext, Form(fields): Form<ProfileForm>) -> Answer {
    let permit = context.own(Action::UseAccount)?;
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
    let id = context.person()?;
    let language = context
        .app
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
    save_profile(&context.app.store, &permit, id, profile).await?;
    let response = context.go(paths::ACCOUNT, "flash-profile-saved");
    Ok(match &context.claims {
        Some(claims) => sessions::with_fresh_token(&context, claims, response).await,
        None => response,
    })
}

pub(super) fn form(context: &RequestContext, who: &Person, draft: &AccountDraft) -> Markup {
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
        label: context.t(key),
    });
    html! {
        form class="form" method="post" action=(paths::ACCOUNT_PROFILE) novalidate {
            (field(&Field { name: "name", label: context.t("identity-field-name"), value: name, hint: Some(context.t("identity-field-name-hint")),
                error: draft.errors.of("name"), required: true, autocomplete: Some("name"), maxlength: Some(120), ..Field::default() }))
            (select(&Field { name: "language", label: context.t("identity-account-language"), value: language, ..Field::default() }, &languages))
            (select(&Field { name: "theme", label: context.t("theme-label"), value: theme, ..Field::default() }, &themes))
            (submit(context.t("identity-account-save")))
            p { a href=(paths::CERTIFICATE_NAME) { (context.t("identity-account-certificate-name")) } }
        }
    }
}
