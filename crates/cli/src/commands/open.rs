//! Opens what commands work with.

use crate::backup::{before_migrating, finish};
use crate::config::Config;
use crate::secret;
use laurel_persistence::{Clock, Store, SystemClock, SystemRandom};
use laurel_web::{App, Options};
use std::fs;
use std::path::PathBuf;
use std::sync::Arc;

/// Whether there is a database already: what only looks at one makes none, and
/// tells who named the wrong folder.
///
/// # Errors
/// One line for the person at the terminal.
pub fn is_there(config: &Config) -> Result<(), String> {
    let is_restored = config.data_dir.join("restore.json").exists();
    if config.database_url.is_some() || has_file(config) || is_restored {
        return Ok(());
    }
    let folder = config.data_dir.display();
    Err(format!(
        "there is no database in {folder}; `laurel serve` makes one, LAUREL_DATA_DIR names another folder"
    ))
}

fn has_file(config: &Config) -> bool {
    let file = config.data_dir.join("laurel.db");
    fs::metadata(file).is_ok_and(|facts| facts.len() > 0)
}

/// A folder with blobs and without a database is no new site: a volume is
/// missing, or the database is elsewhere.
fn is_whole(config: &Config) -> Result<(), String> {
    let blobs = fs::read_dir(config.data_dir.join("blobs"));
    let has_blobs = blobs.is_ok_and(|mut blobs| blobs.next().is_some());
    if config.database_url.is_some() || has_file(config) || !has_blobs {
        return Ok(());
    }
    let folder = config.data_dir.display();
    Err(format!(
        "there are blobs in {folder}, but no database: mount the volume with laurel.db, or restore it from a backup; if the site is on PostgreSQL, set LAUREL_DATABASE_URL; for a new site, name another folder with LAUREL_DATA_DIR"
    ))
}

/// The store, migrated.
///
/// # Errors
/// One line for the person at the terminal.
pub async fn store(config: &Config) -> Result<Store, String> {
    store_with(config, Arc::new(SystemClock)).await
}

/// The same with another clock.
///
/// # Errors
/// As [`store`].
pub async fn store_with(config: &Config, clock: Arc<dyn Clock>) -> Result<Store, String> {
    finish(config).await?;
    is_whole(config)?;
    if config.database_url.is_some() || has_file(config) {
        before_migrating(config).await?;
    }
    open(config, clock).await
}

/// The same without a snapshot of the database before it is migrated.
///
/// # Errors
/// As [`store`].
pub async fn store_as_it_is(config: &Config) -> Result<Store, String> {
    finish(config).await?;
    is_whole(config)?;
    open(config, Arc::new(SystemClock)).await
}

async fn open(config: &Config, clock: Arc<dyn Clock>) -> Result<Store, String> {
    let settings = laurel_persistence::Config {
        data: config.data_dir.clone(),
        database_url: config.database_url.clone(),
    };
    let store = Store::open_with(settings, clock, Arc::new(SystemRandom))
        .await
        .map_err(|error| match config.database_url {
            // the address may hold a password
            Some(_) => format!("can't open the database at LAUREL_DATABASE_URL: {error}"),
            None => format!("can't open {}: {error}", config.data_dir.display()),
        })?;
    // a site that was never served has none yet, and no emails either
    if let Ok(Some(secret)) = secret::read(&secret::path(config)) {
        store.seal_with(&secret);
    }
    Ok(store)
}

/// The site around a store; with a folder of assets for who works on them.
///
/// # Errors
/// One line for the person at the terminal.
pub async fn app(config: &Config, store: Store, assets: Option<PathBuf>) -> Result<App, String> {
    let secret = secret::of_site(config, &store).await?;
    store.seal_with(&secret);
    let options = Options {
        public_url: config.public_url(),
        trusted_proxies: config.trusted_proxies.clone(),
        hsts_subdomains: config.hsts_subdomains,
        secret,
        mail_to_folder: config.smtp_url.is_none(),
        assets_folder: assets.clone(),
    };
    App::new(store, options).map_err(|error| {
        let folder = assets.unwrap_or_default();
        format!(
            "can't read the assets in {}: {error}; --dev=FOLDER names another folder",
            folder.display()
        )
    })
}
