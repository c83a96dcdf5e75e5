//! Kept pages before all other layers, for who says nothing of themselves: a
//! request without a cookie, a token or a condition gets the finished answer, as
//! the layers within made it the last time. Most of what visitors ask for ends
//! here, before it is routed, so it measures itself.

use super::cache::{Finished, Form, Key};
use super::visitor::is_api;
use crate::accept::{takes_brotli, wants_json};
use crate::app::App;
use axum::Router;
use axum::extract::{MatchedPath, Request};
use axum::http::{Method, header};
use axum::response::Response;
use axum::routing::future::RouteFuture;
use futures::future::{Either, FutureExt, Inspect, Ready, ready};
use std::convert::Infallible;
use std::task::{Context, Poll};
use std::time::Instant;
use tower::Service;

/// The whole site, as a server asks it.
#[derive(Clone)]
pub struct SiteService {
    app: App,
    router: Router,
}

impl SiteService {
    pub fn new(app: App, router: Router) -> Self {
        Self { app, router }
    }
}

/// The answer is there; or it is made, and perhaps kept.
type Made = RouteFuture<Infallible>;
type Answering = Either<
    Ready<Result<Response, Infallible>>,
    Either<Made, Inspect<Made, fn(&Result<Response, Infallible>)>>,
>;

impl Service<Request> for SiteService {
    type Response = Response;
    type Error = Infallible;
    type Future = Answering;

    fn poll_ready(&mut self, cx: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        Service::<Request>::poll_ready(&mut self.router, cx)
    }

    fn call(&mut self, request: Request) -> Answering {
        let asked = Instant::now();
        let Some(key) = anonymous_key(&self.app, &request) else {
            return Either::Right(Either::Left(self.router.call(request)));
        };
        let app = &self.app;
        let wants_brotli = takes_brotli(request.headers());
        let kept = app.pages.finished(&key, wants_brotli, || app.store.now());
        if let Some((response, route)) = kept {
            let route = route.as_ref().map(MatchedPath::as_str);
            let took = asked.elapsed();
            app.requests.record(route, "GET", response.status(), took);
            return Either::Left(ready(Ok(response)));
        }
        let made = self.router.call(request);
        Either::Right(Either::Right(made.inspect(note)))
    }
}

fn note(answer: &Result<Response, Infallible>) {
    if let Ok(response) = answer {
        Finished::note(response);
    }
}

/// By what the answer is kept, if nothing but the address, the language and the
/// kind of answer counts for it, and it goes out in one of the ways that are kept.
fn anonymous_key(app: &App, request: &Request) -> Option<Key> {
    const TELLING: [header::HeaderName; 3] =
        [header::COOKIE, header::AUTHORIZATION, header::IF_NONE_MATCH];
    let headers = request.headers();
    let packs_otherwise = headers.contains_key(header::ACCEPT_ENCODING) && !takes_brotli(headers);
    if request.method() != Method::GET
        || packs_otherwise
        // who works on the pages wants to see what changed
        || app.folder.is_some()
        || TELLING.iter().any(|name| headers.contains_key(name))
    {
        return None;
    }
    let accepts = headers.get(header::ACCEPT_LANGUAGE);
    let accepts = accepts.and_then(|value| value.to_str().ok());
    let language = app
        .bundled()
        .catalogs
        .negotiate(accepts.unwrap_or_default());
    let form = Form::of(is_api(request) || wants_json(headers));
    app.pages.key(form, language, "", request.uri())
}
