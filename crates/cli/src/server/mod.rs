//! The server: takes connections, each with a place and limits of its own.
//!
//! Written here since no library's server has these limits: to tell a peer that
//! stands still from one that is slow takes its stream, its requests and all
//! the other connections together.

mod activity;
mod connection;
mod limits;
mod places;
mod stream;

use activity::Activity;
use connection::{Protocols, protocols};
use laurel_web::SiteService;
use limits::Limits;
pub use limits::raise_open_files;
use places::{Network, Places};
use std::io::ErrorKind;
use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tokio::task::JoinSet;
use tokio::time::{Instant, sleep, timeout};

/// How long requests in hand may take after the signal to stop.
const DRAIN: Duration = Duration::from_secs(10);
/// So many connections may be on their way out while others come in: each is a
/// file until it is closed.
const MAX_LEAVING: usize = 16;
/// How long newcomers wait where more are on their way out.
const LEAVING_WAIT: Duration = Duration::from_millis(100);
/// How long nothing is taken where the system can't give another connection.
const PAUSE: Duration = Duration::from_secs(1);
/// How often it is told that connections were closed for others.
const TOLD_EVERY: Duration = Duration::from_secs(60);
/// The most bytes that wait in the system to be sent: what a peer does not take
/// is seen soon, and holds little memory.
#[cfg(target_os = "linux")]
const MAX_UNSENT: u32 = 64 * 1024;

pub struct Server {
    listener: TcpListener,
    site: SiteService,
    places: Arc<Places>,
    proxies: Vec<IpAddr>,
    protocols: Arc<Protocols>,
    crowd: Crowd,
}

impl Server {
    /// `files`: how many files the process may have open; `proxies`: peers that
    /// are as many as they like.
    pub fn new(listener: TcpListener, site: SiteService, files: u64, proxies: Vec<IpAddr>) -> Self {
        let most = limits::connections(files);
        let of_one = limits::of_one_network(most);
        tracing::info!(files, most, of_one_network = of_one, "takes connections");
        Self {
            listener,
            site,
            places: Places::new(most, of_one),
            proxies,
            protocols: Arc::new(protocols(&Limits::SITE)),
            crowd: Crowd::default(),
        }
    }

    /// Takes connections until `stop` says so, then lets requests in hand end.
    pub async fn run(mut self, stop: watch::Receiver<bool>) {
        let mut open = JoinSet::new();
        let mut stopping = stop.clone();
        loop {
            tokio::select! {
                _ = stopping.wait_for(|stopping| *stopping) => break,
                Some(_) = open.join_next(), if !open.is_empty() => {}
                came = self.listener.accept() => match came {
                    Ok((stream, peer)) => self.take(&mut open, stream, peer, stop.clone()).await,
                    Err(error) => refused(&error).await,
                },
            }
        }
        drop(self.listener);
        let drained = async { while open.join_next().await.is_some() {} };
        // what is left then is closed
        let _ = timeout(DRAIN, drained).await;
    }

    async fn take(
        &mut self,
        open: &mut JoinSet<()>,
        stream: TcpStream,
        peer: SocketAddr,
        stop: watch::Receiver<bool>,
    ) {
        let activity = Activity::new();
        let network = Network::of(peer.ip(), &self.proxies);
        let (place, told) = self.places.take(network, activity.clone());
        if told {
            self.crowd.note();
            let _ = timeout(LEAVING_WAIT, self.places.left_but(MAX_LEAVING)).await;
        }
        if set_up(&stream).is_err() {
            // it is gone already
            return;
        }
        let (site, protocols) = (self.site.clone(), self.protocols.clone());
        open.spawn(async move {
            let limits = &Limits::SITE;
            connection::serve(stream, peer, site, &protocols, &activity, limits, stop).await;
            drop(place);
        });
    }
}

fn set_up(stream: &TcpStream) -> std::io::Result<()> {
    stream.set_nodelay(true)?;
    #[cfg(target_os = "linux")]
    socket2::SockRef::from(stream).set_tcp_notsent_lowat(MAX_UNSENT)?;
    Ok(())
}

async fn refused(error: &std::io::Error) {
    let gone = matches!(
        error.kind(),
        ErrorKind::ConnectionAborted | ErrorKind::ConnectionReset | ErrorKind::ConnectionRefused
    );
    if !gone {
        tracing::error!(%error, "no connection can be taken");
        sleep(PAUSE).await;
    }
}

/// Connections that were closed since others needed their places.
#[derive(Default)]
struct Crowd {
    closed: u64,
    told: Option<Instant>,
}

impl Crowd {
    fn note(&mut self) {
        self.closed += 1;
        if self.told.is_none_or(|at| at.elapsed() >= TOLD_EVERY) {
            tracing::warn!(
                closed = self.closed,
                "too many connections: those that stood still longest are closed"
            );
            *self = Self {
                closed: 0,
                told: Some(Instant::now()),
            };
        }
    }
}
