//! Serves one connection, and ends it where it stands still.

use super::activity::{Activity, Verdict};
use super::limits::Limits;
use super::stream::WatchedStream;
use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::{Request, Response, Version};
use hyper::body::Incoming;
use hyper::service::service_fn;
use hyper_util::rt::{TokioExecutor, TokioIo, TokioTimer};
use hyper_util::server::conn::auto::Builder;
use std::convert::Infallible;
use std::net::SocketAddr;
use std::pin::pin;
use std::sync::Arc;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::sync::watch;
use tokio::time::{Instant, sleep_until};
use tower::Service;

/// Requests at once on one HTTP/2 connection.
const STREAMS: u32 = 100;

pub type Protocols = Builder<TokioExecutor>;

pub fn protocols(limits: &Limits) -> Protocols {
    let mut protocols = Builder::new(TokioExecutor::new());
    protocols
        .http1()
        .timer(TokioTimer::new())
        .header_read_timeout(limits.idle);
    protocols
        .http2()
        .timer(TokioTimer::new())
        .max_concurrent_streams(STREAMS);
    protocols
}

/// Serves what the peer asks for, until it goes, `stop` says so, or a limit
/// ends the connection. Nothing turns it into another protocol, which these
/// limits would not see.
pub async fn serve<S, R>(
    stream: S,
    peer: SocketAddr,
    site: R,
    protocols: &Protocols,
    activity: &Arc<Activity>,
    limits: &Limits,
    mut stop: watch::Receiver<bool>,
) where
    S: AsyncRead + AsyncWrite + Send + Unpin + 'static,
    R: Service<Request<Body>, Response = Response<Body>, Error = Infallible> + Clone,
    R: Send + 'static,
    R::Future: Send + 'static,
{
    let requests = activity.clone();
    let service = service_fn(move |mut request: Request<Incoming>| {
        let in_hand = requests.begin();
        let pieces = request.version() == Version::HTTP_2;
        request.extensions_mut().insert(ConnectInfo(peer));
        let answer = site.clone().call(request.map(Body::new));
        async move {
            let response = answer.await?;
            Ok::<_, Infallible>(response.map(|body| in_hand.watch(body, pieces)))
        }
    });
    let stream = TokioIo::new(WatchedStream::new(stream, activity.clone()));
    let mut connection = pin!(protocols.serve_connection(stream, service));
    let mut ends = false;
    let mut look = Instant::now();
    loop {
        let end = tokio::select! {
            // how it came to an end is the peer's affair
            _ = connection.as_mut() => return,
            () = activity.told_to_leave() => return,
            _ = stop.wait_for(|stopping| *stopping), if !ends => true,
            () = sleep_until(look) => {
                let now = Instant::now();
                match activity.verdict(now, limits) {
                    Verdict::Stands(next) => {
                        look = next;
                        false
                    }
                    Verdict::Ends => {
                        look = now + limits.grace;
                        true
                    }
                    Verdict::Closes => return,
                }
            }
        };
        if end && !ends {
            connection.as_mut().graceful_shutdown();
            ends = true;
        }
    }
}

#[cfg(test)]
#[path = "connection_tests.rs"]
mod tests;
