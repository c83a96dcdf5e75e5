//! Kept pages before all other layers, for who says nothing of themselves: a
//! request without a cookie, a token or a condition gets the finished answer, as
//! the layers within made it the last time. Written as a service, since most of
//! what visitors ask for ends here.

use super::cache::{Finished, Form, Key};
use super::visitor::is_api;
use crate::accept::{takes_brotli, wants_json};
use crate::app::App;
use axum::extract::Request;
use axum::http::{Method, header};
use axum::response::Response;
use futures::future::{BoxFuture, Either, FutureExt, Ready, ready};
use std::task::{Context, Poll};
use tower::{Layer, Service};

#[derive(Clone)]
pub struct Front(App);

impl Front {
    pub fn new(app: App) -> Self {
        Self(app)
    }
}

impl<S> Layer<S> for Front {
    type Service = Fronted<S>;
    fn layer(&self, inner: S) -> Fronted<S> {
        Fronted {
            inner,
            app: self.0.clone(),
        }
    }
}

#[derive(Clone)]
pub struct Fronted<S> {
    inner: S,
    app: App,
}

/// The answer is there; or it is made, and perhaps kept.
type Answering<F, E> =
    Either<Ready<Result<Response, E>>, Either<F, BoxFuture<'static, Result<Response, E>>>>;

impl<S, E> Service<Request> for Fronted<S>
where
    S: Service<Request, Response = Response, Error = E>,
    S::Future: Send + 'static,
    E: Send + 'static,
{
    type Response = Response;
    type Error = E;
    type Future = Answering<S::Future, E>;

    fn poll_ready(&mut self, cx: &mut Context<'_>) -> Poll<Result<(), E>> {
        self.inner.poll_ready(cx)
    }

    fn call(&mut self, request: Request) -> Self::Future {
        let Some(key) = anonymous_key(&self.app, &request) else {
            return Either::Right(Either::Left(self.inner.call(request)));
        };
        let pages = &self.app.pages;
        let wants_brotli = takes_brotli(request.headers());
        if let Some(response) = pages.finished(&key, wants_brotli, self.app.store.now()) {
            return Either::Left(ready(Ok(response)));
        }
        let answer = self.inner.call(request);
        let noted = answer.inspect(|answer| {
            if let Ok(response) = answer {
                Finished::note(response);
            }
        });
        Either::Right(Either::Right(noted.boxed()))
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
