//! A copy of the database before a migration changes it: the way back to the version before.

use super::archive::{Content, write};
use super::database::{has_pg_dump, settings};
use super::{stamp, unreadable, unwritable};
use crate::commands::SYSTEM;
use crate::config::Config;
use laurel_persistence::{Age, Clock, Store, SystemClock};
use std::fs;
use std::path::{Path, PathBuf};

/// In the data folder.
const FOLDER: &str = "snapshots";
/// The newest that are kept.
const KEPT: usize = 3;
const ENDING: &str = ".laurel-backup";

/// Makes one where migrations are pending in a database that has something in it, and says
/// so in the log.
///
/// # Errors
/// One line, where it can't be made; then nothing may be migrated.
pub async fn before_migrating(config: &Config) -> Result<(), String> {
    let age = Store::age(&settings(config), SYSTEM).await;
    // a database that can't be asked is told about by who opens it
    if !matches!(age, Ok(Age::Behind)) {
        return Ok(());
    }
    if config.database_url.is_some() && !has_pg_dump().await {
        return Err(
            "this version changes the database, and without pg_dump no snapshot of it can be made first: install PostgreSQL's client programs (on Debian the package postgresql-client); or make a backup in another way, and run `laurel migrate --no-snapshot`"
                .to_owned(),
        );
    }
    let now = SystemClock.now();
    let folder = config.data_dir.join(FOLDER);
    fs::create_dir_all(&folder).map_err(unwritable(&folder))?;
    let file = free_name(&folder, &stamp(now));
    write(config, &file, Content::Snapshot, now)
        .await
        .map_err(|error| {
            format!("no snapshot of the database can be made before it is changed: {error}; free some space, or make a backup in another way and run `laurel migrate --no-snapshot`")
        })?;
    tracing::info!(
        snapshot = %file.display(),
        "the database is changed for this version; the way back is `laurel restore SNAPSHOT --force` with the version before"
    );
    drop_old(&folder)
}

/// Two in one second have different names.
fn free_name(folder: &Path, stamp: &str) -> PathBuf {
    let named = |number: u32| match number {
        0 => folder.join(format!("before-{stamp}{ENDING}")),
        number => folder.join(format!("before-{stamp}-{number}{ENDING}")),
    };
    (0..)
        .map(named)
        .find(|path| !path.exists())
        .unwrap_or_else(|| named(0))
}

/// Names begin with the moment, so the newest are the last ones.
fn drop_old(folder: &Path) -> Result<(), String> {
    let mut found: Vec<PathBuf> = fs::read_dir(folder)
        .map_err(unreadable(folder))?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.to_string_lossy().ends_with(ENDING))
        .collect();
    found.sort();
    let old = found.len().saturating_sub(KEPT);
    for path in found.iter().take(old) {
        fs::remove_file(path).map_err(unwritable(path))?;
    }
    Ok(())
}
