//! Name, language, colors.

use super::load;
use super::view::account::{AccountDraft, page};
use super::view::profile::ProfileForm;
use crate::forms::{Errors, Form, line_message};
use crate::gate::Gate;
use crate::http_problem::Answer;
use crate::identity::sessions;
use crate::paths;
use crate::request_context::RequestContext;
use laurel_domain::identity::PersonName;
use laurel_domain::identity::actions;
use laurel_domain::site::time_zone;
use laurel_persistence::identity::{ProfileChange, save_profile};

pub async fn save(
    _: paths::AccountProfilePath,
    context: Gate<actions::UseAccount>,
    Form(fields): Form<ProfileForm>,
) -> Answer {
    let permit = context.own()?;
    let change = match read(&context, &fields) {
        Ok(change) => change,
        Err(errors) => {
            let draft = AccountDraft {
                profile: Some(fields),
                errors,
                ..AccountDraft::default()
            };
            return Ok(context.invalid(page(&context, &load(&context, draft).await?)));
        }
    };
    save_profile(&context.app.store, &permit, change).await?;
    let response = context.go(paths::ACCOUNT, "flash-profile-saved");
    Ok(match &context.claims {
        Some(claims) => sessions::with_fresh_token(&context, claims, response).await,
        None => response,
    })
}

fn read(context: &RequestContext, fields: &ProfileForm) -> Result<ProfileChange, Errors> {
    let mut errors = Errors::default();
    let name = PersonName::parse(&fields.name)
        .map_err(|refusal| errors.add("name", line_message(context, refusal)));
    let zone = match fields.time_zone.as_deref().map(str::trim) {
        None => Ok(None),
        Some("") => Ok(Some(None)),
        Some(typed) => time_zone(typed)
            .map(|zone| Some(Some(zone)))
            .map_err(|_| errors.add("time_zone", context.t("admin-settings-error-zone"))),
    };
    let (Ok(name), Ok(time_zone)) = (name, zone) else {
        return Err(errors);
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
    Ok(ProfileChange {
        name: Some(name),
        language: Some(language.to_owned()),
        theme: Some(theme.to_owned()),
        time_zone,
        seen: None,
    })
}
