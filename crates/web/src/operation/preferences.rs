//! Colors and language, remembered on the device and, for who is signed in,
//! with the account.

use crate::cookies::{self, Lifetime};
use crate::extract::Query;
use crate::forms::Form;
use crate::gate::Gate;
use crate::http_problem::{Answer, HttpProblem};
use crate::identity::sessions;
use crate::paths;
use crate::request_context::RequestContext;
use axum::response::{IntoResponse, Redirect, Response};
use laurel_domain::identity::actions;
use laurel_persistence::identity::set_preference;
use serde::Deserialize;

const YEAR: Lifetime = Lifetime::Days(365);

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Language {
    language: String,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Theme {
    theme: String,
}

pub async fn choose_language(
    _: paths::PreferencesPath,
    context: Gate<actions::Visit>,
    Query(wish): Query<Language>,
) -> Answer {
    // the bare address asks for nothing
    if wish.language.is_empty() {
        return Ok(Redirect::to(back(&context)).into_response());
    }
    let known = context.bundled.catalogs.known(&wish.language);
    let language = known.ok_or(HttpProblem::Unreadable)?;
    let response = context.go(back(&context), "flash-language-changed");
    remember(&context, response, "language", language).await
}

pub async fn choose_theme(
    _: paths::PreferencesPath,
    context: Gate<actions::Visit>,
    Form(wish): Form<Theme>,
) -> Answer {
    let theme = match wish.theme.as_str() {
        "light" | "dark" | "system" => wish.theme,
        "" => "system".to_owned(),
        _ => return Err(HttpProblem::Unreadable),
    };
    let response = context.go(back(&context), "flash-theme-changed");
    remember(&context, response, "theme", &theme).await
}

async fn remember(
    context: &RequestContext,
    mut response: Response,
    name: &str,
    value: &str,
) -> Answer {
    let cookie = context.app.keys.set_cookie(name, value, YEAR);
    let token = match &context.claims {
        Some(claims) => {
            let permit = context.authorize_own::<actions::UseAccount>()?;
            set_preference(&context.app.store, &permit, name, value).await?;
            sessions::renew(&context.app, claims).await.1
        }
        None => None,
    };
    cookies::add(&mut response, cookie.into_iter().chain(token));
    Ok(response)
}

/// The page where the choice was made, where it is one of ours.
fn back(context: &RequestContext) -> &str {
    match context.came_from.as_deref() {
        Some(page) if !page.starts_with(paths::PREFERENCES) => page,
        _ if context.is_signed_in() => paths::DASHBOARD,
        _ => paths::HOME,
    }
}
