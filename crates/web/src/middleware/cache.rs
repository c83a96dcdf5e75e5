//! Public pages, kept with their compressed bytes.
//!
//! Only answers to visitors without any cookie of ours are kept, by path,
//! query, language; all are dropped when the content of the site changes. What
//! began to be made before that is dropped with them.

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
use chrono::{DateTime, Utc};
use laurel_persistence::CacheCounts;
use moka::sync::Cache;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
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
    /// Not served from this instant on.
    until: Option<DateTime<Utc>>,
}

/// What a page is kept by: how often the content changed before it was asked
/// for, and everything that the page depends on.
type Key = (u64, String);

pub struct PageCache {
    pages: Cache<Key, Arc<CachedPage>>,
    counts: CacheCounts,
    changes: AtomicU64,
}

impl Default for PageCache {
    fn default() -> Self {
        let pages = Cache::builder()
            .max_capacity(MAX_BYTES)
            .time_to_live(KEPT_FOR)
            .weigher(|(_, key): &Key, cached: &Arc<CachedPage>| {
                let size = key.len()
                    + cached.plain.len()
                    + cached.brotli.as_ref().map_or(0, Bytes::len)
                    + 512;
                u32::try_from(size).unwrap_or(u32::MAX)
            })
            .build();
        Self {
            pages,
            counts: CacheCounts::default(),
            changes: AtomicU64::new(0),
        }
    }
}

impl PageCache {
    pub fn counts(&self) -> &CacheCounts {
        &self.counts
    }

    fn get(&self, key: &Key, now: DateTime<Utc>) -> Option<Arc<CachedPage>> {
        let kept = self.pages.get(key);
        let fresh = kept.filter(|page| page.until.is_none_or(|until| now < until));
        self.counts.seen(fresh)
    }

    /// The site's content changed.
    pub fn clear(&self) {
        self.changes.fetch_add(1, Ordering::AcqRel);
        self.pages.invalidate_all();
    }
}

/// Says of an answer that it is the same for every visitor.
#[derive(Clone, Copy, Default)]
pub struct Cacheable {
    /// Until this instant, or for as long as the content stays.
    pub until: Option<DateTime<Utc>>,
}

pub async fn mark_cacheable(request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    response.extensions_mut().insert(Cacheable::default());
    response
}

pub async fn serve(State(app): State<App>, request: Request, next: Next) -> Response {
    let Some((key, now)) = key(&app.pages, &request) else {
        return next.run(request).await;
    };
    let wants_brotli = takes_brotli(request.headers());
    let known = Known::of(request.headers());
    if let Some(cached) = app.pages.get(&key, now) {
        return answer(&cached, wants_brotli, &known);
    }
    let response = next.run(request).await;
    let marked = response.extensions().get::<Cacheable>().copied();
    let Some(Cacheable { until }) = marked.filter(|_| response.status() == StatusCode::OK) else {
        return response;
    };
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
        until,
    });
    app.pages.pages.insert(key, cached.clone());
    answer(&cached, wants_brotli, &known)
}

/// With the instant of the request.
fn key(pages: &PageCache, request: &Request) -> Option<(Key, DateTime<Utc>)> {
    let context = request.extensions().get::<RequestContext>()?;
    let plain = request.method() == Method::GET
        && !context.is_signed_in()
        && context.flash.is_none()
        // a token may be a wrong one
        && !request.headers().contains_key(header::AUTHORIZATION)
        && request
            .uri()
            .path_and_query()
            .is_some_and(|p| p.as_str().len() < 300);
    plain.then(|| {
        let form = if context.wants_json { "json" } else { "page" };
        let (language, theme) = (&context.language, &context.theme);
        let key = format!("{form} {language} {theme} {}", request.uri());
        ((pages.changes.load(Ordering::Acquire), key), context.now)
    })
}

fn answer(cached: &CachedPage, wants_brotli: bool, known: &Known) -> Response {
    let mut headers = cached.headers.clone();
    headers.insert(
        header::VARY,
        HeaderValue::from_static("accept, accept-encoding, accept-language, authorization, cookie"),
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

#[cfg(test)]
mod tests {
    use super::*;

    fn page(until: Option<DateTime<Utc>>) -> Arc<CachedPage> {
        Arc::new(CachedPage {
            headers: HeaderMap::new(),
            plain: Bytes::new(),
            brotli: None,
            etag: None,
            until,
        })
    }

    fn key(pages: &PageCache) -> Key {
        (pages.changes.load(Ordering::Acquire), "page".to_owned())
    }

    #[test]
    fn what_began_to_be_made_before_a_change_is_not_served_after_it() {
        let (pages, now) = (PageCache::default(), DateTime::UNIX_EPOCH);
        let asked = key(&pages);
        pages.clear();
        pages.pages.insert(asked, page(None));
        assert!(pages.get(&key(&pages), now).is_none());
        pages.pages.insert(key(&pages), page(None));
        assert!(pages.get(&key(&pages), now).is_some());
    }

    #[test]
    fn what_is_good_until_an_instant_is_not_served_from_then_on() {
        let (pages, now) = (PageCache::default(), DateTime::UNIX_EPOCH);
        let end = now + chrono::TimeDelta::minutes(1);
        pages.pages.insert(key(&pages), page(Some(end)));
        assert!(pages.get(&key(&pages), now).is_some());
        assert!(pages.get(&key(&pages), end).is_none());
    }
}
