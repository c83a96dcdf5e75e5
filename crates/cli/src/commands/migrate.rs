//! `laurel migrate`

use super::{SYSTEM, open};
use crate::config::Config;
use crate::terminal::{End, print, say};
use clap::Args;
use std::process::ExitCode;

#[derive(Debug, Args)]
pub struct Options {
    /// Only say which migrations are applied
    #[arg(long)]
    status: bool,
    /// Make no snapshot of the database before it is changed
    #[arg(long, conflicts_with = "status")]
    no_snapshot: bool,
    /// As JSON
    #[arg(long)]
    json: bool,
}

pub async fn run(config: Config, options: Options) -> Result<ExitCode, End> {
    let settings = laurel_persistence::Config {
        data: config.data_dir.clone(),
        database_url: config.database_url.clone(),
    };
    let status = if options.status {
        open::is_there(&config)?;
        laurel_persistence::Store::migration_status(&settings, SYSTEM).await
    } else {
        let store = if options.no_snapshot {
            open::store_as_it_is(&config).await?
        } else {
            open::store(&config).await?
        };
        store.close().await;
        laurel_persistence::Store::migration_status(&settings, SYSTEM).await
    }
    .map_err(|error| error.to_string())?;
    if options.json {
        say(serde_json::json!({"applied": status.applied, "pending": status.pending}))?;
    } else {
        let applied = status.applied.iter().map(|name| ("applied", name));
        let pending = status.pending.iter().map(|name| ("pending", name));
        let lines = applied.chain(pending);
        print(&String::from_iter(
            lines.map(|(word, name)| format!("{word}  {name}\n")),
        ))?;
    }
    Ok(ExitCode::SUCCESS)
}
