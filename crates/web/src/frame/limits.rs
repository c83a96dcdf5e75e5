//! Refuses what says of itself that it is too large, before any of it is read.

use crate::problem::Problem;
use axum::extract::Request;
use axum::http::header;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

/// More than any route takes; each has its own, smaller limit while reading.
const ANY_MOST: u64 = 64 * 1024 * 1024;

pub async fn not_too_large(request: Request, next: Next) -> Response {
    let stated = request
        .headers()
        .get(header::CONTENT_LENGTH)
        .and_then(|v| v.to_str().ok()?.parse::<u64>().ok());
    if stated.is_some_and(|bytes| bytes > ANY_MOST) {
        return Problem::TooLarge.into_response();
    }
    next.run(request).await
}
