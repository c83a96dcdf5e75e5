//! Puts what was restored in its place. From the moment that the plan is on disk it is carried
//! out, by whoever comes next if this process is killed: nothing is ever half old and half new.
//! Only where PostgreSQL refuses it as a whole is the plan taken back.

use super::manifest::{BLOBS, FONTS, POSTGRESQL, SQLITE};
use super::{database, sync_folder, unreadable, unwritable};
use crate::commands::{SYSTEM, serve};
use crate::config::Config;
use laurel_persistence::Store;
use serde::{Deserialize, Serialize};
use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};

/// In the data folder: the plan.
const PLAN: &str = "restore.json";
/// In the data folder: what is to come in.
const STAGED: &str = "restoring";

/// What is to be done to the data folder.
#[derive(Debug, Serialize, Deserialize)]
pub struct Plan {
    /// The folder in the data folder, or the schema on PostgreSQL, that takes what was there
    /// before.
    pub aside: String,
    /// Whether files and fonts come in, or only a database.
    pub whole: bool,
}

pub fn staged(config: &Config) -> PathBuf {
    config.data_dir.join(STAGED)
}

/// Writes the plan, whole or not at all.
///
/// # Errors
/// One line; then nothing is changed.
pub fn decide(config: &Config, plan: &Plan) -> Result<(), String> {
    let path = config.data_dir.join(PLAN);
    let failed = unwritable(&path);
    let text = serde_json::to_vec(plan).map_err(|error| error.to_string())?;
    let mut file = tempfile::NamedTempFile::new_in(staged(config)).map_err(&failed)?;
    file.write_all(&text).map_err(&failed)?;
    file.as_file().sync_all().map_err(&failed)?;
    sync_folder(&staged(config)).map_err(&failed)?;
    file.persist(&path).map_err(|error| failed(error.error))?;
    sync_folder(&config.data_dir).map_err(failed)
}

/// Finishes a restore that was decided, and takes away what one left that was killed before.
/// Says where that went which was there before.
///
/// # Errors
/// One line, where it can't be finished now, or another process is at it.
pub async fn finish(config: &Config) -> Result<Option<String>, String> {
    let is_decided = config.data_dir.join(PLAN).exists();
    if !is_decided && !staged(config).exists() {
        return Ok(None);
    }
    match serve::lock_folder(config) {
        Ok(_lock) => carry_out(config).await,
        Err(line) if is_decided => Err(line),
        // a restore is at it
        Err(_) => Ok(None),
    }
}

/// The same, by who holds the lock.
///
/// # Errors
/// One line, where it can't be finished now.
pub async fn carry_out(config: &Config) -> Result<Option<String>, String> {
    let path = config.data_dir.join(PLAN);
    let text = match fs::read(&path) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            forget_staged(config)?;
            return Ok(None);
        }
        read => read.map_err(unreadable(&path))?,
    };
    let plan: Plan = serde_json::from_slice(&text)
        .map_err(|error| format!("{} can't be read: {error}", path.display()))?;
    let dump = staged(config).join(POSTGRESQL);
    if config.database_url.is_some() && dump.exists() {
        merge(&config.data_dir.join(BLOBS), &staged(config).join(BLOBS))?;
        let settings = database::settings(config);
        let is_done = async || {
            let done = Store::has_schema(&settings, &plan.aside, SYSTEM).await;
            done.map_err(|error| error.to_string())
        };
        if !is_done().await?
            && let Err(line) = database::fill(config, dump.clone(), &plan.aside).await
            // a process that was killed may have told everything, and its psql goes on
            && !is_done().await?
        {
            withdraw(config)?;
            return Err(format!(
                "{line}; nothing was changed: mend that, and restore again"
            ));
        }
        fs::remove_file(&dump).map_err(unwritable(&dump))?;
    }
    let moved = exchange(config, &plan)?;
    forget_staged(config)?;
    fs::remove_file(&path).map_err(unwritable(&path))?;
    sync_folder(&config.data_dir).map_err(unwritable(&config.data_dir))?;
    Ok(moved.then_some(plan.aside))
}

/// It may be gone already: by one that was killed right after this, before its plan went.
fn forget_staged(config: &Config) -> Result<(), String> {
    match fs::remove_dir_all(staged(config)) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(()),
        removed => removed.map_err(unwritable(&staged(config))),
    }
}

/// The database took nothing, so the site that was there goes on: a plan that can't be carried
/// out would keep it from starting. Files that came in already are nobody's, and harm nobody.
fn withdraw(config: &Config) -> Result<(), String> {
    let path = config.data_dir.join(PLAN);
    fs::remove_file(&path).map_err(unwritable(&path))?;
    sync_folder(&config.data_dir).map_err(unwritable(&config.data_dir))?;
    forget_staged(config)
}

/// Moves the old ones out and the new ones in. Done again after half of it, it does the rest.
fn exchange(config: &Config, plan: &Plan) -> Result<bool, String> {
    let (data, staged) = (&config.data_dir, staged(config));
    let aside = data.join(&plan.aside);
    let mut names = vec!["secret"];
    if plan.whole {
        names.extend([BLOBS, FONTS]);
    }
    if config.database_url.is_none() {
        names.push(SQLITE);
        // they belong to the old database; the new one has none until it is opened
        for name in ["laurel.db-wal", "laurel.db-shm"] {
            if staged.join(SQLITE).exists() {
                step(&data.join(name), &aside.join(name))?;
            }
        }
    }
    for name in names {
        let (old, new) = (data.join(name), staged.join(name));
        if new.exists() {
            step(&old, &aside.join(name))?;
            step(&new, &old)?;
        }
    }
    sync_folder(data).map_err(unwritable(data))?;
    Ok(aside.exists() || config.database_url.is_some())
}

fn step(from: &Path, to: &Path) -> Result<(), String> {
    if !from.exists() {
        return Ok(());
    }
    if let Some(folder) = to.parent() {
        fs::create_dir_all(folder).map_err(unwritable(folder))?;
    }
    fs::rename(from, to).map_err(unwritable(to))
}

/// Puts every file of one folder of blobs into another, where it is not there; whoever reads
/// the other meanwhile misses nothing.
fn merge(into: &Path, from: &Path) -> Result<(), String> {
    let Ok(folders) = fs::read_dir(from) else {
        return Ok(());
    };
    for folder in folders {
        let folder = folder.map_err(unreadable(from))?.path();
        let target = into.join(folder.file_name().unwrap_or_default());
        fs::create_dir_all(&target).map_err(unwritable(&target))?;
        for file in fs::read_dir(&folder).map_err(unreadable(&folder))? {
            let file = file.map_err(unreadable(&folder))?.path();
            let place = target.join(file.file_name().unwrap_or_default());
            fs::rename(&file, &place).map_err(unwritable(&place))?;
        }
        File::open(&target)
            .and_then(|folder| folder.sync_all())
            .map_err(unwritable(&target))?;
    }
    fs::remove_dir_all(from).map_err(unwritable(from))
}
