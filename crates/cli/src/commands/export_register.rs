//! `laurel export-register`: the register of certificates as one file, for the
//! day on which the server is gone.

use super::register::{AuditEnd, Footer, Header, NAME};
use super::{SYSTEM, open, operator};
use crate::config::Config;
use crate::terminal::{End, say};
use clap::Args;
use laurel_domain::identity::{Permit, actions};
use laurel_persistence::Store;
use laurel_persistence::audit::settle_head;
use laurel_persistence::certification::{note_register, register};
use laurel_persistence::site::load_settings;
use laurel_words::Catalogs;
use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Certificates that are in memory at once.
const STRIDE: u64 = 500;

#[derive(Debug, Args)]
pub struct Options {
    /// The folder to write to; made where it is missing
    #[arg(value_name = "DIR")]
    folder: PathBuf,
}

pub async fn run(config: Config, options: Options) -> Result<ExitCode, End> {
    let store = open::store(&config).await?;
    let permit = operator::<actions::ReadCertificates>()?;
    let address = open::address(&config, &store).await?.url;
    let written = write(&store, &permit, &address, &options.folder).await;
    store.close().await;
    let (count, path) = written?;
    say(format_args!("{count} certificates in {}", path.display()))?;
    Ok(ExitCode::SUCCESS)
}

/// A register that is there already is replaced at once, when the new one is
/// whole.
async fn write(
    store: &Store,
    permit: &Permit<actions::ReadCertificates>,
    site: &str,
    folder: &Path,
) -> Result<(u64, PathBuf), String> {
    let path = folder.join(NAME);
    let part = folder.join(format!("{NAME}.part"));
    let failed = |error: std::io::Error| format!("can't write {}: {error}", part.display());
    let asked =
        |error: laurel_persistence::InternalError| format!("can't read the register: {error}");
    fs::create_dir_all(folder).map_err(failed)?;
    let mut file = BufWriter::new(File::create(&part).map_err(failed)?);
    let settings = load_settings(store, SYSTEM.into()).await.map_err(asked)?;
    let settings = settings.unwrap_or_default();
    let now = store.now();
    let head = settle_head(store, SYSTEM).await.map_err(asked)?;
    let audit = AuditEnd {
        line: head.seq,
        hash: head.hash,
    };
    let header = Header::new(
        site,
        &settings.organization,
        &settings.time_zone,
        now,
        audit,
    );
    line(&mut file, &header).map_err(failed)?;
    let catalogs = Catalogs::embedded();
    let (mut after, mut count) = (None, 0);
    loop {
        let found = register(store, permit, after, STRIDE)
            .await
            .map_err(asked)?;
        let Some(last) = found.last() else { break };
        after = Some(last.id);
        count += found.len() as u64;
        for certificate in &found {
            let entry = laurel_web::register_entry(certificate, now, site, &catalogs)
                .map_err(|error| format!("{}: {error}", certificate.sealed.number))?;
            writeln!(file, "{entry}").map_err(failed)?;
        }
    }
    line(
        &mut file,
        &Footer {
            certificates: count,
        },
    )
    .map_err(failed)?;
    let file = file
        .into_inner()
        .map_err(|error| failed(error.into_error()))?;
    file.sync_all().map_err(failed)?;
    fs::rename(&part, &path).map_err(failed)?;
    note_register(store, permit, count).await.map_err(asked)?;
    Ok((count, path))
}

fn line(file: &mut impl Write, what: &impl serde::Serialize) -> std::io::Result<()> {
    serde_json::to_writer(&mut *file, what)?;
    writeln!(file)
}
