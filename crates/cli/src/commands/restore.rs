//! `laurel restore`

use super::open;
use crate::backup::{Restored, passphrase, restore};
use crate::config::Config;
use crate::secret;
use crate::terminal::{End, say};
use clap::Args;
use laurel_persistence::{Clock, SystemClock};
use std::path::PathBuf;
use std::process::ExitCode;

#[derive(Debug, Args)]
pub struct Options {
    /// A backup or a snapshot
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// Where there is a site already: move it aside, and say where it is
    #[arg(long)]
    force: bool,
    /// A file whose first line is the passphrase of the backup's secret
    #[arg(long, value_name = "FILE")]
    passphrase_file: Option<PathBuf>,
}

pub const HELP: &str = "\
Stop the server first, every node of it. Every file is checked against its SHA-256 before anything is \
changed; a restore that is killed is finished by the next command, or was never begun. Without the backup's \
secret a new one is made, and everybody signs in again. On PostgreSQL it takes psql.

Example: laurel restore laurel-2026-11-30.laurel-backup --data-dir laurel-data
         laurel restore laurel-data/snapshots/before-20261130-090000.laurel-backup --force";

pub async fn run(config: Config, options: Options) -> Result<ExitCode, End> {
    let passphrase = match &options.passphrase_file {
        Some(file) => Some(passphrase(file)?),
        None => None,
    };
    let now = SystemClock.now();
    let had_secret = secret::path(&config).exists();
    let restored = restore(&config, &options.file, options.force, passphrase, now).await?;
    let store = open::store(&config).await?;
    let secret = secret::of_site(&config, &store).await;
    store.close().await;
    secret?;
    let new_secret = !had_secret && !restored.secrets;
    say(words(&restored, &config, new_secret))?;
    Ok(ExitCode::SUCCESS)
}

fn words(restored: &Restored, config: &Config, new_secret: bool) -> String {
    let manifest = &restored.manifest;
    let made = manifest.made_at.format("%Y-%m-%d %H:%M UTC");
    let mut lines = vec![match manifest.whole {
        true => format!(
            "Restored: the database and {} files, as of {made}.",
            manifest.blobs()
        ),
        false => format!("Restored: the database, as of {made}. Files stay as they are."),
    }];
    if let Some(aside) = &restored.aside {
        lines.push(match &config.database_url {
            None => format!(
                "What was there before is in {}.",
                config.data_dir.join(aside).display()
            ),
            Some(_) => format!("What was in the database before is in its schema {aside}."),
        });
    }
    if restored.secrets {
        lines.push("The secret is the backup's.".to_owned());
    }
    if new_secret {
        lines.push("A new secret was made: everybody signs in again.".to_owned());
    }
    lines.push("`laurel doctor` checks that all holds together; then start the server.".to_owned());
    lines.join("\n")
}
