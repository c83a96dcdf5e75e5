//! Public pages, kept with their compressed bytes.
//!
//! Only answers to visitors without any cookie of ours are kept, by path,
//! query, language; all are dropped when the content of the site changes. What
//! began to be made before that is dropped with them.

use super::render;
use crate::accept::takes_brotli;
use crate::app::App;
use crate::assets::brotli;
use crate::conditional::{Known, not_modified};
use crate::request_context::RequestContext;
use axum::body::{Body, HttpBody, to_bytes};
use axum::extract::{MatchedPath, Request};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, Uri, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use axum_extra::headers::{ETag, HeaderMapExt};
use bytes::Bytes;
use chrono::{DateTime, Utc};
use laurel_persistence::CacheCounts;
use moka::sync::Cache;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, OnceLock};
use std::time::Duration;

/// All kept pages together.
const MAX_BYTES: u64 = 8 * 1024 * 1024;
/// A longer page is sent as it comes, and not kept.
const MAX_PAGE: usize = 512 * 1024;
/// A figure on a kept page, such as how many certificates there are, is never
/// older than this.
const KEPT_FOR: Duration = Duration::from_secs(600);

struct CachedPage {
    /// As the handler made them.
    headers: HeaderMap,
    /// With what the layers around add, once an answer went through all of them.
    finished: OnceLock<HeaderMap>,
    /// By which it is counted.
    route: Option<MatchedPath>,
    plain: Bytes,
    brotli: Option<Bytes>,
    etag: Option<ETag>,
    /// Not served from this instant on.
    until: Option<DateTime<Utc>>,
}

/// What a page is kept by: how often the content changed before it was asked
/// for, and everything that the page depends on.
pub type Key = (u64, String);

/// A page, or the same as JSON.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    Page,
    Json,
}

impl Form {
    pub fn of(wants_json: bool) -> Self {
        if wants_json { Self::Json } else { Self::Page }
    }
}

/// Goes with an answer from a kept page out through the layers, to be noted
/// where they end.
#[derive(Clone)]
pub struct Finished(Arc<CachedPage>);

impl Finished {
    /// Remembers the headers of a finished answer for all that follow.
    pub fn note(response: &Response) {
        let Some(Self(page)) = response.extensions().get() else {
            return;
        };
        if response.headers().contains_key(header::SET_COOKIE) {
            return;
        }
        page.finished.get_or_init(|| {
            let mut headers = response.headers().clone();
            headers.remove(header::CONTENT_ENCODING);
            headers.remove(header::CONTENT_LENGTH);
            headers.insert(header::VARY, VARY);
            headers
        });
    }
}

const VARY: HeaderValue =
    HeaderValue::from_static("accept, accept-encoding, accept-language, authorization, cookie");
/// A longer address is not kept.
const MAX_ADDRESS: usize = 300;

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

    /// By what an answer is kept, unless its address is too long for that.
    pub fn key(&self, form: Form, language: &str, theme: &str, uri: &Uri) -> Option<Key> {
        let address = uri.path_and_query()?.as_str();
        let form = match form {
            Form::Page => "page",
            Form::Json => "json",
        };
        (address.len() < MAX_ADDRESS).then(|| {
            let text = [form, language, theme, address].join(" ");
            (self.changes(), text)
        })
    }

    fn fresh(&self, key: &Key, now: impl Fn() -> DateTime<Utc>) -> Option<Arc<CachedPage>> {
        let kept = self.pages.get(key);
        kept.filter(|page| page.until.is_none_or(|until| now() < until))
    }

    fn get(&self, key: &Key, now: DateTime<Utc>) -> Option<Arc<CachedPage>> {
        self.counts.seen(self.fresh(key, || now))
    }

    /// The whole answer, where it is known with what the layers add, and the
    /// route by which it is counted.
    pub fn finished(
        &self,
        key: &Key,
        wants_brotli: bool,
        now: impl Fn() -> DateTime<Utc>,
    ) -> Option<(Response, Option<MatchedPath>)> {
        let page = self.fresh(key, now)?;
        let headers = page.finished.get()?.clone();
        let response = page.response(headers, wants_brotli);
        self.counts.seen(Some((response, page.route.clone())))
    }

    /// The site's content changed.
    /// How often the content changed: what was made of it before is told by it from what is
    /// made now.
    pub fn changes(&self) -> u64 {
        self.changes.load(Ordering::Acquire)
    }

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

/// From what is kept, or from the handler, made ready by [`render::answer`].
pub async fn serve(app: &App, request: Request, next: Next) -> Response {
    let Some((key, now)) = key(&app.pages, &request) else {
        return render::answer(request, next).await;
    };
    let route = request.extensions().get::<MatchedPath>().cloned();
    let wants_brotli = takes_brotli(request.headers());
    let known = Known::of(request.headers());
    if let Some(cached) = app.pages.get(&key, now) {
        return answer(cached, wants_brotli, &known);
    }
    let response = render::answer(request, next).await;
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
        finished: OnceLock::new(),
        route,
        brotli: brotli(&plain, 6),
        plain,
        until,
    });
    app.pages.pages.insert(key, cached.clone());
    answer(cached, wants_brotli, &known)
}

/// With the instant of the request.
fn key(pages: &PageCache, request: &Request) -> Option<(Key, DateTime<Utc>)> {
    let context = request.extensions().get::<RequestContext>()?;
    let plain = request.method() == Method::GET
        && !context.is_signed_in()
        && context.flash.is_none()
        // a token may be a wrong one
        && !request.headers().contains_key(header::AUTHORIZATION);
    if !plain {
        return None;
    }
    let form = Form::of(context.wants_json);
    let key = pages.key(form, context.language, &context.theme, request.uri())?;
    Some((key, context.now))
}

impl CachedPage {
    /// Its body, packed where that is wanted.
    fn response(&self, mut headers: HeaderMap, wants_brotli: bool) -> Response {
        let body = match &self.brotli {
            Some(packed) if wants_brotli => {
                headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static("br"));
                packed.clone()
            }
            _ => self.plain.clone(),
        };
        let mut response = Response::new(Body::from(body));
        *response.headers_mut() = headers;
        response
    }
}

fn answer(cached: Arc<CachedPage>, wants_brotli: bool, known: &Known) -> Response {
    let mut headers = cached.headers.clone();
    headers.insert(header::VARY, VARY);
    if cached.etag.as_ref().is_some_and(|etag| known.has(etag)) {
        return not_modified(headers.into_response());
    }
    headers.remove(header::CONTENT_LENGTH);
    let mut response = cached.response(headers, wants_brotli);
    response.extensions_mut().insert(Finished(cached));
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(until: Option<DateTime<Utc>>) -> Arc<CachedPage> {
        Arc::new(CachedPage {
            headers: HeaderMap::new(),
            finished: OnceLock::new(),
            route: None,
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
    fn an_answer_that_sets_a_cookie_is_not_kept_whole() {
        let kept = page(None);
        let from_it = || {
            let mut response = StatusCode::OK.into_response();
            response.extensions_mut().insert(Finished(kept.clone()));
            response
        };
        let mut personal = from_it();
        let cookie = HeaderValue::from_static("flash=; Max-Age=0");
        personal.headers_mut().insert(header::SET_COOKIE, cookie);
        Finished::note(&personal);
        assert!(kept.finished.get().is_none());
        Finished::note(&from_it());
        assert!(kept.finished.get().is_some());
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
