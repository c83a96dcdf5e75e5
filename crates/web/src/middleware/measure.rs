//! Measures every request until its answer begins: the outermost layer, so that
//! what the cache or a limit answers counts too. Written as a service, since a
//! function around the handler costs a box for each request.

use crate::app::App;
use axum::extract::{MatchedPath, Request};
use axum::http::Method;
use axum::response::Response;
use pin_project_lite::pin_project;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Instant;
use tower::{Layer, Service};

#[derive(Clone)]
pub struct Measure(App);

impl Measure {
    pub fn new(app: App) -> Self {
        Self(app)
    }
}

impl<S> Layer<S> for Measure {
    type Service = Measured<S>;
    fn layer(&self, inner: S) -> Measured<S> {
        Measured {
            inner,
            app: self.0.clone(),
        }
    }
}

#[derive(Clone)]
pub struct Measured<S> {
    inner: S,
    app: App,
}

impl<S, B> Service<Request> for Measured<S>
where
    S: Service<Request, Response = Response<B>>,
{
    type Response = Response<B>;
    type Error = S::Error;
    type Future = Measuring<S::Future>;

    fn poll_ready(&mut self, cx: &mut Context<'_>) -> Poll<Result<(), S::Error>> {
        self.inner.poll_ready(cx)
    }

    fn call(&mut self, request: Request) -> Measuring<S::Future> {
        Measuring {
            asked: Instant::now(),
            method: word(request.method()),
            route: request.extensions().get::<MatchedPath>().cloned(),
            app: self.app.clone(),
            answer: self.inner.call(request),
        }
    }
}

pin_project! {
    pub struct Measuring<F> {
        asked: Instant,
        method: &'static str,
        route: Option<MatchedPath>,
        app: App,
        #[pin]
        answer: F,
    }
}

impl<F, B, E> Future for Measuring<F>
where
    F: Future<Output = Result<Response<B>, E>>,
{
    type Output = Result<Response<B>, E>;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let this = self.project();
        let answer = ready!(this.answer.poll(cx));
        if let Ok(response) = &answer {
            let route = this.route.as_ref().map(MatchedPath::as_str);
            let took = this.asked.elapsed();
            this.app
                .requests
                .record(route, this.method, response.status(), took);
        }
        Poll::Ready(answer)
    }
}

/// A visitor may make methods up.
fn word(method: &Method) -> &'static str {
    match *method {
        Method::GET => "GET",
        Method::HEAD => "HEAD",
        Method::POST => "POST",
        Method::PUT => "PUT",
        Method::PATCH => "PATCH",
        Method::DELETE => "DELETE",
        Method::OPTIONS => "OPTIONS",
        _ => "other",
    }
}
