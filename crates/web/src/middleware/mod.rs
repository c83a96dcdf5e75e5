//! What stands around every handler: the request id, who visits, security
//! headers, limits, the cache of public pages, and the one place where a
//! problem becomes a page.

mod cache;
mod front;
mod head;
pub mod headers;
mod limits;
mod made_for;
mod measure;
mod monitor;
mod render;
mod share;
mod tokens;
mod visitor;

use crate::app::App;
use axum::Router;
use axum::extract::{DefaultBodyLimit, Request, State};
use axum::http::{Extensions, HeaderMap, StatusCode, Version, header};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use std::time::Duration;
use tower::ServiceBuilder;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::compression::predicate::{DefaultPredicate, NotForContentType, Predicate};
use tower_http::csrf::CsrfLayer;
use tower_http::timeout::TimeoutLayer;

pub use cache::{Cacheable, PageCache, mark_cacheable};
pub use front::SiteService;
pub use made_for::mark as mark_forms;
use share::Share;
pub use tokens::VerifiedApiTokens;
pub use visitor::CameBy;

/// The most bytes of a request that is not a file.
const MAX_BODY: usize = 1024 * 1024;

pub fn wrap(routes: Router<App>, app: &App) -> Router<App> {
    let csrf = CsrfLayer::new();
    let csrf = csrf
        .clone()
        .add_trusted_origin(app.public_url())
        .unwrap_or(csrf);
    routes
        .fallback(|| async { crate::http_problem::HttpProblem::NotFound })
        .method_not_allowed_fallback(|| async { StatusCode::METHOD_NOT_ALLOWED })
        // one stack, the outermost first: a box around a route for all, not for each.
        // What is a function of ours is one of them: each costs every request two
        // boxes and a copy of all that it wraps
        .layer(
            ServiceBuilder::new()
                .layer(measure::Measure::new(app.clone()))
                .layer(Share)
                // outside the cache, which wants pages plain; what is packed already
                // passes. By gzip: Brotli at this speed packs no better, and holds
                // megabytes for each answer
                .layer(
                    CompressionLayer::new()
                        .quality(tower_http::CompressionLevel::Fastest)
                        // fonts are packed already
                        .compress_when(
                            DefaultPredicate::new().and(NotForContentType::const_new("font/")),
                        ),
                )
                // drawings are large and kept by browsers: a fifth smaller is worth the time
                .layer(CompressionLayer::new().compress_when(is_drawing))
                .layer(from_fn_with_state(app.clone(), answer))
                .layer(Share)
                .layer(TimeoutLayer::with_status_code(
                    StatusCode::SERVICE_UNAVAILABLE,
                    Duration::from_secs(30),
                ))
                .layer(CatchPanicLayer::new())
                .layer(csrf)
                .layer(DefaultBodyLimit::max(MAX_BODY)),
        )
}

/// Who asks is found out on the way in; the answer is from the cache, or from the
/// handler within its limits, made ready to be sent; what every answer says is
/// added on the way out.
async fn answer(State(app): State<App>, mut request: Request, next: Next) -> Response {
    head::as_get(&mut request);
    if !head::names_its_host(&request) {
        return (StatusCode::BAD_REQUEST, [(header::CONNECTION, "close")]).into_response();
    }
    let mut response = visitor::welcome(&app, request, next).await;
    headers::set(&app, &mut response);
    response
}

fn is_drawing(_: StatusCode, _: Version, headers: &HeaderMap, _: &Extensions) -> bool {
    let media_type = headers.get(header::CONTENT_TYPE);
    media_type.is_some_and(|value| value.as_bytes() == b"image/svg+xml")
}
