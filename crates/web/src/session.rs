//! Sessions: a short-lived signed token in the cookie, and a row behind it.
//!
//! A page needs no read: the token says who it is. When it is older than five
//! minutes, or was made by another process, the row is asked and a new token
//! set. What ended since (a session, all of a person's, a role) is known from
//! memory within two seconds, and then the row decides. So each node believes
//! only what it asked itself, and no two nodes' clocks are ever compared.

use crate::cookies::{self, Lifetime};
use axum::http::HeaderValue;
use foldhash::quality::RandomState;
use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey, Header, Validation};
use laurel_domain::identity::{Actor, Grant};
use laurel_domain::ids::{PersonId, SessionId};
use laurel_persistence::CacheCounts;
use laurel_persistence::changes::Changed;
use moka::sync::Cache;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use std::sync::{Arc, PoisonError, RwLock};
use std::time::Duration;
use std::time::Instant;
use uuid::Uuid;

/// After so many milliseconds the row is asked.
const TOKEN_LIFE: u64 = 5 * 60 * 1000;

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
    /// An IANA name; `None`: the organization's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub time_zone: Option<String>,
    pub grants: Vec<Grant>,
    /// The process that made it; tokens of versions before name none.
    #[serde(default)]
    pub node: u64,
    /// Milliseconds since that process started.
    pub made: u64,
}

/// The running process, as its tokens name it, and how long it runs.
#[derive(Debug, Clone, Copy)]
pub struct Node {
    id: u64,
    started: Instant,
}

impl Node {
    /// `random` tells it from every other process, before and beside it.
    pub fn new(random: [u8; 8]) -> Self {
        Self {
            // zero stands for none
            id: u64::from_be_bytes(random).max(1),
            started: Instant::now(),
        }
    }

    pub fn id(&self) -> u64 {
        self.id
    }

    /// Milliseconds since it started; no setting of the clock changes it.
    pub fn running(&self) -> u64 {
        u64::try_from(self.started.elapsed().as_millis()).unwrap_or(u64::MAX)
    }
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
        let data = jsonwebtoken::decode::<Claims>(token, &self.decode, &validation).ok()?;
        // notes have types of their own, so that none is ever a session
        (data.header.typ.as_deref() == Some("JWT")).then_some(data.claims)
    }

    /// A small note that comes back in a form, signed so that it can't be made
    /// elsewhere. It is good for what it says it is and for nothing else.
    pub fn seal<T: Serialize>(&self, use_for: &str, note: &T) -> Option<String> {
        let mut header = Header::new(Algorithm::HS256);
        header.typ = Some(note_type(use_for));
        jsonwebtoken::encode(&header, note, &self.encode).ok()
    }

    /// A note that this site sealed for this use.
    pub fn unseal<T: for<'a> Deserialize<'a> + Clone>(
        &self,
        use_for: &str,
        sealed: &str,
    ) -> Option<T> {
        let mut validation = Validation::new(Algorithm::HS256);
        validation.required_spec_claims.clear();
        validation.validate_exp = false;
        let data = jsonwebtoken::decode::<T>(sealed, &self.decode, &validation).ok()?;
        (data.header.typ == Some(note_type(use_for))).then_some(data.claims)
    }

    /// A `Set-Cookie` value; `None` for letters that no header takes.
    pub fn set_cookie(&self, name: &str, value: &str, lifetime: Lifetime) -> Option<HeaderValue> {
        cookies::line(&self.named(name), value, lifetime, self.secure)
    }

    /// The `Set-Cookie` value that takes a cookie away.
    pub fn end_cookie(&self, name: &str) -> Option<HeaderValue> {
        self.set_cookie(name, "", Lifetime::Over)
    }
}

fn note_type(use_for: &str) -> String {
    format!("laurel-{use_for}")
}

impl Claims {
    /// Who acts with it.
    pub fn actor(&self) -> Actor {
        Actor::Person {
            id: self.person,
            grants: self.grants.clone(),
        }
    }

    /// Whether `node`, which has been `running` for so many milliseconds, made
    /// it, and lately.
    pub fn is_fresh(&self, node: u64, running: u64) -> bool {
        let age = running.checked_sub(self.made);
        self.node == node && age.is_some_and(|age| age < TOKEN_LIFE)
    }
}

/// What a session's row said, as it was asked last.
#[derive(Debug)]
pub struct Answer {
    pub claims: Claims,
    /// The `Set-Cookie` that says so.
    pub cookie: HeaderValue,
    /// What was noted when it was asked: see [`Revocations::noted`].
    pub noted: u64,
}

/// What the row said last of sessions whose tokens were old or in doubt: a
/// client that keeps sending its old token, or goes from node to node, must
/// not cost a read and a write each time.
pub struct SessionLookups(Cache<SessionId, Arc<Answer>>, CacheCounts);

impl Default for SessionLookups {
    fn default() -> Self {
        Self(Cache::new(10_000), CacheCounts::default())
    }
}

impl SessionLookups {
    pub fn get(&self, session: SessionId) -> Option<Arc<Answer>> {
        self.1.seen(self.0.get(&session))
    }

    pub fn counts(&self) -> &CacheCounts {
        &self.1
    }

    pub fn keep(&self, answer: Answer) {
        self.0.insert(answer.claims.session, Arc::new(answer));
    }

    pub fn forget(&self, session: SessionId) {
        self.0.invalidate(&session);
    }
}

/// Tokens of this site that were read lately: a signature need not be checked
/// at every page. Whether a token still counts is asked every time.
pub struct VerifiedTokens(Cache<Box<str>, Claims, RandomState>, CacheCounts);

impl Default for VerifiedTokens {
    fn default() -> Self {
        Self(
            Cache::builder()
                .max_capacity(10_000)
                .time_to_live(Duration::from_secs(600))
                .build_with_hasher(RandomState::default()),
            CacheCounts::default(),
        )
    }
}

impl VerifiedTokens {
    pub fn counts(&self) -> &CacheCounts {
        &self.1
    }

    /// The claims of a token that this site signed, however old.
    pub fn read(&self, keys: &Keys, token: &str) -> Option<Claims> {
        if let Some(known) = self.1.seen(self.0.get(token)) {
            return Some(known);
        }
        let claims = keys.read(token)?;
        self.0.insert(token.into(), claims.clone());
        Some(claims)
    }
}

/// What ended or changed lately on any node: tokens are not believed without
/// asking the row, until it was asked after the change.
#[derive(Default)]
pub struct Revocations(RwLock<Notes>);

#[derive(Default)]
struct Notes {
    /// How many there were since the start.
    count: u64,
    /// Sessions and people, each with its number and when it was noted.
    of: HashMap<Uuid, (u64, u64)>,
}

impl Revocations {
    /// To be called once the change is committed; `running` are milliseconds
    /// since this process started.
    pub fn note(&self, changed: Changed, running: u64) {
        let subject = match changed {
            Changed::Person(id) => id.0,
            Changed::Session(id) => id.0,
            Changed::Content => return,
        };
        let mut notes = self.0.write().unwrap_or_else(PoisonError::into_inner);
        // a token older than its life is not believed anyway
        let is_needed = |at: u64| running.saturating_sub(at) < 2 * TOKEN_LIFE;
        notes.of.retain(|_, (_, at)| is_needed(*at));
        notes.count += 1;
        let number = notes.count;
        notes.of.insert(subject, (number, running));
    }

    /// How many were noted so far. To be read before a row is asked: what is
    /// noted while it is asked then puts its answer in doubt.
    pub fn noted(&self) -> u64 {
        self.0.read().unwrap_or_else(PoisonError::into_inner).count
    }

    /// Whether something about this session or person was noted beyond the
    /// first `noted`; for a token that a visitor shows, these are none.
    pub fn doubts(&self, claims: &Claims, noted: u64) -> bool {
        let notes = self.0.read().unwrap_or_else(PoisonError::into_inner);
        if notes.of.is_empty() {
            return false;
        }
        [claims.session.0, claims.person.0]
            .iter()
            .any(|subject| notes.of.get(subject).is_some_and(|(n, _)| *n > noted))
    }
}

#[cfg(test)]
#[path = "session_tests.rs"]
mod tests;
