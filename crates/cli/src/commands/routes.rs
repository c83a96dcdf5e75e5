//! `laurel routes`

use crate::terminal::{End, print, say};
use clap::Args;
use std::process::ExitCode;

#[derive(Debug, Args)]
pub struct Options {
    /// As JSON
    #[arg(long)]
    json: bool,
}

pub fn run(options: &Options) -> Result<ExitCode, End> {
    let table = laurel_web::route_table();
    let table = table.iter();
    if options.json {
        let lines = table.map(|line| {
            serde_json::json!({"method": line.method.as_str(), "path": line.path, "action": line.action.as_str()})
        });
        say(serde_json::Value::Array(lines.collect()))?;
    } else {
        let lines = table.map(|line| {
            let (method, action) = (line.method.as_str(), line.action.as_str());
            format!("{method:<6} {:<60} {action}\n", line.path)
        });
        print(&lines.collect::<String>())?;
    }
    Ok(ExitCode::SUCCESS)
}
