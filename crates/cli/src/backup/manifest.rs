//! What is in a backup, and whether this version can take it.

use chrono::{DateTime, Utc};
use laurel_persistence::Store;
use serde::{Deserialize, Serialize};
use std::path::{Component, Path};

pub const NAME: &str = "manifest.json";
pub const SQLITE: &str = "laurel.db";
pub const POSTGRESQL: &str = "database.sql";
pub const BLOBS: &str = "blobs";
pub const FONTS: &str = "fonts";
pub const SECRETS: &str = "secrets.age";

/// The form of the archive that this version writes and reads.
const FORMAT: u32 = 1;

#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Manifest {
    pub format: u32,
    /// The version that made it.
    pub laurel: String,
    pub made_at: DateTime<Utc>,
    /// The migrations that the database has.
    pub migrations: Vec<String>,
    /// Whether files and fonts are in it; a snapshot has the database only.
    pub whole: bool,
    /// In the order of the archive.
    pub files: Vec<Entry>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    pub path: String,
    pub size: u64,
    pub sha256: String,
}

impl Manifest {
    pub fn new(migrations: Vec<String>, whole: bool, made_at: DateTime<Utc>) -> Self {
        Self {
            format: FORMAT,
            laurel: env!("CARGO_PKG_VERSION").to_owned(),
            made_at,
            migrations,
            whole,
            files: Vec::new(),
        }
    }

    pub fn has(&self, path: &str) -> bool {
        self.files.iter().any(|entry| entry.path == path)
    }

    pub fn is_sqlite(&self) -> bool {
        self.has(SQLITE)
    }

    /// How many blobs.
    pub fn blobs(&self) -> usize {
        let under = |entry: &&Entry| entry.path.starts_with("blobs/");
        self.files.iter().filter(under).count()
    }

    /// # Errors
    /// One line, where this version can't take it.
    pub fn check(&self) -> Result<(), String> {
        if self.format != FORMAT {
            return Err(format!(
                "it was made by another version of Laurel ({}): restore it with that version",
                self.laurel
            ));
        }
        if let Some(name) = Store::unknown_migration(&self.migrations) {
            return Err(format!(
                "it was made by a newer version of Laurel ({}, {name}): restore it with that version",
                self.laurel
            ));
        }
        if !(self.has(SQLITE) ^ self.has(POSTGRESQL)) {
            return Err("it has no database, or two".to_owned());
        }
        match self.files.iter().find(|entry| !is_ours(&entry.path)) {
            Some(entry) => Err(format!("{:?} does not belong into one", entry.path)),
            None => Ok(()),
        }
    }
}

/// Whether a backup may have a file there: no archive writes anywhere else.
fn is_ours(path: &str) -> bool {
    let plain = Path::new(path)
        .components()
        .all(|part| matches!(part, Component::Normal(_)));
    let parts: Vec<&str> = path.split('/').collect();
    let known = match parts.as_slice() {
        [SQLITE | POSTGRESQL | SECRETS] => true,
        [FONTS, name] => !name.starts_with('.'),
        [BLOBS, folder, name] => is_hex(folder, 2) && is_hex(name, 62),
        _ => false,
    };
    plain && known
}

pub fn is_hex(text: &str, length: usize) -> bool {
    text.len() == length && text.bytes().all(|byte| byte.is_ascii_hexdigit())
}

#[cfg(test)]
mod tests {
    use super::is_ours;

    #[test]
    fn no_archive_writes_anywhere_else() {
        let blob = format!("blobs/ab/{}", "c".repeat(62));
        for path in [
            "laurel.db",
            "database.sql",
            "secrets.age",
            "fonts/a.ttf",
            &blob,
        ] {
            assert!(is_ours(path), "{path}");
        }
        for path in [
            "",
            "/laurel.db",
            "../laurel.db",
            "fonts/../laurel.db",
            "fonts/.hidden",
            "fonts/a/b.ttf",
            "laurel.lock",
            "secret",
            "blobs/ab/cd",
            "blobs/../../secret",
            "manifest.json",
        ] {
            assert!(!is_ours(path), "{path}");
        }
    }
}
