//! Authorization in front of a handler: nobody passes whom the policy would never
//! let do this. What depends on the thing that is asked for, the handler asks.

use crate::http_problem::HttpProblem;
use crate::request_context::RequestContext;
use axum::extract::Request;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use laurel_domain::identity::{Action, Resource};
use std::pin::Pin;
use tower::Layer;

type Answer = Pin<Box<dyn Future<Output = Response> + Send>>;

/// The layer for one action.
pub fn layer<S>(
    action: Action,
) -> impl Layer<
    S,
    Service = axum::middleware::FromFn<impl Fn(Request, Next) -> Answer + Clone, (), S, (Request,)>,
> + Clone {
    axum::middleware::from_fn(move |request: Request, next: Next| -> Answer {
        Box::pin(async move {
            let outcome = request
                .extensions()
                .get::<RequestContext>()
                .ok_or(HttpProblem::Broken)
                .and_then(|context| context.permit(action, Resource::Site));
            match outcome {
                Ok(_) => next.run(request).await,
                Err(problem) => problem.into_response(),
            }
        })
    })
}
