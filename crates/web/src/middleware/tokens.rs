//! Whose token of the JSON API it is: asked of the database, and remembered for a
//! second, so that a program in a hurry asks for less.

use super::visitor::Shown;
use crate::app::App;
use axum::http::HeaderValue;
use laurel_domain::identity::{Actor, authorize};
use laurel_persistence::CacheCounts;
use laurel_persistence::identity::{TokenSecret, VerifiedToken, verify_token};
use moka::sync::Cache;
use std::sync::Arc;
use std::time::Duration;

/// How long a token is believed without asking again.
const BELIEVED: Duration = Duration::from_secs(1);
const MAX_KEPT: u64 = 10_000;

/// The tokens that were asked for lately.
pub struct VerifiedApiTokens(Cache<TokenSecret, Arc<VerifiedToken>>, CacheCounts);

impl Default for VerifiedApiTokens {
    fn default() -> Self {
        let cache = Cache::builder().max_capacity(MAX_KEPT);
        Self(cache.time_to_live(BELIEVED).build(), CacheCounts::default())
    }
}

impl VerifiedApiTokens {
    pub fn counts(&self) -> &CacheCounts {
        &self.1
    }

    /// Something changed about somebody: all are asked for again.
    pub fn clear(&self) {
        self.0.invalidate_all();
    }
}

/// What the header `Authorization` shows.
pub async fn verify(app: &App, header: &HeaderValue) -> Shown {
    let secret = header
        .to_str()
        .ok()
        .and_then(|value| value.split_once(' '))
        .filter(|(scheme, _)| scheme.eq_ignore_ascii_case("bearer"))
        .and_then(|(_, secret)| TokenSecret::parse(secret.trim()));
    let Some(secret) = secret else {
        return Shown::BadToken;
    };
    let VerifiedApiTokens(kept, counts) = &app.verified_api_tokens;
    if let Some(known) = counts.seen(kept.get(&secret))
        && known.expires_at > app.store.now()
    {
        return Shown::Token(known);
    }
    let Ok(permit) = authorize(&Actor::Visitor, ()) else {
        return Shown::BadToken;
    };
    match verify_token(&app.store, &permit, &secret).await {
        Ok(Some(token)) => {
            let token = Arc::new(token);
            kept.insert(secret, token.clone());
            Shown::Token(token)
        }
        Ok(None) => Shown::BadToken,
        Err(error) => {
            tracing::error!(%error, "a token can't be verified");
            Shown::NotKnown
        }
    }
}
