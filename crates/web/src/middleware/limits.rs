//! Refuses what says of itself that it is too large, or that it comes from
//! another site, before any of it is read.

use crate::http_problem::HttpProblem;
use axum::extract::Request;
use axum::http::{HeaderValue, Method, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

/// More than any route takes; each has its own, smaller limit while reading.
const MAX_ANY: u64 = 64 * 1024 * 1024;

pub async fn not_too_large(request: Request, next: Next) -> Response {
    let stated = request
        .headers()
        .get(header::CONTENT_LENGTH)
        .and_then(|v| v.to_str().ok()?.parse::<u64>().ok());
    if stated.is_some_and(|bytes| bytes > MAX_ANY) {
        return HttpProblem::TooLarge.into_response();
    }
    next.run(request).await
}

/// A browser that says that another site sent this is believed, whatever else
/// it says. One that says nothing is judged by its `Origin`.
pub async fn not_from_elsewhere(request: Request, next: Next) -> Response {
    let reads = matches!(
        *request.method(),
        Method::GET | Method::HEAD | Method::OPTIONS
    );
    let site = request
        .headers()
        .get("sec-fetch-site")
        .map(HeaderValue::as_bytes);
    if !reads && matches!(site, Some(b"cross-site" | b"same-site")) {
        return HttpProblem::CrossSite.into_response();
    }
    next.run(request).await
}
