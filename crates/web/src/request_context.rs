//! One request's who, where and in which language.

use crate::app::{App, Bundled};
use crate::http_problem::HttpProblem;
use crate::reader::Reader;
use crate::session::Claims;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{Method, Uri};
use laurel_domain::identity::{
    Action, ActionName, Actor, OwnScope, Permit, Public, actions, authorize, authorize_own,
    may_enter, visit,
};
use laurel_domain::ids::PersonId;
use laurel_persistence::identity::VerifiedToken;
use std::net::IpAddr;
use std::sync::Arc;

/// Made once by the middleware, then handed to the handler. Cheap to clone.
#[derive(Clone)]
pub struct RequestContext(Arc<Inner>);

#[derive(Clone)]
pub struct Inner {
    pub app: App,
    pub bundled: Arc<Bundled>,
    pub actor: Actor,
    /// The signed-in person's token.
    pub claims: Option<Claims>,
    /// The token of the JSON API that was shown.
    pub token: Option<Arc<VerifiedToken>>,
    /// Why the token that was shown says nothing.
    pub token_problem: Option<HttpProblem>,
    pub reader: Reader,
    pub address: IpAddr,
    pub user_agent: String,
    pub request_id: String,
    pub method: Method,
    pub uri: Uri,
    /// The page of this site where the link or the form was, as path and query.
    pub came_from: Option<String>,
    pub wants_json: bool,
    /// Whether a browser fetches the page before anybody asked to see it: that
    /// must not count as reading it.
    pub is_ahead: bool,
    /// The phrase that the page before asked to show.
    pub flash: Option<String>,
}

impl std::ops::Deref for RequestContext {
    type Target = Inner;
    fn deref(&self) -> &Inner {
        &self.0
    }
}

impl std::ops::Deref for Inner {
    type Target = Reader;
    fn deref(&self) -> &Reader {
        &self.reader
    }
}

impl RequestContext {
    pub fn new(inner: Inner) -> Self {
        Self(Arc::new(inner))
    }

    /// The same request, of a visitor who is this person from now on.
    pub fn as_person(&self, claims: Claims) -> Self {
        Self::new(Inner {
            actor: claims.actor(),
            claims: Some(claims),
            ..Inner::clone(&self.0)
        })
    }

    /// May this visitor do this to that? The permit is what a use case wants.
    pub fn authorize<A: Action>(&self, on: A::Object) -> Result<Permit<A>, HttpProblem> {
        Ok(authorize(&self.actor, on)?)
    }

    /// The permit for one's own things.
    pub fn authorize_own<A: Action<Object = PersonId>>(&self) -> Result<Permit<A>, HttpProblem> {
        Ok(authorize_own(&self.actor)?)
    }

    /// The permit that everybody has.
    pub fn visit(&self) -> Permit<actions::Visit> {
        visit(&self.actor)
    }

    /// What everybody may read.
    pub fn public(&self) -> Public {
        Public::from(&self.visit())
    }

    /// What the signed-in person may read of their own.
    pub fn own_scope(&self) -> Result<OwnScope, HttpProblem> {
        let permit = self.authorize_own::<actions::UseAccount>()?;
        Ok(OwnScope::of(&permit))
    }

    /// Who is signed in.
    pub fn person(&self) -> Result<PersonId, HttpProblem> {
        self.actor.person().ok_or(HttpProblem::SignIn)
    }

    pub fn is_signed_in(&self) -> bool {
        self.claims.is_some()
    }

    /// Whether it would be allowed; for menus.
    pub fn may(&self, action: ActionName) -> bool {
        may_enter(&self.actor, action).is_ok()
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
