//! Every state in which a connection can stand still, over a stream in memory.
//! No limit passes while a test runs: the verdict is asked for instants that
//! are still to come.

use super::{protocols, serve};
use crate::server::activity::{Activity, Verdict};
use crate::server::limits::Limits;
use axum::Router;
use axum::routing::{get, post};
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt, DuplexStream};
use tokio::sync::watch;
use tokio::task::yield_now;
use tokio::time::Instant;

const HOUR: Duration = Duration::from_secs(60 * 60);
/// So long that none passes in a test, in the proportions of the site's.
const LIMITS: Limits = Limits {
    idle: HOUR,
    stall: Duration::from_secs(2 * 60 * 60),
    age: Duration::from_secs(100 * 60 * 60),
    age_most: Duration::from_secs(200 * 60 * 60),
    grace: Duration::from_secs(60),
};
/// A large answer.
const LARGE: usize = 4 * 1024 * 1024;

struct Peer {
    stream: DuplexStream,
    activity: Arc<Activity>,
    stop: watch::Sender<bool>,
    served: tokio::task::JoinHandle<()>,
}

impl Peer {
    fn connect() -> Self {
        Self::with_room(16 * 1024)
    }

    /// So much may wait on its way, each way.
    fn with_room(bytes: usize) -> Self {
        let (near, far) = tokio::io::duplex(bytes);
        let activity = Activity::new();
        let (stop, stopped) = watch::channel(false);
        let router = Router::new()
            .route("/", get(|| async { "small" }))
            .route("/large", get(|| async { "x".repeat(LARGE) }))
            .route("/never", get(std::future::pending::<String>))
            .route("/post", post(|body: String| async move { body }));
        let shared = activity.clone();
        let served = tokio::spawn(async move {
            let peer = SocketAddr::from(([127, 0, 0, 1], 4711));
            let protocols = protocols(&LIMITS);
            serve(far, peer, router, &protocols, &shared, &LIMITS, stopped).await;
        });
        Self {
            stream: near,
            activity,
            stop,
            served,
        }
    }

    async fn says(&mut self, bytes: impl AsRef<[u8]>) {
        self.stream.write_all(bytes.as_ref()).await.unwrap();
    }

    async fn asks(&mut self, path: &str) {
        self.says(format!("GET {path} HTTP/1.1\r\nHost: a.example\r\n\r\n"))
            .await;
    }

    /// What becomes of it when all stays as it is for so long.
    fn after(&self, time: Duration) -> Verdict {
        self.activity.verdict(Instant::now() + time, &LIMITS)
    }

    fn stands(&self, time: Duration) -> bool {
        matches!(self.after(time), Verdict::Stands(_))
    }

    fn is_idle(&self) -> bool {
        !self.stands(LIMITS.idle) && self.after(LIMITS.idle + LIMITS.grace) == Verdict::Closes
    }

    fn is_stalled(&self) -> bool {
        self.stands(LIMITS.idle + LIMITS.grace) && self.after(LIMITS.stall) == Verdict::Closes
    }

    fn moved(&self) -> Instant {
        self.activity.rank().1
    }

    async fn until(&self, reached: impl Fn(&Self) -> bool) {
        while !reached(self) {
            yield_now().await;
        }
    }
}

#[tokio::test]
async fn one_that_says_nothing_or_half_a_head_is_idle() {
    for said in ["", "GET / HT", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"] {
        let mut peer = Peer::connect();
        peer.says(said).await;
        for _ in 0..100 {
            yield_now().await;
            assert!(peer.is_idle(), "{said:?}");
        }
    }
}

#[tokio::test]
async fn one_that_was_answered_is_idle_from_then_on() {
    let mut peer = Peer::connect();
    let opened = peer.moved();
    peer.asks("/").await;
    let mut answer = [0; 15];
    peer.stream.read_exact(&mut answer).await.unwrap();
    assert_eq!(&answer, b"HTTP/1.1 200 OK");
    peer.until(Peer::is_idle).await;
    assert!(peer.moved() > opened);
}

#[tokio::test]
async fn one_on_which_the_site_works_stands() {
    let mut peer = Peer::connect();
    peer.asks("/never").await;
    peer.until(|peer| peer.activity.rank().0).await;
    assert!(peer.stands(LIMITS.stall * 2), "the site has its own limit");
    assert_eq!(peer.after(LIMITS.age), Verdict::Ends);
    assert_eq!(peer.after(LIMITS.age_most), Verdict::Closes);
    // half a body is the site's to wait for as well
    let mut peer = Peer::connect();
    peer.says("POST /post HTTP/1.1\r\nHost: a.example\r\nContent-Length: 9\r\n\r\nhalf")
        .await;
    peer.until(|peer| peer.activity.rank().0).await;
    assert!(peer.stands(LIMITS.stall * 2));
}

#[tokio::test]
async fn one_that_takes_nothing_of_its_answer_is_stalled() {
    let mut peer = Peer::connect();
    peer.asks("/large").await;
    peer.until(Peer::is_stalled).await;
    // nor does it help to ask for more
    let since = peer.moved();
    for _ in 0..20 {
        peer.asks("/").await;
        yield_now().await;
    }
    assert!(peer.is_stalled());
    assert_eq!(peer.moved(), since);
}

#[tokio::test]
async fn small_answers_that_nobody_takes_are_stalled_too() {
    let mut peer = Peer::with_room(256);
    let activity = peer.activity.clone();
    let stalled = async {
        let at = || Instant::now() + LIMITS.stall;
        while activity.verdict(at(), &LIMITS) != Verdict::Closes {
            yield_now().await;
        }
    };
    let asks = async {
        loop {
            peer.asks("/").await;
        }
    };
    tokio::select! {
        () = asks => {}
        () = stalled => {}
    }
}

#[tokio::test]
async fn one_that_takes_a_little_now_and_then_goes_on_to_the_end() {
    let mut peer = Peer::connect();
    peer.asks("/large").await;
    let (mut taken, mut moves, mut moved) = (0, 0, peer.moved());
    let mut bytes = vec![0; 8 * 1024];
    while taken < LARGE {
        let read = peer.stream.read(&mut bytes).await.unwrap();
        assert!(read > 0, "it is not cut");
        taken += read;
        yield_now().await;
        if peer.moved() > moved {
            moved = peer.moved();
            moves += 1;
        }
    }
    assert!(moves > LARGE / (64 * 1024), "{moves} moves");
}

/// HTTP/2 by hand: frames are a length, a type, flags, a stream and what is in
/// them.
fn frame(kind: u8, flags: u8, stream: u8, payload: &[u8]) -> Vec<u8> {
    let length = u32::try_from(payload.len()).unwrap().to_be_bytes();
    let mut bytes = length[1..].to_vec();
    bytes.extend([kind, flags, 0, 0, 0, stream]);
    bytes.extend(payload);
    bytes
}

const HEADERS: u8 = 1;
const SETTINGS: u8 = 4;
const PING: u8 = 6;
const WINDOW: u8 = 8;

/// The beginning of a connection whose streams have this window, and a request
/// for the large answer.
fn asks_by_http2(window: u32) -> Vec<u8> {
    let mut bytes = b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".to_vec();
    let mut setting = vec![0, 4];
    setting.extend(window.to_be_bytes());
    bytes.extend(frame(SETTINGS, 0, 0, &setting));
    // GET, http, :path /large, :authority a
    let mut head = vec![0x82, 0x86, 0x04, 6];
    head.extend(b"/large");
    head.extend([0x01, 1, b'a']);
    // the end of the head and of the request
    bytes.extend(frame(HEADERS, 0x05, 1, &head));
    bytes
}

#[tokio::test]
async fn one_with_a_window_of_nothing_is_stalled_whatever_else_it_says() {
    let mut peer = Peer::connect();
    peer.says(asks_by_http2(0)).await;
    peer.until(Peer::is_stalled).await;
    let since = peer.moved();
    let mut bytes = vec![0; 4096];
    for _ in 0..20 {
        peer.says(frame(PING, 0, 0, b"12345678")).await;
        assert!(peer.stream.read(&mut bytes).await.unwrap() > 0);
    }
    assert!(peer.is_stalled());
    assert_eq!(peer.moved(), since, "a ping moves nothing");
}

#[tokio::test]
async fn one_that_opens_a_small_window_again_and_again_goes_on() {
    let mut peer = Peer::connect();
    peer.says(asks_by_http2(1)).await;
    peer.until(Peer::is_stalled).await;
    let mut bytes = vec![0; 64 * 1024];
    for _ in 0..20 {
        let since = peer.moved();
        let more = 20_000_u32.to_be_bytes();
        peer.says(frame(WINDOW, 0, 1, &more)).await;
        peer.says(frame(WINDOW, 0, 0, &more)).await;
        while peer.moved() == since {
            assert!(peer.stream.read(&mut bytes).await.unwrap() > 0);
            yield_now().await;
        }
    }
}

#[tokio::test]
async fn one_that_is_told_to_leave_or_to_stop_goes() {
    let mut peer = Peer::connect();
    peer.asks("/large").await;
    peer.until(Peer::is_stalled).await;
    peer.activity.leave();
    peer.served.await.unwrap();

    // a stop lets what is in hand end
    let mut peer = Peer::connect();
    peer.asks("/large").await;
    peer.until(Peer::is_stalled).await;
    peer.stop.send(true).unwrap();
    let mut answer = Vec::new();
    peer.stream.read_to_end(&mut answer).await.unwrap();
    assert!(answer.len() > LARGE);
    peer.served.await.unwrap();
}
