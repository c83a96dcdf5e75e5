//! The door in front of a handler: nobody comes in whom the policy would never
//! let do this. What depends on the thing behind the door, the handler asks.

use crate::problem::Problem;
use crate::visit::Visit;
use axum::extract::Request;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use laurel_domain::identity::{Action, Resource};
use std::pin::Pin;
use tower::Layer;

type Answer = Pin<Box<dyn Future<Output = Response> + Send>>;

/// The layer for one action.
pub fn of<S>(
    action: Action,
) -> impl Layer<
    S,
    Service = axum::middleware::FromFn<impl Fn(Request, Next) -> Answer + Clone, (), S, (Request,)>,
> + Clone {
    axum::middleware::from_fn(move |request: Request, next: Next| -> Answer {
        Box::pin(async move {
            let outcome = request
                .extensions()
                .get::<Visit>()
                .ok_or(Problem::Broken)
                .and_then(|visit| visit.permit(action, Resource::Site));
            match outcome {
                Ok(_) => next.run(request).await,
                Err(problem) => problem.into_response(),
            }
        })
    })
}
