//! Refuses what says of itself that it is too large, or that it comes from
//! another site, before any of it is read; and reads the rest of what a handler
//! refused half-way, so that the sender gets the answer.

use crate::http_problem::HttpProblem;
use axum::body::{Body, BodyDataStream, HttpBody};
use axum::extract::Request;
use axum::http::{HeaderValue, Method, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use futures::StreamExt;
use futures::stream::unfold;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::Mutex;

/// More than any route takes; each has its own, smaller limit while reading.
const MAX_ANY: u64 = 64 * 1024 * 1024;

/// What arrives with the head or right behind it is read anyway.
const MAX_AT_ONCE: u64 = 64 * 1024;
/// How long the rest of a refused file may take.
const PATIENCE: Duration = Duration::from_secs(30);

/// Runs the handler, unless what is asked says of itself that it is too large or
/// comes from another site.
pub async fn run(request: Request, next: Next) -> Response {
    if is_from_elsewhere(&request) {
        return HttpProblem::CrossSite.into_response();
    }
    let stated = request
        .headers()
        .get(header::CONTENT_LENGTH)
        .and_then(|v| v.to_str().ok()?.parse::<u64>().ok());
    if stated.is_some_and(|bytes| bytes > MAX_ANY) {
        return HttpProblem::TooLarge.into_response();
    }
    let is_small = stated.is_some_and(|bytes| bytes <= MAX_AT_ONCE);
    if is_small || request.body().is_end_stream() {
        return next.run(request).await;
    }
    let (parts, body) = request.into_parts();
    let sent = Arc::new(Mutex::new(body.into_data_stream()));
    let body = Body::from_stream(unfold(sent.clone(), |sent| async move {
        let piece = sent.lock().await.next().await?;
        Some((piece, sent))
    }));
    let response = next.run(Request::from_parts(parts, body)).await;
    tokio::spawn(read_the_rest(sent));
    response
}

/// A connection that is closed while the other side still sends is reset, and
/// the answer is lost with it.
async fn read_the_rest(sent: Arc<Mutex<BodyDataStream>>) {
    let rest = async {
        let mut sent = sent.lock().await;
        let mut left = MAX_ANY;
        while let Some(Ok(piece)) = sent.next().await {
            left = left.saturating_sub(piece.len() as u64);
            if left == 0 {
                return;
            }
        }
    };
    // whoever sends slower than this hears nothing
    let _ = tokio::time::timeout(PATIENCE, rest).await;
}

/// A browser that says that another site sent this is believed, whatever else
/// it says. One that says nothing is judged by its `Origin`.
fn is_from_elsewhere(request: &Request) -> bool {
    let reads = matches!(
        *request.method(),
        Method::GET | Method::HEAD | Method::OPTIONS
    );
    let site = request
        .headers()
        .get("sec-fetch-site")
        .map(HeaderValue::as_bytes);
    !reads && matches!(site, Some(b"cross-site" | b"same-site"))
}
