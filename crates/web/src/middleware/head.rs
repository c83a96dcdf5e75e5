//! `HEAD` is what `GET` would answer, without the body: the handlers, the cache
//! and the `ETag` only know `GET`. The router, which saw what was asked, takes
//! the body away once it has told its length, where that is known.

use axum::extract::Request;
use axum::http::Method;
use axum::middleware::Next;
use axum::response::Response;

pub async fn as_get(mut request: Request, next: Next) -> Response {
    if request.method() == Method::HEAD {
        *request.method_mut() = Method::GET;
    }
    next.run(request).await
}
