//! `HEAD` is what `GET` would answer, without the body: the handlers, the cache
//! and the `ETag` only know `GET`. The router, which saw what was asked, takes
//! the body away once it has told its length, where that is known.

use axum::extract::Request;
use axum::http::Method;

pub fn as_get(request: &mut Request) {
    if request.method() == Method::HEAD {
        *request.method_mut() = Method::GET;
    }
}
