//! What goes on on one connection: whether something is in hand, when something
//! last moved, and so how long it may still stand.

use super::limits::Limits;
use axum::body::Body;
use bytes::Bytes;
use http_body::{Body as HttpBody, Frame, SizeHint};
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll};
use std::time::Duration;
use tokio::sync::Notify;
use tokio::time::Instant;

/// The most bytes of an answer that are handed over at once where the peer
/// opens its window by itself (HTTP/2): a larger piece would lie in a buffer
/// where nobody sees whether the peer takes it.
const PIECE: usize = 16 * 1024;

/// Shared by a connection's stream, its requests and whoever ends it.
#[derive(Debug)]
pub struct Activity {
    opened: Instant,
    now: Mutex<Now>,
    leave: Notify,
}

#[derive(Debug, Clone, Copy)]
struct Now {
    /// Requests that the site works on. How long that may take is the site's
    /// own limit.
    working: usize,
    /// Answers of which something is still to be handed over.
    answering: usize,
    /// The last time that a request came or a piece of an answer went.
    moved: Instant,
    /// Since when the peer's side is full.
    full: Option<Instant>,
}

/// What is to become of a connection.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// Look again then, or before.
    Stands(Instant),
    /// It takes no more requests; what is in hand may end.
    Ends,
    /// It is closed at once.
    Closes,
}

impl Activity {
    pub fn new() -> Arc<Self> {
        let opened = Instant::now();
        Arc::new(Self {
            opened,
            now: Mutex::new(Now {
                working: 0,
                answering: 0,
                moved: opened,
                full: None,
            }),
            leave: Notify::new(),
        })
    }

    fn lock(&self) -> MutexGuard<'_, Now> {
        // nothing in here can be left half done
        self.now.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The peer's side took no more bytes.
    pub fn is_full(&self) {
        self.lock().full.get_or_insert_with(Instant::now);
    }

    /// The peer's side took bytes.
    pub fn takes(&self) {
        let mut now = self.lock();
        if now.full.take().is_some() {
            now.moved = Instant::now();
        }
    }

    /// A request came; it is in hand until what this gives is dropped.
    pub fn begin(self: &Arc<Self>) -> InHand {
        let mut now = self.lock();
        now.working += 1;
        now.moved = Instant::now();
        InHand {
            activity: self.clone(),
            answering: false,
        }
    }

    /// How soon it may go for another one: first those on which the site does
    /// not work, and among them the one on which nothing moved for longest.
    pub fn rank(&self) -> (bool, Instant) {
        let now = self.lock();
        (now.working > 0, now.moved)
    }

    /// Asks the connection to close at once.
    pub fn leave(&self) {
        self.leave.notify_one();
    }

    /// Resolves when another one needs the place.
    pub async fn told_to_leave(&self) {
        self.leave.notified().await;
    }

    pub fn verdict(&self, at: Instant, limits: &Limits) -> Verdict {
        let now = *self.lock();
        let aged = |limit: Duration| self.opened + limit <= at;
        let still = |limit: Duration| now.moved + limit;
        let closes = match (now.full, now.working, now.answering) {
            (Some(since), ..) => since + limits.stall,
            (None, 0, 0) => still(limits.idle + limits.grace),
            (None, 0, _) => still(limits.stall),
            // the site's own limits answer soon
            (None, ..) => at + limits.idle,
        };
        if closes <= at || aged(limits.age_most) {
            return Verdict::Closes;
        }
        let idle = now.full.is_none() && now.working == 0 && now.answering == 0;
        if aged(limits.age) || (idle && still(limits.idle) <= at) {
            return Verdict::Ends;
        }
        let next = if idle { still(limits.idle) } else { closes };
        Verdict::Stands(next.min(at + limits.idle))
    }
}

/// One request that is in hand: first the site works on it, then it answers.
#[derive(Debug)]
pub struct InHand {
    activity: Arc<Activity>,
    answering: bool,
}

impl InHand {
    /// From now on its answer is handed over.
    fn answer(&mut self) {
        let mut now = self.activity.lock();
        now.working -= 1;
        now.answering += 1;
        now.moved = Instant::now();
        self.answering = true;
    }

    /// The answer's body, watched until it was handed over whole. With `pieces`
    /// it is handed over in small ones.
    pub fn watch(mut self, body: Body, pieces: bool) -> Watched {
        self.answer();
        Watched {
            body,
            rest: Bytes::new(),
            piece: if pieces { PIECE } else { usize::MAX },
            in_hand: self,
        }
    }
}

impl Drop for InHand {
    fn drop(&mut self) {
        let mut now = self.activity.lock();
        if self.answering {
            now.answering -= 1;
        } else {
            now.working -= 1;
        }
        now.moved = Instant::now();
    }
}

/// A body that tells when a piece of it is taken.
#[derive(Debug)]
pub struct Watched {
    body: Body,
    /// What came at once with the last piece and was too much for it.
    rest: Bytes,
    piece: usize,
    in_hand: InHand,
}

impl Watched {
    fn first(&mut self, mut bytes: Bytes) -> Frame<Bytes> {
        let first = bytes.split_to(bytes.len().min(self.piece));
        self.rest = bytes;
        Frame::data(first)
    }
}

impl HttpBody for Watched {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        self.in_hand.activity.lock().moved = Instant::now();
        if !self.rest.is_empty() {
            let rest = std::mem::take(&mut self.rest);
            return Poll::Ready(Some(Ok(self.first(rest))));
        }
        let frame = match Pin::new(&mut self.body).poll_frame(cx) {
            Poll::Ready(Some(Ok(frame))) => frame,
            other => return other,
        };
        Poll::Ready(Some(Ok(match frame.into_data() {
            Ok(bytes) => self.first(bytes),
            Err(trailers) => trailers,
        })))
    }

    fn is_end_stream(&self) -> bool {
        self.rest.is_empty() && self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        let (inner, rest) = (self.body.size_hint(), self.rest.len() as u64);
        let mut hint = SizeHint::new();
        hint.set_lower(inner.lower() + rest);
        if let Some(upper) = inner.upper() {
            hint.set_upper(upper + rest);
        }
        hint
    }
}
