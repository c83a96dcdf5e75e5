//! Public pages, kept with their compressed bytes.
//!
//! Only answers to visitors without any cookie of ours are kept, by path,
//! query, language; all are dropped when the content of the site changes.

use crate::accept::takes_brotli;
use crate::app::App;
use crate::assets::brotli;
use crate::conditional::{Known, not_modified};
use crate::request_context::RequestContext;
use axum::body::{HttpBody, to_bytes};
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use axum_extra::headers::{ETag, HeaderMapExt};
use bytes::Bytes;
use laurel_persistence::CacheCounts;
use moka::sync::Cache;
use std::sync::Arc;
use std::time::Duration;

/// All kept pages together.
const MAX_BYTES: u64 = 8 * 1024 * 1024;
/// A longer page is sent as it comes, and not kept.
const MAX_PAGE: usize = 512 * 1024;
/// A figure on a kept page, such as how many certificates there are, is never
/// older than this.
const KEPT_FOR: Duration = Duration::from_secs(600);

#[derive(Clone)]
struct CachedPage {
    headers: HeaderMap,
    plain: Bytes,
    brotli: Option<Bytes>,
    etag: Option<ETag>,
}

pub struct PageCache(Cache<String, Arc<CachedPage>>, CacheCounts);

impl Default for PageCache {
    fn default() -> Self {
        Self(
            Cache::builder()
                .max_capacity(MAX_BYTES)
                .time_to_live(KEPT_FOR)
                .weigher(|key: &String, cached: &Arc<CachedPage>| {
                    let size = key.len()
                        + cached.plain.len()
                        + cached.brotli.as_ref().map_or(0, Bytes::len)
                        + 512;
                    u32::try_from(size).unwrap_or(u32::MAX)
                })
                .build(),
            CacheCounts::default(),
        )
    }
}

impl PageCache {
    pub fn counts(&self) -> &CacheCounts {
        &self.1
    }

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
    let wants_brotli = takes_brotli(request.headers());
    let known = Known::of(request.headers());
    if let Some(cached) = app.pages.1.seen(app.pages.0.get(&key)) {
        return answer(&cached, wants_brotli, &known);
    }
    let response = next.run(request).await;
    if response.status() != StatusCode::OK || response.extensions().get::<Cacheable>().is_none() {
        return response;
    }
    let fits = |size: u64| size <= MAX_PAGE as u64;
    if !response.body().size_hint().exact().is_some_and(fits) {
        return response;
    }
    let (parts, body) = response.into_parts();
    let Ok(plain) = to_bytes(body, MAX_PAGE).await else {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    };
    let cached = Arc::new(CachedPage {
        etag: parts.headers.typed_get(),
        headers: parts.headers,
        brotli: brotli(&plain, 6),
        plain,
    });
    app.pages.0.insert(key, cached.clone());
    answer(&cached, wants_brotli, &known)
}

fn key(request: &Request) -> Option<String> {
    let context = request.extensions().get::<RequestContext>()?;
    let plain = request.method() == Method::GET
        && !context.is_signed_in()
        && context.flash.is_none()
        && !context.wants_json
        && request
            .uri()
            .path_and_query()
            .is_some_and(|p| p.as_str().len() < 300);
    plain.then(|| format!("{} {} {}", context.language, context.theme, request.uri()))
}

fn answer(cached: &CachedPage, wants_brotli: bool, known: &Known) -> Response {
    let mut headers = cached.headers.clone();
    headers.insert(
        header::VARY,
        HeaderValue::from_static("accept-encoding, accept-language, cookie"),
    );
    if cached.etag.as_ref().is_some_and(|etag| known.has(etag)) {
        return not_modified(headers.into_response());
    }
    headers.remove(header::CONTENT_LENGTH);
    match &cached.brotli {
        Some(packed) if wants_brotli => {
            headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static("br"));
            (headers, packed.clone()).into_response()
        }
        _ => (headers, cached.plain.clone()).into_response(),
    }
}
