//! What a browser keeps of registering until the address is confirmed: the link in the
//! email signs in there, and only there. Elsewhere it asks for the password, so that
//! nobody is led into an account whose password somebody else chose.

use crate::app::App;
use crate::cookies::{self, Lifetime};
use axum::http::{HeaderMap, HeaderValue};
use laurel_domain::identity::Email;
use laurel_persistence::identity::Onward;
use serde::{Deserialize, Serialize};

const COOKIE: &str = "registered";
/// As long as the link works.
const DAYS: u16 = 3;

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Registration {
    /// The address that was typed, whether or not it had an account before.
    registered: String,
    /// A path of this site where one was going; empty: nowhere in particular.
    pub next: String,
}

impl Registration {
    pub fn new(email: &Email, next: &str) -> Self {
        Self {
            registered: email.to_string(),
            next: next.to_owned(),
        }
    }

    /// What this browser kept.
    pub fn read(app: &App, headers: &HeaderMap) -> Option<Self> {
        cookies::read(headers, &app.keys.named(COOKIE))
            .and_then(|sealed| app.keys.unseal(COOKIE, sealed))
    }

    /// As it was typed.
    pub fn email(&self) -> &str {
        &self.registered
    }

    pub fn address(&self) -> Option<Email> {
        Email::parse(&self.registered).ok()
    }

    /// `sign_in` is the page that signs in and leads on.
    pub fn onward<'a>(&'a self, sign_in: &'a str) -> Onward<'a> {
        let next = &self.next;
        Onward { next, sign_in }
    }

    /// The `Set-Cookie` value that keeps it.
    pub fn keep(&self, app: &App) -> Option<HeaderValue> {
        let sealed = app.keys.seal(COOKIE, self)?;
        app.keys.set_cookie(COOKIE, &sealed, Lifetime::Days(DAYS))
    }

    /// The one that takes it away.
    pub fn forget(app: &App) -> Option<HeaderValue> {
        app.keys.end_cookie(COOKIE)
    }
}
