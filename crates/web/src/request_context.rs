//! One request's who, where and in which language.

use crate::app::App;
use crate::http_problem::HttpProblem;
use crate::session::Claims;
use crate::words::{Catalog, Value};
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, Method, Uri};
use chrono::{DateTime, Utc};
use laurel_domain::identity::{Action, Actor, Permit, Resource, Role, permit};
use laurel_domain::ids::PersonId;
use std::net::IpAddr;
use std::sync::Arc;

/// Made once by the middleware, then handed to the handler. Cheap to clone.
#[derive(Clone)]
pub struct RequestContext(Arc<Inner>);

pub struct Inner {
    pub app: App,
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

impl std::ops::Deref for RequestContext {
    type Target = Inner;
    fn deref(&self) -> &Inner {
        &self.0
    }
}

impl RequestContext {
    pub fn new(inner: Inner) -> Self {
        Self(Arc::new(inner))
    }

    pub fn words(&self) -> &Catalog {
        self.app.catalogs.of(self.language)
    }

    /// A message of the reader's catalog.
    pub fn t<'a>(&'a self, key: &'a str) -> &'a str {
        self.words().t(key)
    }

    /// A message with variables.
    pub fn with(&self, key: &str, variables: &[(&'static str, Value<'_>)]) -> String {
        self.words().with(key, variables)
    }

    /// May this visitor do this? The permit is what a store's use case wants.
    pub fn permit(&self, action: Action, resource: Resource) -> Result<Permit, HttpProblem> {
        Ok(permit(&self.actor, action, resource)?)
    }

    /// Who is signed in.
    pub fn person(&self) -> Result<PersonId, HttpProblem> {
        self.actor.person().ok_or(HttpProblem::SignIn)
    }

    /// The permit for one's own things.
    pub fn own(&self, action: Action) -> Result<Permit, HttpProblem> {
        let person = self.person()?;
        self.permit(action, Resource::Of(person))
    }

    pub fn is_signed_in(&self) -> bool {
        self.claims.is_some()
    }

    pub fn has_role(&self, role: Role) -> bool {
        self.claims
            .as_ref()
            .is_some_and(|c| c.grants.iter().any(|g| g.role == role))
    }

    /// Whether it would be allowed; for menus.
    pub fn may(&self, action: Action) -> bool {
        permit(&self.actor, action, Resource::Site).is_ok()
    }
}

impl FromRequestParts<App> for RequestContext {
    type Rejection = HttpProblem;
    async fn from_request_parts(parts: &mut Parts, _: &App) -> Result<Self, HttpProblem> {
        parts
            .extensions
            .get::<Self>()
            .cloned()
            .ok_or(HttpProblem::Broken)
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
