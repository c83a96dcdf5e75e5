//! Public pages, kept with their compressed bytes.
//!
//! Only answers to visitors without any cookie of ours are kept, by path,
//! query, language; all are dropped when the content of the site changes.

use crate::app::App;
use crate::assets::{accepts_brotli, brotli};
use crate::visit::Visit;
use axum::body::{Body, HttpBody, to_bytes};
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use bytes::Bytes;
use moka::sync::Cache;
use std::sync::Arc;
use std::time::Duration;

/// All kept pages together.
const BYTES_MOST: u64 = 8 * 1024 * 1024;
/// A longer page is sent as it comes, and not kept.
const PAGE_MOST: usize = 512 * 1024;
/// A figure on a kept page, such as how many certificates there are, is never
/// older than this.
const KEPT_FOR: Duration = Duration::from_secs(600);

#[derive(Clone)]
struct Kept {
    headers: HeaderMap,
    plain: Bytes,
    brotli: Option<Bytes>,
    etag: HeaderValue,
}

pub struct PageCache(Cache<String, Arc<Kept>>);

impl Default for PageCache {
    fn default() -> Self {
        Self(
            Cache::builder()
                .max_capacity(BYTES_MOST)
                .time_to_live(KEPT_FOR)
                .weigher(|key: &String, kept: &Arc<Kept>| {
                    let size = key.len()
                        + kept.plain.len()
                        + kept.brotli.as_ref().map_or(0, Bytes::len)
                        + 512;
                    u32::try_from(size).unwrap_or(u32::MAX)
                })
                .build(),
        )
    }
}

impl PageCache {
    /// The site's content changed.
    pub fn clear(&self) {
        self.0.invalidate_all();
    }
}

/// Says of an answer that it is the same for every visitor.
#[derive(Clone, Copy)]
struct Cacheable;

pub async fn mark_cacheable(request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    response.extensions_mut().insert(Cacheable);
    response
}

pub async fn serve(State(app): State<App>, request: Request, next: Next) -> Response {
    let Some(key) = key(&request) else {
        return next.run(request).await;
    };
    let wants_brotli = accepts_brotli(request.headers());
    let if_none_match = request.headers().get(header::IF_NONE_MATCH).cloned();
    if let Some(kept) = app.pages.0.get(&key) {
        return answer(&kept, wants_brotli, if_none_match.as_ref());
    }
    let response = next.run(request).await;
    if response.status() != StatusCode::OK || response.extensions().get::<Cacheable>().is_none() {
        return response;
    }
    let fits = |size: u64| size <= PAGE_MOST as u64;
    if !response.body().size_hint().exact().is_some_and(fits) {
        return response;
    }
    let (parts, body) = response.into_parts();
    let Ok(plain) = to_bytes(body, PAGE_MOST).await else {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    };
    let etag = parts
        .headers
        .get(header::ETAG)
        .cloned()
        .unwrap_or(HeaderValue::from_static("W/\"0\""));
    let kept = Arc::new(Kept {
        headers: parts.headers,
        brotli: brotli(&plain, 6),
        plain,
        etag,
    });
    app.pages.0.insert(key, kept.clone());
    answer(&kept, wants_brotli, if_none_match.as_ref())
}

fn key(request: &Request) -> Option<String> {
    let visit = request.extensions().get::<Visit>()?;
    let plain = request.method() == Method::GET
        && !visit.is_signed_in()
        && visit.flash.is_none()
        && !visit.wants_json
        && request
            .uri()
            .path_and_query()
            .is_some_and(|p| p.as_str().len() < 300);
    plain.then(|| format!("{} {} {}", visit.language, visit.theme, request.uri()))
}

fn answer(kept: &Kept, wants_brotli: bool, if_none_match: Option<&HeaderValue>) -> Response {
    let mut headers = kept.headers.clone();
    headers.insert(
        header::VARY,
        HeaderValue::from_static("accept-encoding, accept-language, cookie"),
    );
    if if_none_match.is_some_and(|v| v == kept.etag) {
        headers.remove(header::CONTENT_TYPE);
        headers.remove(header::CONTENT_LENGTH);
        return (StatusCode::NOT_MODIFIED, headers, Body::empty()).into_response();
    }
    headers.remove(header::CONTENT_LENGTH);
    match &kept.brotli {
        Some(packed) if wants_brotli => {
            headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static("br"));
            (headers, packed.clone()).into_response()
        }
        _ => (headers, kept.plain.clone()).into_response(),
    }
}
