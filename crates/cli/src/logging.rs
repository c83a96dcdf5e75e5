//! The log, as text for people or JSON for machines, on standard error.

use crate::config::{Config, LogFormat};
use std::io::IsTerminal;
use tracing_subscriber::EnvFilter;

pub fn start(config: &Config) {
    let filter = EnvFilter::new(&config.log);
    let builder = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        // colors are for people
        .with_ansi(std::io::stderr().is_terminal())
        .with_target(false)
        // it would be told on standard error, whose reader may be gone
        .log_internal_errors(false);
    match config.log_format {
        LogFormat::Text => builder.compact().init(),
        LogFormat::Json => builder.json().init(),
    }
}
