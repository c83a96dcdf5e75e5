//! The exported register: JSON, a line each. The first line says whose it is
//! and of when, then a line a certificate as `/verify/{number}` answers it,
//! then a line that counts them, without which the file is not whole.

use super::verify::Sealed;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use std::fs::File;
use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};

/// In the folder that was exported to.
pub const NAME: &str = "register.jsonl";
const FORMAT: &str = "laurel-register-1";
/// A certificate is about a kilobyte.
const MAX_LINE: u64 = 1024 * 1024;

#[derive(Debug, Serialize, Deserialize)]
pub struct Header {
    format: String,
    /// Where the certificates could be verified.
    pub site: String,
    pub organization: String,
    /// IANA name; dates are civil dates there.
    time_zone: String,
    pub exported_at: DateTime<Utc>,
    /// The last line of the audit then: who keeps the register finds out later whether lines
    /// before it are gone.
    #[serde(default)]
    audit: Option<AuditEnd>,
}

#[derive(Debug, Serialize, Deserialize)]
pub struct AuditEnd {
    pub line: i64,
    pub hash: String,
}

impl Header {
    pub fn new(
        site: &str,
        organization: &str,
        time_zone: &str,
        now: DateTime<Utc>,
        audit: AuditEnd,
    ) -> Self {
        Self {
            format: FORMAT.to_owned(),
            site: site.to_owned(),
            organization: organization.to_owned(),
            time_zone: time_zone.to_owned(),
            exported_at: now,
            audit: Some(audit),
        }
    }

    /// The civil date of an instant where the issuer is.
    pub fn day(&self, at: DateTime<Utc>) -> NaiveDate {
        let zone: chrono_tz::Tz = self.time_zone.parse().unwrap_or_default();
        at.with_timezone(&zone).date_naive()
    }
}

#[derive(Debug, Serialize, Deserialize)]
pub struct Footer {
    pub certificates: u64,
}

/// A register that is open for reading, a line at a time.
pub struct Register {
    lines: BufReader<File>,
    name: PathBuf,
    pub header: Header,
}

impl Register {
    /// The folder that was exported to, or the file in it.
    ///
    /// # Errors
    /// One line, where it can't be read or is no register.
    pub fn open(path: &Path) -> Result<Self, String> {
        let name = if path.is_dir() {
            path.join(NAME)
        } else {
            path.to_owned()
        };
        let failed = |error: std::io::Error| format!("can't read {}: {error}", name.display());
        let mut lines = BufReader::new(File::open(&name).map_err(failed)?);
        let header = line(&mut lines).map_err(failed)?.unwrap_or_default();
        let header: Header = serde_json::from_str(&header)
            .ok()
            .filter(|header: &Header| header.format == FORMAT)
            .ok_or_else(|| format!("{} is no exported register", name.display()))?;
        Ok(Self {
            lines,
            name,
            header,
        })
    }

    /// The first certificate that is wanted most: `rank` says how much, more
    /// is better. The whole file is read, so that one that was cut short is
    /// noticed.
    ///
    /// # Errors
    /// One line, where the file is damaged.
    pub fn find(mut self, rank: impl Fn(&Sealed) -> Option<u8>) -> Result<Option<Sealed>, String> {
        let name = self.name.display();
        let damaged = || format!("{name} is damaged or was cut short; export it again");
        let mut found: Option<(u8, Sealed)> = None;
        let mut count = 0;
        loop {
            let text =
                line(&mut self.lines).map_err(|error| format!("can't read {name}: {error}"))?;
            let text = text.ok_or_else(damaged)?;
            if let Ok(Footer { certificates }) = serde_json::from_str(&text) {
                return if certificates == count {
                    Ok(found.map(|(_, sealed)| sealed))
                } else {
                    Err(damaged())
                };
            }
            let sealed: Sealed = serde_json::from_str(&text).map_err(|_| damaged())?;
            count += 1;
            let better =
                rank(&sealed).filter(|rank| found.as_ref().is_none_or(|(best, _)| rank > best));
            if let Some(rank) = better {
                found = Some((rank, sealed));
            }
        }
    }
}

/// `None` at the end.
fn line(lines: &mut BufReader<File>) -> std::io::Result<Option<String>> {
    let mut text = String::new();
    let read = lines.take(MAX_LINE).read_line(&mut text)?;
    Ok((read > 0).then_some(text))
}
