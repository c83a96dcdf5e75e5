//! `laurel openapi`

use crate::terminal::{End, say};
use std::process::ExitCode;

/// Prints the document that `/api/openapi.json` answers.
pub fn run() -> Result<ExitCode, End> {
    say(format_args!("{:#}", laurel_web::openapi()))?;
    Ok(ExitCode::SUCCESS)
}
