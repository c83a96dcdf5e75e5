//! Colors and language, remembered on the device and, for who is signed in,
//! with the account.

use crate::cookies::{self, Lifetime};
use crate::extract::Query;
use crate::forms::Form;
use crate::gate::Gate;
use crate::http_problem::Answer;
use crate::identity::sessions;
use crate::paths;
use crate::request_context::RequestContext;
use axum::http::{HeaderMap, header};
use axum::response::Response;
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
    headers: HeaderMap,
    Query(wish): Query<Language>,
) -> Answer {
    let language = context
        .bundled
        .catalogs
        .known(&wish.language)
        .unwrap_or(context.language);
    let response = context.go(&back(&context, &headers), "flash-language-changed");
    remember(&context, response, "language", language).await
}

pub async fn choose_theme(
    _: paths::PreferencesPath,
    context: Gate<actions::Visit>,
    headers: HeaderMap,
    Form(wish): Form<Theme>,
) -> Answer {
    let theme = if matches!(wish.theme.as_str(), "light" | "dark") {
        wish.theme
    } else {
        "system".to_owned()
    };
    let response = context.go(&back(&context, &headers), "flash-theme-changed");
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
fn back(context: &RequestContext, headers: &HeaderMap) -> String {
    headers
        .get(header::REFERER)
        .and_then(|v| v.to_str().ok())
        .and_then(|v| v.parse::<axum::http::Uri>().ok())
        .filter(|uri| {
            let here = headers.get(header::HOST).and_then(|v| v.to_str().ok());
            uri.authority().map(axum::http::uri::Authority::as_str) == here
        })
        .and_then(|uri| uri.path_and_query().map(|p| p.as_str().to_owned()))
        .filter(|path| paths::local(path).is_some() && !path.starts_with(paths::PREFERENCES))
        .unwrap_or_else(|| {
            if context.is_signed_in() {
                paths::DASHBOARD
            } else {
                paths::HOME
            }
            .to_owned()
        })
}
