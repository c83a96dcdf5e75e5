//! Name, language, colors.

use super::load;
use super::view::account::{AccountDraft, page};
use super::view::profile::ProfileForm;
use crate::forms::{Errors, Form, line_message};
use crate::gate::Gate;
use crate::http_problem::Answer;
use crate::identity::sessions;
use crate::paths;
use laurel_domain::identity::PersonName;
use laurel_domain::identity::actions;
use laurel_persistence::identity::{Profile, save_profile};

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
            return Ok(context.invalid(page(&context, &load(&context, draft).await?)));
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
