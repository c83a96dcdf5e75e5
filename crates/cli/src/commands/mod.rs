//! The commands. Each answers an exit code: 0 ok, 1 refused or invalid, 2
//! usage.

mod export;
mod import;
mod migrate;
mod open;
mod routes;
mod serve;

use crate::config::{Config, Flags};
use clap::{Parser, Subcommand};
use laurel_domain::identity::{Action, Actor, Permit, Resource, permit};
use std::process::ExitCode;

#[derive(Debug, Parser)]
#[command(
    name = "laurel",
    version,
    about = "Self-paced online certificate programs next to an organisation's public pages",
    after_help = "Settings are read from flags, LAUREL_… environment variables and laurel.toml, in this order."
)]
pub struct Arguments {
    #[command(flatten)]
    pub shared: Flags,
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Serves the site until it is told to stop (the default)
    #[command(
        after_help = "Example: laurel serve --listen 0.0.0.0:8080 --public-url https://learn.example.org"
    )]
    Serve,
    /// Checks a Markdown folder, and stores it as drafts
    #[command(after_help = "Example: laurel import my-program --publish")]
    Import(import::Options),
    /// Writes a program or a course as the folder it came from
    #[command(after_help = "Example: laurel export program compassionate-leadership out/")]
    Export(export::Options),
    /// Brings the database to this version
    #[command(after_help = "Example: laurel migrate --status")]
    Migrate(migrate::Options),
    /// Prints every route with the action it needs
    #[command(after_help = "Example: laurel routes --json")]
    Routes(routes::Options),
}

/// # Errors
/// One line for the person at the terminal.
pub async fn run(arguments: Arguments, config: Config) -> Result<ExitCode, String> {
    match arguments.command.unwrap_or(Command::Serve) {
        Command::Serve => serve::run(config).await,
        Command::Import(options) => import::run(config, options).await,
        Command::Export(options) => export::run(config, options).await,
        Command::Migrate(options) => migrate::run(config, options).await,
        Command::Routes(options) => Ok(routes::run(&options)),
    }
}

/// The permit of whoever holds the data folder.
///
/// # Errors
/// Never; the policy allows the operator everything.
fn operator(action: Action) -> Result<Permit, String> {
    permit(&Actor::Operator, action, Resource::Site).map_err(|denial| denial.to_string())
}
