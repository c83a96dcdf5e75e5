//! The `laurel` binary: reads the command line and the configuration, wires
//! the rooms together, starts and stops them. It must never hold an `if` about
//! learners.

mod bundled;
mod commands;
mod config;
mod logging;
mod secret;

use mimalloc::MiMalloc;
use std::process::ExitCode;

/// A page is many small strings that grow into one: the system's allocator
/// took a seventh of its time.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() -> ExitCode {
    let arguments = commands::read();
    let config = match config::read(&arguments.shared) {
        Ok(config) => config,
        Err(line) => {
            eprintln!("laurel: {line}");
            return ExitCode::from(1);
        }
    };
    logging::start(&config);
    let runtime = match tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
    {
        Ok(runtime) => runtime,
        Err(error) => {
            eprintln!("laurel: can't start: {error}");
            return ExitCode::from(1);
        }
    };
    match runtime.block_on(commands::run(arguments, config)) {
        Ok(code) => code,
        Err(line) => {
            eprintln!("laurel: {line}");
            ExitCode::from(1)
        }
    }
}
