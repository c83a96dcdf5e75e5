//! The database into a file and back: SQLite by its own copy, PostgreSQL by its own programs,
//! where they are installed.

use super::manifest::{POSTGRESQL, SQLITE};
use crate::commands::SYSTEM;
use crate::config::Config;
use laurel_persistence::{FORGET_SECRET, Store};
use reqwest::Url;
use std::fs::File;
use std::io::{BufRead, BufReader, ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// What the store needs of the configuration.
pub fn settings(config: &Config) -> laurel_persistence::Config {
    laurel_persistence::Config {
        data: config.data_dir.clone(),
        database_url: config.database_url.clone(),
    }
}

/// Writes the database into a new file of this folder, as it stands at one moment.
///
/// # Errors
/// One line for the person at the terminal.
pub async fn dump(config: &Config, folder: &Path) -> Result<PathBuf, String> {
    let Some(url) = &config.database_url else {
        let file = folder.join(SQLITE);
        Store::copy_database(&settings(config), &file, SYSTEM)
            .await
            .map_err(|error| format!("can't copy the database: {error}"))?;
        return Ok(file);
    };
    let schema = Store::schema(&settings(config), SYSTEM)
        .await
        .map_err(|error| error.to_string())?;
    let file = folder.join(POSTGRESQL);
    let mut command = program("pg_dump", url)?;
    command
        .args([
            "--no-owner",
            "--no-privileges",
            "--schema",
            &schema,
            "--file",
        ])
        .arg(&file);
    blocking(move || run(command, None)).await?;
    Ok(file)
}

/// Whether `pg_dump` can be started.
pub async fn has_pg_dump() -> bool {
    let version = || {
        Command::new("pg_dump")
            .arg("--version")
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status()
            .map_err(|error| error.to_string())
    };
    blocking(version).await.is_ok_and(|status| status.success())
}

/// Fills an empty schema from such a file, in one transaction, which ends only with the last
/// line that is told: where this process is killed, the end of the input commits nothing. What
/// was in the schema before stays in the database, under the name `aside`.
///
/// # Errors
/// One line for the person at the terminal; then nothing was changed.
pub async fn fill(config: &Config, file: PathBuf, aside: &str) -> Result<(), String> {
    let Some(url) = &config.database_url else {
        return Ok(());
    };
    let schema = Store::schema(&settings(config), SYSTEM)
        .await
        .map_err(|error| error.to_string())?;
    let name = quoted(&schema);
    let before = format!(
        "BEGIN;\nALTER SCHEMA {name} RENAME TO {};\nCREATE SCHEMA {name};\n",
        quoted(aside)
    );
    let mut command = program("psql", url)?;
    command.args([
        "--no-psqlrc",
        "--quiet",
        "--set",
        "ON_ERROR_STOP=1",
        "--output",
        "/dev/null",
    ]);
    // the dump makes the schema, too, where it is not the usual one
    let input = Input {
        before,
        file,
        left_out: format!("CREATE SCHEMA {schema};"),
        after: format!("SET search_path = {name};\n{FORGET_SECRET};\nCOMMIT;\n"),
    };
    blocking(move || run(command, Some(input))).await
}

fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

/// A program of PostgreSQL that is led to the database; the password is not in its arguments,
/// which everybody on the machine can read.
fn program(name: &str, url: &str) -> Result<Command, String> {
    let unreadable = || "LAUREL_DATABASE_URL can't be read".to_owned();
    let mut address = Url::parse(url).map_err(|_| unreadable())?;
    let password = address.password().map(str::to_owned);
    address.set_password(None).map_err(|()| unreadable())?;
    let mut command = Command::new(name);
    command.arg("--dbname").arg(address.as_str());
    if let Some(password) = password {
        let plain = percent_encoding::percent_decode_str(&password).decode_utf8_lossy();
        command.env("PGPASSWORD", plain.as_ref());
    }
    Ok(command)
}

/// What a program is told.
struct Input {
    before: String,
    file: PathBuf,
    /// A line of the file.
    left_out: String,
    after: String,
}

/// Runs a program to its end.
fn run(mut command: Command, input: Option<Input>) -> Result<(), String> {
    let name = command.get_program().to_string_lossy().into_owned();
    let failed = |error: std::io::Error| match error.kind() {
        ErrorKind::NotFound => format!(
            "{name} is not installed: install PostgreSQL's client programs (on Debian the package postgresql-client), of the server's version or newer"
        ),
        _ => format!("{name} can't be run: {error}"),
    };
    let stdin = if input.is_some() {
        Stdio::piped()
    } else {
        Stdio::null()
    };
    let mut child = command
        .stdin(stdin)
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(failed)?;
    let fed = match (input, child.stdin.take()) {
        (Some(input), Some(mut stdin)) => std::thread::spawn(move || {
            let mut lines = BufReader::new(File::open(input.file)?);
            stdin.write_all(input.before.as_bytes())?;
            feed(&mut lines, &mut stdin, &input.left_out)?;
            stdin.write_all(input.after.as_bytes())?;
            stdin.flush()
        }),
        _ => std::thread::spawn(|| Ok(())),
    };
    let output = child.wait_with_output().map_err(failed)?;
    // a program that stopped early does not read on, and says why itself
    let fed = fed.join().unwrap_or(Ok(()));
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr);
        let said: Vec<&str> = said
            .lines()
            .map(str::trim)
            .filter(|line| !line.is_empty())
            .collect();
        return Err(said.join(" · "));
    }
    fed.map_err(|error| format!("{name} did not read everything: {error}"))
}

fn feed(from: &mut impl BufRead, to: &mut impl Write, left_out: &str) -> std::io::Result<()> {
    let mut line = Vec::new();
    while from.read_until(b'\n', &mut line)? > 0 {
        if line.trim_ascii_end() != left_out.as_bytes() {
            to.write_all(&line)?;
        }
        line.clear();
    }
    Ok(())
}

/// Work that keeps a thread busy.
pub async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, String> + Send + 'static,
) -> Result<T, String> {
    tokio::task::spawn_blocking(work)
        .await
        .unwrap_or_else(|error| Err(error.to_string()))
}
