//! One request's who, where and in which language.

use crate::app::{App, Bundled};
use crate::problem::Problem;
use crate::session::Claims;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, Method, Uri};
use chrono::{DateTime, Utc};
use laurel_domain::identity::{Action, Actor, Permit, Resource, permit};
use laurel_domain::ids::PersonId;
use laurel_words::{Catalog, Value};
use std::net::IpAddr;
use std::sync::Arc;

/// Made once by the frame, then handed to the handler. Cheap to clone.
#[derive(Clone)]
pub struct Visit(Arc<Inner>);

pub struct Inner {
    pub app: App,
    pub bundled: Arc<Bundled>,
    pub actor: Actor,
    /// The signed-in person's token.
    pub claims: Option<Claims>,
    pub language: &'static str,
    /// `light`, `dark`, or empty for the device's own.
    pub theme: String,
    pub now: DateTime<Utc>,
    pub address: IpAddr,
    pub user_agent: String,
    pub request_id: String,
    pub method: Method,
    pub uri: Uri,
    pub wants_json: bool,
    /// The phrase that the page before asked to show.
    pub flash: Option<String>,
}

impl std::ops::Deref for Visit {
    type Target = Inner;
    fn deref(&self) -> &Inner {
        &self.0
    }
}

impl Visit {
    pub fn new(inner: Inner) -> Self {
        Self(Arc::new(inner))
    }

    pub fn words(&self) -> &Catalog {
        self.bundled.catalogs.of(self.language)
    }

    /// A message of the reader's catalog.
    pub fn t<'a>(&'a self, key: &'a str) -> &'a str {
        self.words().t(key)
    }

    /// A message with variables.
    pub fn with(&self, key: &str, variables: &[(&'static str, Value<'_>)]) -> String {
        self.words().with(key, variables)
    }

    /// May this visitor do this? The permit is what a store's verb wants.
    pub fn permit(&self, action: Action, resource: Resource) -> Result<Permit, Problem> {
        Ok(permit(&self.actor, action, resource)?)
    }

    /// Who is signed in.
    pub fn person(&self) -> Result<PersonId, Problem> {
        self.actor.person().ok_or(Problem::SignIn)
    }

    /// The permit for one's own things.
    pub fn own(&self, action: Action) -> Result<Permit, Problem> {
        let person = self.person()?;
        self.permit(action, Resource::Of(person))
    }

    pub fn is_signed_in(&self) -> bool {
        self.claims.is_some()
    }

    /// Whether a door would open; for menus.
    pub fn may(&self, action: Action) -> bool {
        permit(&self.actor, action, Resource::Site).is_ok()
    }
}

impl FromRequestParts<App> for Visit {
    type Rejection = Problem;
    async fn from_request_parts(parts: &mut Parts, _: &App) -> Result<Self, Problem> {
        parts
            .extensions
            .get::<Self>()
            .cloned()
            .ok_or(Problem::Broken)
    }
}

/// The value of a cookie.
pub fn cookie<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers
        .get_all(axum::http::header::COOKIE)
        .iter()
        .filter_map(|v| v.to_str().ok())
        .flat_map(|v| v.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(key, _)| *key == name)
        .map(|(_, value)| value)
}
