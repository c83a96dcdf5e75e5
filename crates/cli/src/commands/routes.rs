//! `laurel routes`

use clap::Args;
use std::process::ExitCode;

#[derive(Debug, Args)]
pub struct Options {
    /// As JSON
    #[arg(long)]
    json: bool,
}

pub fn run(options: &Options) -> ExitCode {
    let table = laurel_web::route_table();
    if options.json {
        let lines: Vec<_> = table
            .iter()
            .map(|line| serde_json::json!({"method": line.method.as_str(), "path": line.path, "action": line.action.as_str()}))
            .collect();
        println!("{}", serde_json::Value::Array(lines));
    } else {
        for line in table {
            println!(
                "{:<6} {:<60} {}",
                line.method.as_str(),
                line.path,
                line.action.as_str()
            );
        }
    }
    ExitCode::SUCCESS
}
