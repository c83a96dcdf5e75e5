//! What answers have in common.

use super::etag::etag_of;
use axum::Json;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum_extra::headers::HeaderMapExt;
use serde::Serialize;

/// 200 with what was asked for, and its `ETag`.
pub fn found(view: &impl Serialize) -> Response {
    let mut response = Json(view).into_response();
    if let Some(tag) = etag_of(view) {
        response.headers_mut().typed_insert(tag);
    }
    response
}

/// 201 with what was made, its `ETag`, and where it is.
pub fn created(at: &str, view: &impl Serialize) -> Response {
    let mut response = found(view);
    *response.status_mut() = StatusCode::CREATED;
    if let Ok(location) = HeaderValue::from_str(at) {
        response.headers_mut().insert(header::LOCATION, location);
    }
    response
}

/// 204.
pub fn no_content() -> Response {
    StatusCode::NO_CONTENT.into_response()
}
