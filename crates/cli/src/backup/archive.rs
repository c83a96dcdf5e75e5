//! Writes a backup. Everything unfinished lies in one folder beside the file, named after it;
//! the file itself is there whole or not at all.

use super::database::{blocking, dump, settings};
use super::manifest::{BLOBS, Entry, FONTS, Manifest, NAME, SECRETS, is_hex};
use super::{secrets, sync_folder, unreadable, unwritable};
use crate::commands::SYSTEM;
use crate::config::Config;
use crate::secret;
use age::secrecy::SecretString;
use chrono::{DateTime, Utc};
use flate2::Compression;
use flate2::write::GzEncoder;
use indicatif::{ProgressBar, ProgressStyle};
use laurel_persistence::Store;
use sha2::{Digest, Sha256};
use std::fs::{self, File};
use std::io::{BufWriter, Read, Write};
use std::path::{Path, PathBuf};
use tempfile::TempPath;

/// What goes into the file.
pub enum Content {
    /// Database, files and fonts; with a passphrase, the secrets, too.
    Whole(Option<SecretString>),
    /// The database only.
    Snapshot,
}

/// What was written.
#[derive(Debug)]
pub struct Written {
    pub manifest: Manifest,
    /// Of the file.
    pub bytes: u64,
    /// Names of blobs that are left out, since their bytes are not what their name says.
    pub damaged: Vec<String>,
}

/// Writes the site of the configuration into a new file, while it is served.
///
/// # Errors
/// One line for the person at the terminal; then the file is not there.
pub async fn write(
    config: &Config,
    file: &Path,
    content: Content,
    now: DateTime<Utc>,
) -> Result<Written, String> {
    let folder = Unfinished::begin(file)?;
    let config = config.clone();
    let migrations = Store::applied(&settings(&config), SYSTEM)
        .await
        .map_err(|error| error.to_string())?;
    let whole = matches!(content, Content::Whole(_));
    let manifest = Manifest::new(migrations, whole, now);
    let database = dump(&config, &folder.path).await?;
    let target = file.to_owned();
    blocking(move || {
        let mut sources = vec![Source::of(&folder.path, &database)?];
        if let Content::Whole(passphrase) = content {
            sources.extend(fonts(&config.data_dir)?);
            sources.extend(blobs(&config.data_dir)?);
            if let Some(passphrase) = passphrase {
                sources.push(secret_of(&config, &folder.path, &passphrase)?);
            }
        }
        let written = pack(&folder.path, manifest, sources)?;
        folder.publish(&target)?;
        let bytes = fs::metadata(&target).map_err(unreadable(&target))?.len();
        Ok(Written { bytes, ..written })
    })
    .await
}

/// The folder in which a file is being made, and nobody else's at the same time.
struct Unfinished {
    path: PathBuf,
    _lock: File,
}

impl Drop for Unfinished {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.path);
    }
}

impl Unfinished {
    /// What an earlier one that was killed has left is taken away.
    fn begin(file: &Path) -> Result<Self, String> {
        if file.symlink_metadata().is_ok() {
            return Err(format!("{} is there already", file.display()));
        }
        let mut name = file.as_os_str().to_owned();
        name.push(".unfinished");
        let path = PathBuf::from(name);
        let failed = unwritable(&path);
        let lock = path.join("lock");
        let is_anothers = path.is_dir() && !lock.exists();
        if is_anothers && fs::read_dir(&path).is_ok_and(|mut entries| entries.next().is_some()) {
            return Err(format!(
                "{} is in the way: it is of no backup; move it, or give the backup another name",
                path.display()
            ));
        }
        private_folder(&path).map_err(&failed)?;
        let lock = File::create(lock).map_err(&failed)?;
        if lock.try_lock().is_err() {
            return Err(format!("{} is being made already", file.display()));
        }
        for entry in fs::read_dir(&path).map_err(&failed)? {
            let entry = entry.map_err(&failed)?;
            if entry.file_name() != "lock" {
                fs::remove_file(entry.path()).map_err(&failed)?;
            }
        }
        Ok(Self { path, _lock: lock })
    }

    fn archive(&self) -> PathBuf {
        self.path.join("archive")
    }

    /// Gives the finished archive its name, unless somebody took it meanwhile.
    fn publish(&self, file: &Path) -> Result<(), String> {
        let archive = TempPath::try_from_path(self.archive()).map_err(unwritable(file))?;
        archive
            .persist_noclobber(file)
            .map_err(|error| unwritable(file)(error.error))?;
        let parent = file.parent().filter(|parent| *parent != Path::new(""));
        sync_folder(parent.unwrap_or(Path::new("."))).map_err(unwritable(file))
    }
}

pub fn private_folder(path: &Path) -> std::io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    match builder.create(path) {
        Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => Ok(()),
        made => made,
    }
}

/// A file on disk that goes into the archive.
struct Source {
    entry: Entry,
    file: PathBuf,
}

impl Source {
    fn of(root: &Path, file: &Path) -> Result<Self, String> {
        let (size, sha256) = digest(file).map_err(unreadable(file))?;
        let relative = file.strip_prefix(root).unwrap_or(file);
        let parts: Vec<_> = relative.iter().map(|part| part.to_string_lossy()).collect();
        let entry = Entry {
            path: parts.join("/"),
            size,
            sha256,
        };
        Ok(Self {
            entry,
            file: file.to_owned(),
        })
    }
}

fn digest(file: &Path) -> std::io::Result<(u64, String)> {
    copy(&mut File::open(file)?, &mut std::io::sink())
}

/// The typefaces that were added; none where there is no such folder.
fn fonts(data: &Path) -> Result<Vec<Source>, String> {
    let mut found = Vec::new();
    for file in entries(&data.join(FONTS))? {
        let hidden = file
            .file_name()
            .is_none_or(|name| name.to_string_lossy().starts_with('.'));
        if file.is_file() && !hidden {
            found.push(Source::of(data, &file)?);
        }
    }
    Ok(found)
}

/// Every blob, by its name, which is its hash.
fn blobs(data: &Path) -> Result<Vec<Source>, String> {
    let mut found = Vec::new();
    for folder in entries(&data.join(BLOBS))? {
        let first = name_of(&folder);
        if !is_hex(&first, 2) {
            continue;
        }
        for file in entries(&folder)? {
            let rest = name_of(&file);
            if !is_hex(&rest, 62) {
                continue;
            }
            let size = fs::metadata(&file).map_err(unreadable(&file))?.len();
            let entry = Entry {
                path: format!("{BLOBS}/{first}/{rest}"),
                size,
                sha256: format!("{first}{rest}"),
            };
            found.push(Source { entry, file });
        }
    }
    Ok(found)
}

fn name_of(path: &Path) -> String {
    path.file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned()
}

/// In the order of their names; none of a folder that is not there.
fn entries(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let read = match fs::read_dir(folder) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        read => read.map_err(unreadable(folder))?,
    };
    let mut found = Vec::new();
    for entry in read {
        found.push(entry.map_err(unreadable(folder))?.path());
    }
    found.sort();
    Ok(found)
}

fn secret_of(config: &Config, folder: &Path, passphrase: &SecretString) -> Result<Source, String> {
    let path = secret::path(config);
    let secret =
        secret::read(&path)?.ok_or_else(|| format!("there is no secret in {}", path.display()))?;
    let file = folder.join(SECRETS);
    let kept = secrets::encrypt(hex::encode(secret).as_bytes(), passphrase)?;
    fs::write(&file, kept).map_err(unwritable(&file))?;
    Source::of(folder, &file)
}

/// Packs everything; reads each file once more, so that what is damaged or changes meanwhile
/// is found.
fn pack(folder: &Path, mut manifest: Manifest, sources: Vec<Source>) -> Result<Written, String> {
    let path = folder.join("archive");
    let failed = unwritable(&path);
    let bar = bar(sources.iter().map(|source| 2 * source.entry.size).sum());
    let (sources, damaged) = sound(sources, &bar)?;
    manifest.files = sources.iter().map(|source| source.entry.clone()).collect();
    let file = private_file(&path).map_err(&failed)?;
    let zipped = GzEncoder::new(BufWriter::new(file), Compression::fast());
    let mut archive = tar::Builder::new(zipped);
    let time = u64::try_from(manifest.made_at.timestamp()).unwrap_or(0);
    let listed = serde_json::to_vec_pretty(&manifest).map_err(|error| error.to_string())?;
    let mut header = head(listed.len() as u64, time);
    archive
        .append_data(&mut header, NAME, listed.as_slice())
        .map_err(&failed)?;
    for source in &sources {
        let read = File::open(&source.file).map_err(unreadable(&source.file))?;
        let mut header = head(source.entry.size, time);
        archive
            .append_data(&mut header, &source.entry.path, bar.wrap_read(read))
            .map_err(&failed)?;
    }
    let zipped = archive.into_inner().map_err(&failed)?;
    let mut buffer = zipped.finish().map_err(&failed)?;
    buffer.flush().map_err(&failed)?;
    buffer.get_ref().sync_all().map_err(&failed)?;
    bar.finish_and_clear();
    Ok(Written {
        manifest,
        bytes: 0,
        damaged,
    })
}

/// Those whose bytes are what their name says, and the names of the others.
fn sound(sources: Vec<Source>, bar: &ProgressBar) -> Result<(Vec<Source>, Vec<String>), String> {
    let (mut sound, mut damaged) = (Vec::with_capacity(sources.len()), Vec::new());
    for source in sources {
        let (size, sha256) = digest(&source.file).map_err(unreadable(&source.file))?;
        bar.inc(size);
        if sha256 == source.entry.sha256 {
            sound.push(source);
        } else {
            damaged.push(source.entry.sha256);
        }
    }
    Ok((sound, damaged))
}

fn head(size: u64, time: u64) -> tar::Header {
    let mut header = tar::Header::new_gnu();
    header.set_size(size);
    header.set_mode(0o600);
    header.set_mtime(time);
    header
}

pub fn private_file(path: &Path) -> std::io::Result<File> {
    let mut options = File::options();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

/// How far it is, on a terminal.
pub fn bar(bytes: u64) -> ProgressBar {
    let bar = ProgressBar::new(bytes);
    let form = "{bar:40} {bytes} of {total_bytes} {eta}";
    if let Ok(style) = ProgressStyle::with_template(form) {
        bar.set_style(style);
    }
    bar
}

/// Reads exactly what an entry has, into a new file, and gives its hash.
pub fn unpack(from: &mut impl Read, to: &Path) -> std::io::Result<(u64, String)> {
    let mut file = private_file(to)?;
    let copied = copy(from, &mut file)?;
    file.sync_all()?;
    Ok(copied)
}

/// Gives the number of bytes that were copied, and their hash.
fn copy(from: &mut impl Read, to: &mut impl Write) -> std::io::Result<(u64, String)> {
    let mut hasher = Sha256::new();
    let mut size = 0;
    let mut buffer = vec![0; 1 << 16];
    loop {
        let read = from.read(&mut buffer)?;
        let Some(bytes) = buffer.get(..read).filter(|bytes| !bytes.is_empty()) else {
            break;
        };
        hasher.update(bytes);
        to.write_all(bytes)?;
        size += read as u64;
    }
    Ok((size, hex::encode(hasher.finalize())))
}
