//! Reads a backup: everything into a folder of its own, every hash checked, and only then into
//! its place.

use super::archive::{bar, private_folder, unpack};
use super::manifest::{self, Manifest, SECRETS};
use super::place::{Plan, carry_out, decide, staged};
use super::{database, secrets, stamp, sync_folder, unreadable, unwritable};
use crate::commands::{SYSTEM, serve};
use crate::config::Config;
use age::secrecy::SecretString;
use chrono::{DateTime, Utc};
use flate2::read::GzDecoder;
use laurel_persistence::{Age, Store};
use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};

/// The largest manifest that is read, in bytes: some hundred thousand files.
const MANIFEST_MAX: u64 = 256 << 20;
/// What may lie in a folder that counts as empty.
const NOTHING: [&str; 3] = ["laurel.lock", "lost+found", "restoring"];

/// What was brought back.
pub struct Restored {
    pub manifest: Manifest,
    /// Where that is which was there before: a folder in the data folder, or a schema.
    pub aside: Option<String>,
    /// Whether the secrets of the backup are in place.
    pub secrets: bool,
}

/// Brings the site of a backup into the data folder, or the database, of the configuration.
///
/// # Errors
/// One line for the person at the terminal; then nothing was changed.
pub async fn restore(
    config: &Config,
    file: &Path,
    force: bool,
    passphrase: Option<SecretString>,
    now: DateTime<Utc>,
) -> Result<Restored, String> {
    let lock = serve::lock_folder(config)?;
    if carry_out(config).await?.is_some() {
        return Err(
            "a restore that was interrupted was finished; look at the site first".to_owned(),
        );
    }
    let manifest = list(file)?;
    fits(config, &manifest)?;
    is_free(config, force).await?;
    let (target, source) = (config.clone(), file.to_owned());
    let manifest = database::blocking(move || stage(&target, &source)).await?;
    let opened = match open_secrets(config, passphrase.as_ref()) {
        Ok(opened) => opened,
        Err(line) => {
            let _ = fs::remove_dir_all(staged(config));
            return Err(line);
        }
    };
    if manifest.is_sqlite() {
        Store::forget_secret(&staged(config), SYSTEM)
            .await
            .map_err(|error| damaged(file, error))?;
    }
    let plan = Plan {
        aside: free_name(config, &stamp(now)).await?,
        whole: manifest.whole,
    };
    decide(config, &plan)?;
    let aside = carry_out(config).await?;
    drop(lock);
    Ok(Restored {
        manifest,
        aside,
        secrets: opened,
    })
}

fn damaged(file: &Path, why: impl std::fmt::Display) -> String {
    format!("{} is no whole backup of Laurel: {why}", file.display())
}

type Archive = tar::Archive<GzDecoder<File>>;

fn archive(file: &Path) -> Result<Archive, String> {
    let read = File::open(file).map_err(unreadable(file))?;
    Ok(tar::Archive::new(GzDecoder::new(read)))
}

/// The list at the beginning of a backup, where this version can take it.
fn list(file: &Path) -> Result<Manifest, String> {
    let mut archive = archive(file)?;
    let broken = |error: std::io::Error| damaged(file, error);
    let first = archive.entries().map_err(broken)?.next();
    let mut first = first
        .ok_or_else(|| damaged(file, "it is empty"))?
        .map_err(broken)?;
    if !first
        .path()
        .is_ok_and(|path| path == Path::new(manifest::NAME))
    {
        return Err(damaged(file, "it does not begin with its list"));
    }
    let mut text = Vec::new();
    let read = (&mut first).take(MANIFEST_MAX).read_to_end(&mut text);
    read.map_err(broken)?;
    let manifest: Manifest = serde_json::from_slice(&text).map_err(|error| damaged(file, error))?;
    manifest
        .check()
        .map_err(|why| format!("{} can't be restored: {why}", file.display()))?;
    Ok(manifest)
}

/// A copy of SQLite can't be read by PostgreSQL, nor the other way round.
fn fits(config: &Config, manifest: &Manifest) -> Result<(), String> {
    match (manifest.is_sqlite(), &config.database_url) {
        (true, None) | (false, Some(_)) => Ok(()),
        (true, Some(_)) => Err(
            "this backup is of a site on SQLite: leave LAUREL_DATABASE_URL out to restore it"
                .to_owned(),
        ),
        (false, None) => Err(
            "this backup is of a site on PostgreSQL: name an empty database with LAUREL_DATABASE_URL to restore it"
                .to_owned(),
        ),
    }
}

/// Where what is there goes; nothing is there yet.
async fn free_name(config: &Config, stamp: &str) -> Result<String, String> {
    let mut name = format!("before-restore-{stamp}");
    for number in 2.. {
        let in_folder = config.data_dir.join(&name).exists();
        let in_database = match config.database_url {
            Some(_) => Store::has_schema(&database::settings(config), &name, SYSTEM)
                .await
                .map_err(|error| error.to_string())?,
            None => false,
        };
        if !in_folder && !in_database {
            break;
        }
        name = format!("before-restore-{stamp}-{number}");
    }
    Ok(name)
}

async fn is_free(config: &Config, force: bool) -> Result<(), String> {
    if force {
        return Ok(());
    }
    let folder = &config.data_dir;
    for entry in fs::read_dir(folder).map_err(unreadable(folder))? {
        let name = entry.map_err(unreadable(folder))?.file_name();
        if !NOTHING.iter().any(|nothing| name == **nothing) {
            return Err(format!(
                "{} is not empty; name another folder with --data-dir, or move what is there aside with --force",
                folder.display()
            ));
        }
    }
    if config.database_url.is_none() {
        return Ok(());
    }
    let settings = database::settings(config);
    match Store::age(&settings, SYSTEM).await {
        Ok(Age::Empty) => Ok(()),
        Ok(_) => Err(
            "the database at LAUREL_DATABASE_URL has a site in it; name an empty one, or move what is there aside with --force"
                .to_owned(),
        ),
        Err(error) => Err(error.to_string()),
    }
}

/// Unpacks everything beside its place, and checks it against the list.
fn stage(config: &Config, file: &Path) -> Result<Manifest, String> {
    let folder = staged(config);
    let failed = unwritable(&folder);
    if folder.exists() {
        fs::remove_dir_all(&folder).map_err(&failed)?;
    }
    private_folder(&folder).map_err(&failed)?;
    let unpacked = unpack_all(&folder, file);
    if unpacked.is_err() {
        let _ = fs::remove_dir_all(&folder);
    }
    unpacked
}

fn unpack_all(folder: &Path, file: &Path) -> Result<Manifest, String> {
    let manifest = list(file)?;
    let mut archive = archive(file)?;
    let mut expected: BTreeMap<&str, _> = manifest
        .files
        .iter()
        .map(|entry| (entry.path.as_str(), entry))
        .collect();
    let bar = bar(manifest.files.iter().map(|entry| entry.size).sum());
    let again = |error: std::io::Error| damaged(file, error);
    for entry in archive.entries().map_err(again)?.skip(1) {
        let mut entry = entry.map_err(again)?;
        let path = entry.path().map_err(again)?.to_string_lossy().into_owned();
        let wanted = expected
            .remove(path.as_str())
            .ok_or_else(|| damaged(file, format_args!("{path:?} is not in its list")))?;
        let target = folder.join(&path);
        make_parent(&target)?;
        let mut bounded = bar.wrap_read((&mut entry).take(wanted.size.saturating_add(1)));
        let (size, sha256) = unpack(&mut bounded, &target)
            .map_err(|error| format!("{}: {error}", damaged(file, &path)))?;
        if size != wanted.size || sha256 != wanted.sha256 {
            return Err(damaged(
                file,
                format_args!("{path} is not what its list says"),
            ));
        }
    }
    bar.finish_and_clear();
    match expected.keys().next() {
        Some(path) => Err(damaged(file, format_args!("{path} is missing"))),
        None => Ok(manifest),
    }
}

fn make_parent(target: &Path) -> Result<(), String> {
    let Some(parent) = target.parent() else {
        return Ok(());
    };
    fs::create_dir_all(parent).map_err(unwritable(parent))?;
    sync_folder(parent).map_err(unwritable(parent))
}

/// Takes the secrets out of what was unpacked; whether there were any that could be.
fn open_secrets(config: &Config, passphrase: Option<&SecretString>) -> Result<bool, String> {
    let folder = staged(config);
    let kept: PathBuf = folder.join(SECRETS);
    if !kept.exists() {
        return match passphrase {
            Some(_) => {
                Err("there are no secrets in this backup; leave --passphrase-file out".to_owned())
            }
            None => Ok(false),
        };
    }
    let opened = match passphrase {
        Some(passphrase) => {
            let bytes = fs::read(&kept).map_err(unreadable(&kept))?;
            let secret = secrets::decrypt(&bytes, passphrase)?;
            let place = folder.join("secret");
            let mut from = secret.as_slice();
            unpack(&mut from, &place).map_err(unwritable(&place))?;
            true
        }
        None => false,
    };
    fs::remove_file(&kept).map_err(unwritable(&kept))?;
    Ok(opened)
}
