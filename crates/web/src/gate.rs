//! In front of every handler: its gate. A handler's first two arguments are its
//! address and a [`Gate`] for one action; the table of routes reads both from
//! the handler's type, so a route can't be added without saying who may use it,
//! and its address is written once.

use crate::app::App;
use crate::http_problem::HttpProblem;
use crate::request_context::RequestContext;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum_extra::routing::TypedPath;
use laurel_domain::identity::{Action, ActionName, Permit, authorize, authorize_own, may_enter};
use laurel_domain::ids::PersonId;
use std::marker::PhantomData;
use std::ops::Deref;

/// Says that the policy lets this actor in, as far as it can be said before the
/// thing itself is known. What depends on the thing, the permit asks.
pub struct Gate<A: Action> {
    context: RequestContext,
    action: PhantomData<A>,
}

impl<A: Action> Deref for Gate<A> {
    type Target = RequestContext;
    fn deref(&self) -> &RequestContext {
        &self.context
    }
}

impl<A: Action> Gate<A> {
    /// The permit for this object.
    pub fn permit_for(&self, on: A::Object) -> Result<Permit<A>, HttpProblem> {
        Ok(authorize(&self.actor, on)?)
    }
}

impl<A: Action<Object = ()>> Gate<A> {
    /// The permit for the site as a whole.
    pub fn permit(&self) -> Result<Permit<A>, HttpProblem> {
        self.permit_for(())
    }
}

impl<A: Action<Object = PersonId>> Gate<A> {
    /// The permit for one's own things.
    pub fn own(&self) -> Result<Permit<A>, HttpProblem> {
        Ok(authorize_own(&self.actor)?)
    }
}

impl<A: Action> FromRequestParts<App> for Gate<A> {
    type Rejection = HttpProblem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, HttpProblem> {
        let context = RequestContext::from_request_parts(parts, app).await?;
        if let Some(problem) = &context.token_problem {
            return Err(problem.clone());
        }
        may_enter(&context.actor, A::NAME)?;
        Ok(Self {
            context,
            action: PhantomData,
        })
    }
}

/// What the table of routes reads from a handler's arguments.
#[diagnostic::on_unimplemented(
    message = "a handler's first two arguments are its address (a `TypedPath`) and its `Gate<Action>`",
    label = "this handler has no gate"
)]
pub trait Endpoint {
    const PATH: &'static str;
    const ACTION: ActionName;
}

macro_rules! endpoints {
    ($($(#[$doc:meta])* ($($more:ident),*))+) => {$(
        impl<Marker, Address: TypedPath, A: Action, $($more),*> Endpoint
            for (Marker, Address, Gate<A>, $($more,)*)
        {
            const PATH: &'static str = Address::PATH;
            const ACTION: ActionName = A::NAME;
        }
    )+};
}
endpoints! { () (T1) (T1, T2) (T1, T2, T3) (T1, T2, T3, T4) }
