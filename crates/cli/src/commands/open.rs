//! Opens what commands work with.

use super::SYSTEM;
use crate::backup::{before_migrating, finish};
use crate::config::Config;
use crate::secret;
use laurel_domain::site::PublicAddress;
use laurel_persistence::site::public_address;
use laurel_persistence::{Clock, InternalError, Store, SystemClock, SystemRandom};
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
            Some(_) => format!(
                "can't open the database at LAUREL_DATABASE_URL: {error}{}",
                remedy(&error)
            ),
            None => format!(
                "can't open {}: {error}{}",
                config.data_dir.display(),
                remedy(&error)
            ),
        })?;
    // a site that was never served has none yet, and no emails either
    if let Ok(Some(secret)) = secret::read(&secret::path(config)) {
        store.seal_with(&secret);
    }
    Ok(store)
}

/// What to do about a database that is not what it was, where that can be told from what it
/// answers.
fn remedy(error: &InternalError) -> &'static str {
    let said = error.to_string().to_lowercase();
    let is_any = |signs: &[&str]| signs.iter().any(|sign| said.contains(sign));
    if is_any(&["malformed", "not a database", "checksum", "invalid page"]) {
        "; the database is damaged: keep a copy of the data folder, and bring the newest backup back with `laurel restore FILE --force`"
    } else if is_any(&["already exists", "duplicate column"]) {
        "; a change of the database was interrupted half-way, or made by hand: bring back the snapshot that was made before it (folder snapshots of the data folder) with `laurel restore SNAPSHOT --force`"
    } else {
        ""
    }
}

/// The address that people use.
///
/// # Errors
/// One line for the person at the terminal.
pub async fn address(config: &Config, store: &Store) -> Result<PublicAddress, String> {
    public_address(store, SYSTEM.into(), &config.address())
        .await
        .map_err(|error| error.to_string())
}

/// The site around a store; with a folder of assets for who works on them.
///
/// # Errors
/// One line for the person at the terminal.
pub async fn app(config: &Config, store: Store, assets: Option<PathBuf>) -> Result<App, String> {
    let secret = secret::of_site(config, &store).await?;
    store.seal_with(&secret);
    let options = Options {
        address: config.address(),
        is_https: address(config, &store).await?.url.starts_with("https://"),
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
