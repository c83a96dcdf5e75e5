//! What a command says: the one place that prints. Whoever reads may have gone
//! (`laurel user list | head -3`); then the command ends quietly, as programs
//! in a pipe do.

use std::fmt::Display;
use std::io::{ErrorKind, Write, stderr, stdout};
use std::process::ExitCode;

/// Why a command ends early.
#[derive(Debug)]
pub enum End {
    /// One line for the person at the terminal.
    Refused(String),
    /// Nobody reads what it prints.
    ReaderGone,
}

impl From<String> for End {
    fn from(line: String) -> Self {
        Self::Refused(line)
    }
}

/// What a shell tells of a program that SIGPIPE ended.
const READER_GONE: u8 = 128 + 13;

impl End {
    /// Says why, where there is somebody to hear it.
    pub fn report(self) -> ExitCode {
        match self {
            Self::Refused(line) => {
                complain(format_args!("laurel: {line}"));
                ExitCode::from(1)
            }
            Self::ReaderGone => ExitCode::from(READER_GONE),
        }
    }
}

/// Prints a text as it is.
///
/// # Errors
/// [`End`] where it can't be printed.
pub fn print(text: &str) -> Result<(), End> {
    let mut out = stdout().lock();
    let written = out.write_all(text.as_bytes()).and_then(|()| out.flush());
    written.map_err(|error| match error.kind() {
        ErrorKind::BrokenPipe => End::ReaderGone,
        _ => End::Refused(format!("can't print: {error}")),
    })
}

/// Prints a line, or lines with no end to the last.
///
/// # Errors
/// As [`print()`].
pub fn say(lines: impl Display) -> Result<(), End> {
    print(&format!("{lines}\n"))
}

/// Says on standard error what went wrong or how far it is. That nobody hears
/// it changes nothing.
pub fn complain(line: impl Display) {
    let _ = writeln!(stderr(), "{line}");
}
