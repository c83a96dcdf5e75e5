//! Whose token of the JSON API it is: asked of the database, and remembered for a
//! second, so that a program in a hurry asks for less.

use super::visitor::Shown;
use crate::app::App;
use axum::http::HeaderValue;
use axum_extra::headers::Header;
use axum_extra::headers::authorization::{Authorization, Bearer};
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

fn secret(header: &HeaderValue) -> Option<TokenSecret> {
    let shown = Authorization::<Bearer>::decode(&mut std::iter::once(header)).ok()?;
    TokenSecret::parse(shown.token())
}

/// What the header `Authorization` shows.
pub async fn verify(app: &App, header: &HeaderValue) -> Shown {
    let Some(secret) = secret(header) else {
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

#[cfg(test)]
mod tests {
    use super::secret;
    use axum::http::HeaderValue;

    #[test]
    fn a_bearer_token_is_read() {
        let token = format!("laurel_{}", "a1".repeat(24));
        let read = |text: &str| {
            let header = HeaderValue::from_bytes(text.as_bytes()).expect("a header");
            secret(&header).map(|secret| secret.reveal().to_owned())
        };
        for scheme in ["Bearer", "bearer", "BEARER", "Bearer "] {
            let shown = read(&format!("{scheme} {token}"));
            assert_eq!(shown.as_deref(), Some(token.as_str()), "{scheme}");
        }
        for other in [
            format!("Basic {token}"),
            format!("Bearer{token}"),
            format!("Bearer {token} {token}"),
            format!("Bearer \u{e9}{token}"),
            token,
            "Bearer".to_owned(),
            "Bearer ".to_owned(),
            String::new(),
        ] {
            assert_eq!(read(&other), None, "{other}");
        }
    }
}
