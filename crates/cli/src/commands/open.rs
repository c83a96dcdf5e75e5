//! Opens what commands work with.

use crate::config::Config;
use laurel_persistence::{Clock, Store, SystemClock, SystemRandom};
use laurel_web::{App, Catalogs, Options};
use std::fs;
use std::io::Write;
use std::path::PathBuf;
use std::sync::Arc;

/// Whether there is a database already: what only looks at one makes none, and
/// tells who named the wrong folder.
///
/// # Errors
/// One line for the person at the terminal.
pub fn is_there(config: &Config) -> Result<(), String> {
    let file = config.data_dir.join("laurel.db");
    let is_one = fs::metadata(&file).is_ok_and(|facts| facts.len() > 0);
    if is_one || config.database_url.is_some() {
        return Ok(());
    }
    let folder = config.data_dir.display();
    Err(format!(
        "there is no database in {folder}; `laurel serve` makes one, LAUREL_DATA_DIR names another folder"
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
    let settings = laurel_persistence::Config {
        data: config.data_dir.clone(),
        database_url: config.database_url.clone(),
    };
    Store::open_with(settings, clock, Arc::new(SystemRandom))
        .await
        .map_err(|error| match config.database_url {
            // the address may hold a password
            Some(_) => format!("can't open the database at LAUREL_DATABASE_URL: {error}"),
            None => format!("can't open {}: {error}", config.data_dir.display()),
        })
}

/// The site around a store.
///
/// # Errors
/// One line for the person at the terminal.
pub fn app(config: &Config, store: Store) -> Result<App, String> {
    let options = Options {
        public_url: config.public_url(),
        trusted_proxies: config.trusted_proxies.clone(),
        secret: secret(config, &store)?,
        mail_to_folder: config.smtp_url.is_none(),
    };
    Ok(App::new(store, options, Catalogs::embedded()))
}

/// The key that signs sessions; made at the first start, for its owner only.
fn secret(config: &Config, store: &Store) -> Result<Vec<u8>, String> {
    let path: PathBuf = config
        .secret_file
        .clone()
        .unwrap_or_else(|| config.data_dir.join("secret"));
    let name = path.display();
    if !path.exists() {
        let text = hex::encode(store.random::<32>());
        let mut file = private(&path).map_err(|error| format!("can't make {name}: {error}"))?;
        file.write_all(text.as_bytes())
            .and_then(|()| file.sync_all())
            .map_err(|error| format!("can't write {name}: {error}"))?;
    }
    let text = fs::read_to_string(&path).map_err(|error| format!("can't read {name}: {error}"))?;
    let secret = hex::decode(text.trim())
        .map_err(|_| format!("{name} is not what it should be: 64 hexadecimal digits"))?;
    if secret.len() < 32 {
        return Err(format!(
            "{name} is too short: 64 hexadecimal digits or more"
        ));
    }
    Ok(secret)
}

fn private(path: &std::path::Path) -> std::io::Result<fs::File> {
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}
