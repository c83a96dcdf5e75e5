//! The files of a folder as they are kept beside a document: texts as they
//! are, everything else by its hash. This is what an export writes.

use laurel_domain::authoring::{Source, SourceFile};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

#[derive(Debug, Default, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct StoredSource {
    /// By path from the document's own folder.
    pub files: BTreeMap<String, StoredFile>,
    /// Of a program: the folder of each course, by the course's id in the
    /// format (its key).
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub folders: BTreeMap<String, String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub(super) enum StoredFile {
    Text(String),
    Blob { sha256: String, size: u64 },
}

impl StoredSource {
    /// The files below `folder` (empty: all of them).
    pub fn below(source: &Source, folder: &str) -> Self {
        let files = source
            .iter()
            .filter_map(|(path, file)| {
                let inside = if folder.is_empty() {
                    path.as_str()
                } else {
                    path.strip_prefix(folder)?.strip_prefix('/')?
                };
                let file = match file {
                    SourceFile::Text(text) => StoredFile::Text(text.clone()),
                    SourceFile::Binary { sha256, size } => StoredFile::Blob {
                        sha256: sha256.clone(),
                        size: *size,
                    },
                };
                Some((inside.to_owned(), file))
            })
            .collect();
        Self {
            files,
            folders: BTreeMap::new(),
        }
    }
}
