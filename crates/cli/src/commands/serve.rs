//! `laurel serve`

use super::{import, open};
use crate::bundled;
use crate::config::Config;
use axum_server::{Control, Handle, Server};
use hyper_util::rt::TokioTimer;
use laurel_persistence::catalog::has_programs;
use laurel_persistence::changes::Follower;
use laurel_persistence::jobs::{Crew, run as work};
use laurel_persistence::messaging::Post;
use laurel_persistence::{Store, data_folder};
use laurel_web::App;
use std::fs::{File, TryLockError};
use std::net::SocketAddr;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::sync::watch;

/// How long requests in hand may take after the signal to stop.
const DRAIN: Duration = Duration::from_secs(10);
/// How long the head of a request may take, and how long a connection may wait
/// for the next one.
const HEAD_MOST: Duration = Duration::from_secs(15);

pub async fn run(config: Config) -> Result<ExitCode, String> {
    let _lock = lock(&config)?;
    let listener = TcpListener::bind(config.listen)
        .await
        .map_err(|error| format!("can't listen on {}: {error}; free it, or choose another with LAUREL_LISTEN or --listen", config.listen))?;
    let store = open::store(&config).await?;
    let app = open::app(&config, store.clone()).await?;
    // before anything is read that is remembered
    let changes = Follower::start(&store)
        .await
        .map_err(|fault| format!("can't follow what changes: {fault}"))?;
    laurel_web::prepare(&app)
        .await
        .map_err(|fault| format!("can't bring the bundled site in: {fault}"))?;
    bundled_programs(&store).await?;
    announce(&config, &store).await?;
    let (stop, stopped) = watch::channel(false);
    let step = tokio::spawn(app.clone().keep_in_step(changes, stopped.clone()));
    let crew = crew(&config, &app)?;
    let workers = tokio::spawn(work(crew, stopped.clone()));
    let control = Control::new();
    tokio::spawn(drain(control.clone(), stop));
    let router = laurel_web::router(&app);
    server(listener, control)
        .serve(router.into_make_service_with_connect_info::<SocketAddr>())
        .await
        .map_err(|error| error.to_string())?;
    let _ = tokio::join!(step, workers);
    store.close().await;
    Ok(ExitCode::SUCCESS)
}

/// A server that closes connections on which nobody asks for anything: each
/// holds a file of the process.
fn server(listener: TcpListener, control: Control) -> Server<SocketAddr> {
    let handle = Handle::with_control(control);
    let mut server = Server::from_listener(listener)
        .handle(handle)
        .first_request_timeout(HEAD_MOST);
    server
        .http_builder()
        .http1()
        .timer(TokioTimer::new())
        .header_read_timeout(HEAD_MOST);
    server
        .http_builder()
        .http2()
        .timer(TokioTimer::new())
        .keep_alive_interval(HEAD_MOST);
    server
}

/// Waits for the signal to stop, then lets requests in hand end.
async fn drain(control: Control, stop: watch::Sender<bool>) {
    signal(stop).await;
    control.graceful_shutdown(Some(DRAIN));
}

/// Two servers on one SQLite folder would each believe to be the only writer.
pub fn lock(config: &Config) -> Result<Option<File>, String> {
    if config.database_url.is_some() {
        return Ok(None);
    }
    let folder = config.data_dir.display();
    data_folder(&config.data_dir).map_err(|error| format!("can't make {folder}: {error}"))?;
    let file = File::create(config.data_dir.join("laurel.lock"))
        .map_err(|error| format!("can't write to {folder}: {error}"))?;
    match file.try_lock() {
        Ok(()) => Ok(Some(file)),
        Err(TryLockError::WouldBlock) => Err(format!(
            "another laurel serves {folder} already; stop it first, or give this one its own folder with LAUREL_DATA_DIR"
        )),
        Err(TryLockError::Error(error)) => Err(format!("can't lock {folder}: {error}")),
    }
}

/// A site without any program begins with those that come with the binary.
pub async fn bundled_programs(store: &Store) -> Result<(), String> {
    let known = has_programs(store)
        .await
        .map_err(|fault| fault.to_string())?;
    if known {
        return Ok(());
    }
    for (name, folder) in bundled::programs() {
        if let Err(problems) = import::bring_in(store, folder, true).await? {
            for problem in problems {
                tracing::error!("{name}: {problem}");
            }
            return Err(format!("the bundled program {name} can't be imported"));
        }
    }
    Ok(())
}

async fn announce(config: &Config, store: &Store) -> Result<(), String> {
    let address = config.public_url();
    println!("Laurel serves {address}");
    if config.smtp_url.is_none() {
        println!(
            "No LAUREL_SMTP_URL: letters are written to {}",
            config.data_dir.join("mail").display()
        );
    }
    let token = laurel_persistence::identity::setup_token(store)
        .await
        .map_err(|fault| fault.to_string())?;
    if let Some(token) = token {
        println!("Make the first administrator, within 24 hours: {address}/setup/{token}");
    }
    Ok(())
}

pub fn crew(config: &Config, app: &App) -> Result<Crew, String> {
    let from = app.sender();
    let post = match &config.smtp_url {
        Some(url) => Post::smtp(url, &from),
        None => Post::folder(&config.data_dir.join("mail"), &from),
    }
    .map_err(|fault| fault.to_string())?;
    Ok(Crew {
        store: app.store.clone(),
        wording: Arc::new(app.wording()),
        post,
        press: app.press.clone(),
        public_url: config.public_url(),
    })
}

/// Resolves, and says so to everybody, on SIGTERM or Ctrl-C.
async fn signal(stop: watch::Sender<bool>) {
    let interrupt = async {
        let _ = tokio::signal::ctrl_c().await;
    };
    #[cfg(unix)]
    let terminate = async {
        match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
            Ok(mut signal) => {
                signal.recv().await;
            }
            Err(_) => std::future::pending().await,
        }
    };
    #[cfg(not(unix))]
    let terminate = std::future::pending::<()>();
    tokio::select! {
        () = interrupt => {}
        () = terminate => {}
    }
    let _ = stop.send(true);
}
