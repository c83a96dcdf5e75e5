//! A folder as the caller has read it: paths and their content.
//!
//! The caller keeps the files as they are, so that an export gives the same bytes back.
//! This must never change, reorder or repair what it holds.

use std::collections::BTreeMap;

use sha2::{Digest, Sha256};

/// Files by their path from the folder's top, with forward slashes: `courses/x/course.md`.
/// Leave out what version control and desktops put there: names that begin with a dot.
pub type Source = BTreeMap<String, SourceFile>;

#[derive(Clone, PartialEq, Eq, Debug)]
pub enum SourceFile {
    /// Every `.md` file must be this; others may be.
    Text(String),
    /// Anything else, by its content. Also a `.md` file that is not UTF-8, which is then a
    /// problem.
    Binary {
        /// Lower-case hexadecimal, 64 characters.
        sha256: String,
        /// Bytes.
        size: u64,
    },
}

impl SourceFile {
    /// Bytes.
    pub fn size(&self) -> u64 {
        match self {
            Self::Text(text) => text.len() as u64,
            Self::Binary { size, .. } => *size,
        }
    }

    /// Lower-case hexadecimal, 64 characters, of the content.
    pub fn sha256(&self) -> String {
        match self {
            Self::Text(text) => hex::encode(Sha256::digest(text)),
            Self::Binary { sha256, .. } => sha256.clone(),
        }
    }
}
