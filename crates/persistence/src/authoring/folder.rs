//! Reads a folder from the disk, or from memory, as the parser wants it.
//!
//! Only plain files come in: links and devices are problems, and what is too
//! large is known by its size without being read. What computers and version
//! control leave behind is left out. It must never follow a link or write anything.

use bytes::Bytes;
use laurel_domain::authoring::{AuthoringIssue, IssueKind, Source, SourceFile, is_left_behind};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// A text is read whole; larger ones are refused by the parser's own limit.
const MAX_TEXT: u64 = 1_000_000;
/// The parser allows a file this size; a larger one is not read.
const MAX_FILE: u64 = 50_000_000;
/// Of the whole folder.
const MAX_BYTES: u64 = 8_000_000_000;
const MAX_FILES: usize = 100_000;
const MAX_DEPTH: usize = 16;

/// The files of a folder, by their content.
#[derive(Debug, Default)]
pub struct Folder {
    pub(super) source: Source,
    /// What is wrong before anything is parsed.
    pub(super) issues: Vec<AuthoringIssue>,
    /// By SHA-256: where the bytes of what is not text are.
    pub(super) contents: BTreeMap<String, Content>,
}

#[derive(Debug, Clone)]
pub(super) enum Content {
    Memory(Bytes),
    Disk(PathBuf),
}

impl Folder {
    /// Reads what is in a folder. Takes time: call it where waiting is allowed.
    ///
    /// # Errors
    /// Where the folder itself can't be read; what is wrong inside is told by
    /// the import, with everything else.
    pub fn read(path: &Path) -> io::Result<Self> {
        let mut folder = Self::default();
        let mut found = Vec::new();
        let entries = fs::read_dir(path)?;
        folder.walk(entries, "", 0, &mut found);
        let total: u64 = found.iter().map(|(_, _, size)| size).sum();
        if total > MAX_BYTES {
            let (size, most) = (total, MAX_BYTES);
            folder.wrong(".", IssueKind::CourseTooLarge { size, most });
            return Ok(folder);
        }
        for (name, path, size) in found {
            folder.take(name, path, size);
        }
        Ok(folder)
    }

    /// A folder that is in memory: paths with forward slashes, and bytes.
    pub fn of(files: impl IntoIterator<Item = (String, Bytes)>) -> Self {
        let mut folder = Self::default();
        let files = files.into_iter();
        for (name, bytes) in files.filter(|(name, _)| !is_left_behind(name)) {
            let size = bytes.len() as u64;
            if is_text(&name)
                && size <= MAX_TEXT
                && let Ok(text) = String::from_utf8(bytes.to_vec())
            {
                folder.source.insert(name, SourceFile::Text(text));
                continue;
            }
            folder.bound(&name, size);
            let sha256 = hex::encode(Sha256::digest(&bytes));
            folder
                .contents
                .insert(sha256.clone(), Content::Memory(bytes));
            folder
                .source
                .insert(name, SourceFile::Binary { sha256, size });
        }
        folder
    }

    fn wrong(&mut self, file: &str, kind: IssueKind) {
        self.issues.push(AuthoringIssue {
            file: file.to_owned(),
            line: 0,
            kind,
        });
    }

    /// Names and sizes of everything below, without opening a file.
    fn walk(
        &mut self,
        entries: fs::ReadDir,
        above: &str,
        depth: usize,
        found: &mut Vec<(String, PathBuf, u64)>,
    ) {
        for entry in entries {
            let entry = match entry {
                Ok(entry) => entry,
                Err(error) => {
                    let reason = error.kind().to_string();
                    self.wrong(above, IssueKind::Unreadable { reason });
                    continue;
                }
            };
            let name = entry.file_name().to_string_lossy().into_owned();
            let name = if above.is_empty() {
                name
            } else {
                format!("{above}/{name}")
            };
            let is_folder = entry.file_type().is_ok_and(|kind| kind.is_dir());
            let slash = if is_folder { "/" } else { "" };
            if is_left_behind(&format!("{name}{slash}")) {
                continue;
            }
            if found.len() >= MAX_FILES {
                let (count, most) = (found.len() + 1, MAX_FILES);
                self.wrong(".", IssueKind::TooManyFiles { count, most });
                return;
            }
            self.entry(&entry, name, depth, found);
        }
    }

    fn entry(
        &mut self,
        entry: &fs::DirEntry,
        name: String,
        depth: usize,
        found: &mut Vec<(String, PathBuf, u64)>,
    ) {
        // of the entry itself, not of what a link leads to
        let facts = fs::symlink_metadata(entry.path());
        match facts {
            Ok(facts) if facts.is_file() => found.push((name, entry.path(), facts.len())),
            Ok(facts) if facts.is_dir() && depth >= MAX_DEPTH => {
                self.wrong(&name, IssueKind::BadName);
            }
            Ok(facts) if facts.is_dir() => match fs::read_dir(entry.path()) {
                Ok(entries) => self.walk(entries, &name, depth + 1, found),
                Err(error) => {
                    let reason = error.kind().to_string();
                    self.wrong(&name, IssueKind::Unreadable { reason });
                }
            },
            Ok(_) => self.wrong(&name, IssueKind::NotAFile),
            Err(error) => {
                let reason = error.kind().to_string();
                self.wrong(&name, IssueKind::Unreadable { reason });
            }
        }
    }

    fn take(&mut self, name: String, path: PathBuf, size: u64) {
        match self.content(&name, &path, size) {
            Ok(file) => {
                if let SourceFile::Binary { sha256, .. } = &file
                    && !sha256.is_empty()
                {
                    self.contents.insert(sha256.clone(), Content::Disk(path));
                }
                self.source.insert(name, file);
            }
            Err(error) => {
                let reason = error.kind().to_string();
                self.wrong(&name, IssueKind::Unreadable { reason });
            }
        }
    }

    fn content(&mut self, name: &str, path: &Path, size: u64) -> io::Result<SourceFile> {
        self.bound(name, size);
        if size > MAX_FILE {
            let sha256 = String::new();
            return Ok(SourceFile::Binary { sha256, size });
        }
        // a file that grows meanwhile is not followed
        let mut file = File::open(path)?.take(MAX_FILE + 1);
        if is_text(name) && size <= MAX_TEXT {
            let mut bytes = Vec::new();
            file.read_to_end(&mut bytes)?;
            return Ok(match String::from_utf8(bytes) {
                Ok(text) => SourceFile::Text(text),
                Err(error) => {
                    let sha256 = hex::encode(Sha256::digest(error.as_bytes()));
                    SourceFile::Binary { sha256, size }
                }
            });
        }
        let mut hasher = Sha256::new();
        let size = io::copy(&mut file, &mut HashWriter(&mut hasher))?;
        let sha256 = hex::encode(hasher.finalize());
        Ok(SourceFile::Binary { sha256, size })
    }

    /// Outside of a course's `files` the parser would only say that a text
    /// which was not read is no text.
    fn bound(&mut self, name: &str, size: u64) {
        if is_text(name) && size > MAX_TEXT {
            let most = MAX_TEXT;
            self.wrong(name, IssueKind::FileTooLarge { size, most });
        }
    }
}

struct HashWriter<'a>(&'a mut Sha256);

impl io::Write for HashWriter<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.update(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

fn is_text(name: &str) -> bool {
    name.ends_with(".md")
}

impl Content {
    /// The bytes, only where they still are what their name says.
    pub(super) async fn bytes(&self, sha256: &str) -> io::Result<Bytes> {
        let bytes = match self {
            Self::Memory(bytes) => bytes.clone(),
            Self::Disk(path) => Bytes::from(tokio::fs::read(path).await?),
        };
        if hex::encode(Sha256::digest(&bytes)) == sha256 {
            Ok(bytes)
        } else {
            Err(io::Error::other("a file changed while it was imported"))
        }
    }
}
