//! The `laurel` binary: reads the command line and the configuration, wires
//! the crates together, starts and stops them. It must never hold an `if` about
//! learners.

#![warn(clippy::print_stdout, clippy::print_stderr)]

mod backup;
mod bundled;
mod commands;
mod config;
mod logging;
mod secret;
mod server;
mod terminal;

use mimalloc::MiMalloc;
use std::process::ExitCode;
use terminal::End;

/// A page is many small strings that grow into one: the system's allocator
/// took a seventh of its time.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() -> ExitCode {
    let arguments = commands::read();
    let config = match config::read(&arguments.shared) {
        Ok(config) => config,
        Err(line) => {
            return End::Refused(line).report();
        }
    };
    logging::start(&config);
    let runtime = match tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
    {
        Ok(runtime) => runtime,
        Err(error) => {
            return End::Refused(format!("can't start: {error}")).report();
        }
    };
    runtime
        .block_on(commands::run(arguments, config))
        .unwrap_or_else(End::report)
}
