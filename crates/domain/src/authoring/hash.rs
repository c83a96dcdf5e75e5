//! The name of a revision: a hash of what it says.
//!
//! Two documents have the same hash when they say the same, on every machine and in every
//! release: keys are sorted, nothing is indented, and no document holds a float. Must never
//! hash how a document is laid out in memory or in its folder.

use serde::Serialize;
use sha2::{Digest, Sha256};

use super::document::{Course, Program};

impl Course {
    /// SHA-256 of the canonical JSON, as lower-case hexadecimal.
    pub fn content_hash(&self) -> String {
        content_hash(self)
    }
}

impl Program {
    /// SHA-256 of the canonical JSON, as lower-case hexadecimal.
    pub fn content_hash(&self) -> String {
        content_hash(self)
    }
}

/// The documents have only text as keys, so writing them can't fail.
fn content_hash(document: &impl Serialize) -> String {
    let mut value = serde_json::to_value(document).unwrap_or_default();
    value.sort_all_objects();
    hex::encode(Sha256::digest(value.to_string()))
}
