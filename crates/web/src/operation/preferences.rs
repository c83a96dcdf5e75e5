//! Colors and language, remembered on the device and, for who is signed in,
//! with the account.

use crate::forms::Form;
use crate::gate::Gate;
use crate::identity::sessions;
use crate::paths;
use crate::problem::Answer;
use crate::segment::Query;
use crate::visit::Visit;
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::Response;
use laurel_domain::identity::actions;
use serde::Deserialize;

const YEAR: i64 = 365;

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
    visit: Gate<actions::Visit>,
    headers: HeaderMap,
    Query(wish): Query<Language>,
) -> Answer {
    let language = visit
        .bundled
        .catalogs
        .known(&wish.language)
        .unwrap_or(visit.language);
    let response = visit.go(&back(&visit, &headers), "flash-language-changed");
    remember(&visit, response, "language", language).await
}

pub async fn choose_theme(
    _: paths::PreferencesPath,
    visit: Gate<actions::Visit>,
    headers: HeaderMap,
    Form(wish): Form<Theme>,
) -> Answer {
    let theme = if matches!(wish.theme.as_str(), "light" | "dark") {
        wish.theme
    } else {
        "system".to_owned()
    };
    let response = visit.go(&back(&visit, &headers), "flash-theme-changed");
    remember(&visit, response, "theme", &theme).await
}

async fn remember(visit: &Visit, mut response: Response, name: &str, value: &str) -> Answer {
    let cookie = visit.app.keys.set_cookie(name, value, YEAR);
    let token = match &visit.claims {
        Some(claims) => {
            laurel_persistence::identity::set_preference(
                &visit.app.store,
                claims.person,
                name,
                value,
            )
            .await?;
            sessions::renew(&visit.app, claims).await.1
        }
        None => None,
    };
    for line in [Some(cookie), token].into_iter().flatten() {
        if let Ok(line) = HeaderValue::from_str(&line) {
            response.headers_mut().append(header::SET_COOKIE, line);
        }
    }
    Ok(response)
}

/// The page where the choice was made, where it is one of ours.
fn back(visit: &Visit, headers: &HeaderMap) -> String {
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
            if visit.is_signed_in() {
                paths::DASHBOARD
            } else {
                paths::HOME
            }
            .to_owned()
        })
}
