//! Sessions: a short-lived signed token in the cookie, and a row behind it.
//!
//! A page needs no read: the token says who it is. When it is older than five
//! minutes the row is asked and a new token set. What ended since (a session,
//! all of a person's, a role) is known from memory within a second, and then
//! the row decides.

use chrono::{DateTime, TimeDelta, Utc};
use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey, Header, Validation};
use laurel_domain::identity::Grant;
use laurel_domain::ids::{PersonId, SessionId};
use moka::sync::Cache;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use std::sync::{Arc, PoisonError, RwLock};
use std::time::Duration;
use uuid::Uuid;

/// After this long the row is asked.
const TOKEN_LIFE: TimeDelta = TimeDelta::minutes(5);

/// The name of the cookie that says who it is.
pub const SESSION: &str = "laurel";

/// What the cookie says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Claims {
    pub session: SessionId,
    pub person: PersonId,
    pub name: String,
    pub language: String,
    pub theme: String,
    pub email_confirmed: bool,
    pub grants: Vec<Grant>,
    /// Milliseconds since 1970.
    pub made: i64,
}

/// Signs and reads cookies.
pub struct Keys {
    encode: EncodingKey,
    decode: DecodingKey,
    secure: bool,
}

impl Keys {
    pub fn new(secret: &[u8], secure: bool) -> Self {
        Self {
            encode: EncodingKey::from_secret(secret),
            decode: DecodingKey::from_secret(secret),
            secure,
        }
    }

    /// A cookie's name: bound to this host where it can be.
    pub fn named(&self, name: &str) -> String {
        if self.secure {
            format!("__Host-{name}")
        } else {
            name.to_owned()
        }
    }

    pub fn sign(&self, claims: &Claims) -> Option<String> {
        jsonwebtoken::encode(&Header::new(Algorithm::HS256), claims, &self.encode).ok()
    }

    /// The claims of a token that this site signed, however old.
    pub fn read(&self, token: &str) -> Option<Claims> {
        let mut validation = Validation::new(Algorithm::HS256);
        validation.required_spec_claims.clear();
        validation.validate_exp = false;
        jsonwebtoken::decode::<Claims>(token, &self.decode, &validation)
            .ok()
            .map(|data| data.claims)
    }

    /// A small note that comes back in a form, signed so that it can't be made
    /// elsewhere.
    pub fn seal<T: Serialize>(&self, note: &T) -> Option<String> {
        jsonwebtoken::encode(&Header::new(Algorithm::HS256), note, &self.encode).ok()
    }

    /// A note that this site sealed.
    pub fn unseal<T: for<'a> Deserialize<'a> + Clone>(&self, sealed: &str) -> Option<T> {
        let mut validation = Validation::new(Algorithm::HS256);
        validation.required_spec_claims.clear();
        validation.validate_exp = false;
        jsonwebtoken::decode::<T>(sealed, &self.decode, &validation)
            .ok()
            .map(|data| data.claims)
    }

    /// A `Set-Cookie` value. `days` of zero is for the browser's session, below
    /// zero deletes.
    pub fn set_cookie(&self, name: &str, value: &str, days: i64) -> String {
        let age = match days {
            0 => String::new(),
            days => format!("; Max-Age={}", (days * 86_400).max(0)),
        };
        let name = self.named(name);
        let secure = if self.secure { "; Secure" } else { "" };
        format!("{name}={value}; Path=/; HttpOnly; SameSite=Lax{age}{secure}")
    }
}

impl Claims {
    pub fn is_fresh(&self, now: DateTime<Utc>) -> bool {
        let age = now.timestamp_millis() - self.made;
        (0..TOKEN_LIFE.num_milliseconds()).contains(&age)
    }
}

/// What the row said last of sessions whose tokens were old or in doubt, with
/// the cookie that says so: a client that keeps sending its old token must not
/// cost a read and a write each time.
pub struct SessionLookups(Cache<SessionId, Arc<(Claims, String)>>);

impl Default for SessionLookups {
    fn default() -> Self {
        Self(Cache::new(10_000))
    }
}

impl SessionLookups {
    pub fn get(&self, session: SessionId) -> Option<Arc<(Claims, String)>> {
        self.0.get(&session)
    }

    pub fn keep(&self, claims: Claims, cookie: String) {
        self.0.insert(claims.session, Arc::new((claims, cookie)));
    }

    pub fn forget(&self, session: SessionId) {
        self.0.invalidate(&session);
    }
}

/// Tokens of this site that were read lately: a signature need not be checked
/// at every page. Whether a token still counts is asked every time.
pub struct VerifiedTokens(Cache<Box<str>, Claims>);

impl Default for VerifiedTokens {
    fn default() -> Self {
        Self(
            Cache::builder()
                .max_capacity(10_000)
                .time_to_live(Duration::from_secs(600))
                .build(),
        )
    }
}

impl VerifiedTokens {
    /// The claims of a token that this site signed, however old.
    pub fn read(&self, keys: &Keys, token: &str) -> Option<Claims> {
        if let Some(known) = self.0.get(token) {
            return Some(known);
        }
        let claims = keys.read(token)?;
        self.0.insert(token.into(), claims.clone());
        Some(claims)
    }
}

/// What ended or changed lately on any node: tokens made before are not
/// believed without asking the row.
#[derive(Default)]
pub struct Revocations {
    /// Sessions and people, with the instant in milliseconds since 1970.
    since: RwLock<HashMap<Uuid, i64>>,
}

impl Revocations {
    pub fn note(&self, subject: Uuid, at: DateTime<Utc>) {
        let mut since = self.since.write().unwrap_or_else(PoisonError::into_inner);
        let now = at.timestamp_millis();
        // a token older than its life is not believed anyway
        since.retain(|_, noted| now - *noted < 2 * TOKEN_LIFE.num_milliseconds());
        since.insert(subject, now);
    }

    pub fn doubts(&self, claims: &Claims) -> bool {
        let since = self.since.read().unwrap_or_else(PoisonError::into_inner);
        if since.is_empty() {
            return false;
        }
        [claims.session.0, claims.person.0]
            .iter()
            .any(|subject| since.get(subject).is_some_and(|at| claims.made <= *at))
    }
}
