//! `laurel backup`

use super::open;
use crate::backup::{Content, passphrase, write};
use crate::config::Config;
use crate::terminal::{End, complain, say};
use clap::Args;
use indicatif::HumanBytes;
use laurel_persistence::{Clock, SystemClock};
use std::path::PathBuf;
use std::process::ExitCode;

#[derive(Debug, Args)]
pub struct Options {
    /// The file to write; it must not be there yet
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// Put the site's secret in, too, encrypted by the passphrase
    #[arg(long, requires = "passphrase_file")]
    with_secrets: bool,
    /// A file whose first line is the passphrase
    #[arg(long, value_name = "FILE", requires = "with_secrets")]
    passphrase_file: Option<PathBuf>,
    /// As JSON
    #[arg(long)]
    json: bool,
}

pub const HELP: &str = "\
Writes database, files and added fonts as they stand at one moment into one file, while the site is \
served: a gzipped tar archive that begins with manifest.json, the list of what is in it with sizes and \
SHA-256. Keep it as safe as the site: it has names and addresses. The settings (laurel.toml, the \
environment) and emails in the folder mail are not in it; the secret is with --with-secrets, encrypted in \
the format of age. On PostgreSQL it takes pg_dump.

Example: laurel backup laurel-2026-11-30.laurel-backup
         laurel backup all.laurel-backup --with-secrets --passphrase-file passphrase.txt";

pub async fn run(config: Config, options: Options) -> Result<ExitCode, End> {
    open::is_there(&config)?;
    let passphrase = match &options.passphrase_file {
        Some(file) => Some(passphrase(file)?),
        None => None,
    };
    let content = Content::Whole(passphrase);
    let written = write(&config, &options.file, content, SystemClock.now()).await?;
    let manifest = &written.manifest;
    if options.json {
        say(serde_json::json!({
            "file": options.file,
            "bytes": written.bytes,
            "blobs": manifest.blobs(),
            "secrets": options.with_secrets,
            "damaged": written.damaged,
        }))?;
    } else {
        let blobs = manifest.blobs();
        let secrets = if options.with_secrets {
            ", with the secret"
        } else {
            ""
        };
        let size = HumanBytes(written.bytes);
        say(format_args!(
            "{}: the database and {blobs} files{secrets}, {size}",
            options.file.display()
        ))?;
    }
    for name in &written.damaged {
        complain(format_args!(
            "laurel: the file {name} is damaged and left out; `laurel doctor` says what to do"
        ));
    }
    Ok(ExitCode::from(u8::from(!written.damaged.is_empty())))
}
