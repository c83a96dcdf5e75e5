//! `laurel serve`

use super::{SYSTEM, import, open};
use crate::backup::carry_out;
use crate::bundled;
use crate::config::{Config, mail_server};
use crate::server::{Server, raise_open_files};
use crate::terminal::{End, say};
use clap::Args;
use laurel_domain::site::{ChosenIn, PublicAddress};
use laurel_persistence::audit::settle_head;
use laurel_persistence::catalog::has_programs;
use laurel_persistence::changes::Follower;
use laurel_persistence::doctor::look_for_damage;
use laurel_persistence::jobs::{WorkerContext, run as work};
use laurel_persistence::messaging::Mailer;
use laurel_persistence::{Store, data_folder};
use laurel_web::App;
use std::fs::{File, TryLockError};
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;
use tokio::net::TcpListener;
use tokio::sync::watch;

/// Where the system does not tell how many files may be open.
const FILES_UNKNOWN: u64 = 256;

#[derive(Debug, Default, Args)]
pub struct Options {
    /// Reads styles, scripts, phrases and the site's pages from a folder, and again when a file changed
    #[arg(
        long,
        value_name = "FOLDER",
        num_args = 0..=1,
        require_equals = true,
        default_missing_value = "assets"
    )]
    dev: Option<PathBuf>,
}

pub const HELP: &str = "\
Example: laurel serve --listen 0.0.0.0:8080 --public-url https://learn.example.org

--dev is for who works on the site: what changes in FOLDER, or in the folder assets where the command \
stands, shows when the page is loaded again, without compiling. A page of the site that changed on the \
disk since it was saved last is saved as an edit of that page. Lessons come in with `laurel import`.";

pub async fn run(config: Config, options: Options) -> Result<ExitCode, End> {
    let files = raise_open_files().unwrap_or_else(|error| {
        tracing::warn!(%error, "the limit of open files can't be raised");
        FILES_UNKNOWN
    });
    let _lock = lock(&config)?;
    if config.database_url.is_none() {
        carry_out(&config).await?;
    }
    let listener = TcpListener::bind(config.listen)
        .await
        .map_err(|error| format!("can't listen on {}: {error}; free it, or choose another with LAUREL_LISTEN or --listen", config.listen))?;
    let store = open::store(&config).await?;
    let app = open::app(&config, store.clone(), options.dev).await?;
    let head = settle_head(&store, SYSTEM)
        .await
        .map_err(|error| error.to_string())?;
    tracing::info!(
        line = head.seq,
        hash = head.hash,
        "security: the audit ends here"
    );
    // before anything is read that is remembered
    let changes = Follower::start(&store, SYSTEM)
        .await
        .map_err(|error| format!("can't follow what changes: {error}"))?;
    laurel_web::prepare(&app, SYSTEM)
        .await
        .map_err(|error| format!("can't bring the bundled site in: {error}"))?;
    bundled_programs(&store).await?;
    announce(&config, &store).await?;
    let (stop, stopped) = watch::channel(false);
    let step = tokio::spawn(app.clone().keep_in_step(SYSTEM, changes, stopped.clone()));
    let context = context(&config, &app)?;
    let workers = tokio::spawn(work(context, SYSTEM, stopped.clone()));
    tokio::spawn(signal(stop));
    tokio::spawn(look_for_damage(store.clone(), SYSTEM));
    let site = laurel_web::service(&app);
    Server::new(listener, site, files, config.trusted_proxies.clone())
        .run(stopped)
        .await;
    let _ = tokio::join!(step, workers);
    store.close().await;
    Ok(ExitCode::SUCCESS)
}

/// Two servers on one SQLite folder would each believe to be the only writer.
pub fn lock(config: &Config) -> Result<Option<File>, String> {
    if config.database_url.is_some() {
        return Ok(None);
    }
    lock_folder(config).map(Some)
}

/// One process at a time that changes the folder itself.
///
/// # Errors
/// One line, where another one is at it.
pub fn lock_folder(config: &Config) -> Result<File, String> {
    let folder = config.data_dir.display();
    data_folder(&config.data_dir).map_err(|error| format!("can't make {folder}: {error}"))?;
    let file = File::create(config.data_dir.join("laurel.lock"))
        .map_err(|error| format!("can't write to {folder}: {error}"))?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => Err(format!(
            "another laurel serves {folder} already; stop it first, or give this one its own folder with LAUREL_DATA_DIR"
        )),
        Err(TryLockError::Error(error)) => Err(format!("can't lock {folder}: {error}")),
    }
}

/// A site without any program begins with those that come with the binary.
pub async fn bundled_programs(store: &Store) -> Result<(), String> {
    let known = has_programs(store, SYSTEM)
        .await
        .map_err(|error| error.to_string())?;
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

/// Why certificates wait, where nobody chose the address that is sealed into them.
pub fn unchosen(address: &PublicAddress) -> Option<String> {
    (address.chosen_in == ChosenIn::Nowhere).then(|| {
        format!(
            "WARNING: nobody has chosen the address that people use, and {} is only where this server listens. Certificates that are earned wait until it is chosen: at set-up, under /admin/settings, or with LAUREL_PUBLIC_URL.",
            address.url
        )
    })
}

/// Says where the site is. It goes on also where nobody reads that.
async fn announce(config: &Config, store: &Store) -> Result<(), String> {
    let chosen = open::address(config, store).await?;
    let address = &chosen.url;
    let mut lines = vec![format!("Laurel serves {address}")];
    lines.extend(unchosen(&chosen));
    if config.smtp_url.is_none() {
        let folder = config.data_dir.join("mail");
        lines.push(format!(
            "No LAUREL_SMTP_URL: emails are written to {}",
            folder.display()
        ));
    }
    let token = laurel_persistence::identity::setup_token(store, SYSTEM)
        .await
        .map_err(|error| error.to_string())?;
    if let Some(token) = token {
        lines.push(format!(
            "Make the first administrator, within 24 hours: {address}/setup/{token}"
        ));
    }
    let _ = say(lines.join("\n"));
    Ok(())
}

/// Where emails come from if they can't come from whom the settings name.
const LAST_SENDER: &str = "no-reply@localhost";

pub fn context(config: &Config, app: &App) -> Result<WorkerContext, String> {
    let make = |from: &str| {
        Ok::<_, String>(match &config.smtp_url {
            Some(url) => {
                let url = mail_server(url).map_err(|why| format!("LAUREL_SMTP_URL: {why}"))?;
                Mailer::smtp(&url, from)
            }
            None => Mailer::folder(&config.data_dir.join("mail"), from),
        })
    };
    let from = app.sender();
    let mailer = match make(&from)? {
        Ok(mailer) => mailer,
        // who wrote it in the browser must be able to mend it there
        Err(error) => {
            tracing::error!(
                %error,
                "emails can't be sent from {from}: name another sender under /admin/settings"
            );
            make(LAST_SENDER)?.map_err(|error| format!("LAUREL_SMTP_URL: {error}"))?
        }
    };
    Ok(WorkerContext {
        store: app.store.clone(),
        wording: Arc::new(app.wording()),
        mailer,
        renderer: app.certificate_renderer.clone(),
        address: config.address(),
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
