//! A backup: the database as it stood at one moment, the files beside it and, if asked, the
//! secrets, in one file. A snapshot before a migration is the same without the blobs, which
//! never change.
//!
//! The file is a gzipped tar archive, so that it can be looked into without Laurel. Its
//! first entry is the manifest, which names every other with its size and SHA-256.

mod archive;
mod database;
mod manifest;
mod place;
mod restore;
mod secrets;
mod snapshot;

pub use archive::{Content, write};
pub use place::{carry_out, finish};
pub use restore::{Restored, restore};
pub use secrets::passphrase;
pub use snapshot::before_migrating;

use std::fs::File;
use std::path::Path;

/// What a folder's entries are on disk, before something else relies on them.
///
/// # Errors
/// Where the folder can't be opened.
fn sync_folder(folder: &Path) -> std::io::Result<()> {
    File::open(folder)?.sync_all()
}

/// A moment as a part of a file's name.
fn stamp(at: chrono::DateTime<chrono::Utc>) -> String {
    at.format("%Y%m%d-%H%M%S").to_string()
}

fn unreadable(path: &Path) -> impl Fn(std::io::Error) -> String + use<> {
    let name = path.display().to_string();
    move |error| format!("can't read {name}: {error}")
}

fn unwritable(path: &Path) -> impl Fn(std::io::Error) -> String + use<> {
    let name = path.display().to_string();
    move |error| format!("can't write {name}: {error}")
}
