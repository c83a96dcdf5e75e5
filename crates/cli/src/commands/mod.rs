//! The commands. Each answers an exit code: 0 ok, 1 refused or invalid, 2
//! usage.

mod accept_secret;
mod backup;
mod demo;
mod demo_phrases;
mod doctor;
mod export;
mod export_register;
mod import;
mod migrate;
mod open;
mod openapi;
mod register;
mod restore;
mod routes;
pub mod serve;
mod token;
mod user;
mod verify;

use crate::config::{Config, Flags};
use crate::terminal::End;
use clap::{CommandFactory, FromArgMatches, Parser, Subcommand};
use laurel_domain::identity::{Action, Actor, Permit, System, authorize};
use std::process::ExitCode;

#[derive(Debug, Parser)]
#[command(
    name = "laurel",
    version,
    about = "Self-paced online certificate programs next to an organization's public pages",
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
    #[command(after_help = serve::HELP)]
    Serve(serve::Options),
    /// Fills an empty data folder with a year in the life of a site
    #[command(after_help = demo::HELP)]
    Demo(demo::Options),
    /// Checks a Markdown folder, and stores it as drafts
    #[command(after_help = "Example: laurel import my-program --publish")]
    Import(import::Options),
    /// Writes a program or a course as the folder it came from
    #[command(after_help = "Example: laurel export program compassionate-leadership out/")]
    Export(export::Options),
    /// People: make, list, give roles, sign in by link
    #[command(
        subcommand,
        after_help = "Example: laurel user create --email maren@example.org --name 'Maren Holt'"
    )]
    User(user::Command),
    /// Tokens of the JSON API: make, list, end
    #[command(
        subcommand,
        after_help = "Example: laurel token create maren@example.org --scope learn:read --days 30"
    )]
    Token(token::Command),
    /// Checks that everything kept holds together, and says what to do
    #[command(after_help = "Example: laurel doctor --rebuild")]
    Doctor(doctor::Options),
    /// Says whether a certificate is valid, by its file or its address
    #[command(
        after_help = "Exit 0 only for valid. A file is hashed here and not sent anywhere.\nWithout the site: against a register that was exported before.\nExample: laurel verify certificate.pdf --site https://learn.example.org\n         laurel verify 7K3M-Q9TX-2WHD-4 --site https://learn.example.org\n         laurel verify certificate.pdf --offline --trust register/"
    )]
    Verify(verify::Options),
    /// Writes the register of certificates, to check them when the site is gone
    #[command(
        after_help = "What verification tells anybody, a line a certificate; anybody may have it.\nExample: laurel export-register register/\n         laurel verify certificate.pdf --offline --trust register/"
    )]
    ExportRegister(export_register::Options),
    /// Writes the whole site into one file, while it is served
    #[command(after_help = backup::HELP)]
    Backup(backup::Options),
    /// Brings a site back from a backup or a snapshot
    #[command(after_help = restore::HELP)]
    Restore(restore::Options),
    /// Brings the database to this version
    #[command(
        after_help = "Example: A snapshot is made first, in the folder snapshots of the data folder; the way back is `laurel restore SNAPSHOT --force` with the version before.\nExample: laurel migrate --status"
    )]
    Migrate(migrate::Options),
    /// Takes another secret file as the site's, after it was changed on purpose
    #[command(
        after_help = "Stop every node first; everybody signs in again. Without a file, a new one is made.\nExample: laurel accept-secret"
    )]
    AcceptSecret,
    /// Prints every route with the action it needs
    #[command(after_help = "Example: laurel routes --json")]
    Routes(routes::Options),
    /// Prints the JSON API as an OpenAPI document
    #[command(after_help = "Example: laurel openapi > openapi.json")]
    Openapi,
}

/// The commands by what one wants to do, for `laurel --help`.
const GROUPS: [(&str, &[&str]); 5] = [
    ("Serve", &["serve", "demo"]),
    ("People", &["user", "token"]),
    ("Content", &["import", "export"]),
    ("Certificates", &["verify", "export-register"]),
    (
        "Operate",
        &[
            "doctor",
            "backup",
            "restore",
            "migrate",
            "accept-secret",
            "routes",
            "openapi",
        ],
    ),
];

/// Reads the command line; ends the program on `--help` and on what can't be
/// understood.
#[must_use]
pub fn read() -> Arguments {
    let command = Arguments::command();
    let help = grouped(&command);
    let matches = command.help_template(help).get_matches();
    Arguments::from_arg_matches(&matches).unwrap_or_else(|error| error.exit())
}

fn grouped(command: &clap::Command) -> String {
    let mut text = "{about}\n\n{usage-heading} {usage}\n".to_owned();
    for (heading, names) in GROUPS {
        text.push_str(&format!("\n{heading}:\n"));
        for name in names {
            let about = command
                .find_subcommand(name)
                .and_then(clap::Command::get_about)
                .map(ToString::to_string)
                .unwrap_or_default();
            text.push_str(&format!("  {name:<16} {about}\n"));
        }
    }
    text.push_str("\nOptions:\n{options}{after-help}");
    text
}

/// # Errors
/// [`End`]
pub async fn run(arguments: Arguments, config: Config) -> Result<ExitCode, End> {
    let serve = || Command::Serve(serve::Options::default());
    match arguments.command.unwrap_or_else(serve) {
        Command::Serve(options) => serve::run(config, options).await,
        Command::Demo(options) => demo::run(config, options).await,
        Command::Import(options) => import::run(config, options).await,
        Command::Export(options) => export::run(config, options).await,
        Command::User(command) => user::run(config, command).await,
        Command::Token(command) => token::run(config, command).await,
        Command::Doctor(options) => doctor::run(config, options).await,
        Command::Verify(options) => verify::run(options).await,
        Command::ExportRegister(options) => export_register::run(config, options).await,
        Command::Backup(options) => backup::run(config, options).await,
        Command::Restore(options) => restore::run(config, options).await,
        Command::Migrate(options) => migrate::run(config, options).await,
        Command::Routes(options) => routes::run(&options),
        Command::Openapi => openapi::run(),
        Command::AcceptSecret => accept_secret::run(config).await,
    }
}

/// Serving, and what looks after the data, is done for nobody in particular:
/// the one place that says so.
pub const SYSTEM: System = System::new();

/// The permit of whoever holds the data folder.
///
/// # Errors
/// Never; the policy allows the operator everything.
fn operator<A: Action<Object = ()>>() -> Result<Permit<A>, String> {
    authorize(&Actor::Operator, ()).map_err(|denial| denial.to_string())
}

#[cfg(test)]
mod tests {
    use super::{Arguments, GROUPS};
    use clap::CommandFactory;

    #[test]
    fn every_command_is_in_one_group_of_the_help() {
        let command = Arguments::command();
        let mut named: Vec<&str> = GROUPS
            .iter()
            .flat_map(|(_, names)| *names)
            .copied()
            .collect();
        let mut known: Vec<&str> = command
            .get_subcommands()
            .map(clap::Command::get_name)
            .collect();
        named.sort_unstable();
        known.sort_unstable();
        assert_eq!(named, known);
    }
}
