//! `laurel verify`: is this file, or what is at this address, a valid
//! certificate? The answer is the issuer's site's, or that of a register that
//! was exported from it; a file is only ever hashed, never sent.

mod report;
mod site;

use super::register::Register;
use crate::terminal::{End, say};
use chrono::NaiveDate;
use clap::Args;
use laurel_credentials::identify::claim_of;
use laurel_domain::certification::CertificateNumber;
use laurel_persistence::{Clock, SystemClock};
use reqwest::Url;
use serde::Deserialize;
use sha2::{Digest, Sha256};
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use report::{as_json, as_text, why};
use site::ask;

/// A certificate is some forty kilobytes.
const MAX_FILE: u64 = 64 * 1024 * 1024;

#[derive(Debug, Args)]
pub struct Options {
    /// A certificate's PDF, the address at which it can be verified, or, with --site or
    /// --trust, its number
    #[arg(value_name = "FILE_URL_OR_NUMBER")]
    target: String,
    /// The issuer's site that you trust; without it, the one that the file names is asked
    #[arg(long, value_name = "URL")]
    site: Option<String>,
    /// An exported register, its folder or file: only its issuer is trusted
    #[arg(long, value_name = "REGISTER", conflicts_with = "site")]
    trust: Option<PathBuf>,
    /// Ask no site: check against the register alone
    #[arg(long, requires = "trust")]
    offline: bool,
    /// As JSON
    #[arg(long)]
    json: bool,
}

/// What came of it, and why.
struct Outcome {
    /// `valid`, `expired`, `revoked`, `suspended`, `replaced`, `withdrawn`,
    /// `altered` or `unknown issuer`.
    answer: String,
    why: String,
    /// Of the file, where one was given.
    sha256: Option<String>,
    site: Option<String>,
    /// The day of the export, where an exported register was asked.
    as_of: Option<NaiveDate>,
    sealed: Option<Sealed>,
}

/// What the site says, as far as it is shown here.
#[derive(Debug, Deserialize)]
pub struct Sealed {
    number: String,
    status: String,
    holder: Option<String>,
    title: String,
    issued_on: String,
    expires_on: Option<NaiveDate>,
    issuer: Issuer,
    sha256: String,
    chain: Vec<Link>,
    events: Vec<Event>,
}

#[derive(Debug, Deserialize)]
struct Issuer {
    name: String,
}

#[derive(Debug, Deserialize)]
struct Link {
    number: String,
    relation: String,
}

#[derive(Debug, Deserialize)]
struct Event {
    r#type: String,
    on: String,
    reason: Option<String>,
}

/// # Errors
/// [`End`] where the file can't be read or the site can't be asked.
pub async fn run(options: Options) -> Result<ExitCode, End> {
    let register = options.trust.as_deref().map(Register::open).transpose()?;
    let trusted = register.as_ref().map(|register| &register.header.site);
    let site = options.site.as_ref().or(trusted);
    let site = site.map(|site| site_of(site)).transpose()?;
    let target = Target::of(&options.target)?;
    let outcome = match (target, register) {
        (target, Some(register)) if options.offline => offline(target, register)?,
        (Target::Address(named, number), _) => address(named, &number, site).await?,
        (Target::File(path), _) => file(&path, site).await?,
        (Target::Number(number), _) => match site {
            Some(site) => asked(&site, &number, None).await?,
            None => {
                return Err(format!(
                    "{number} is a certificate’s number, and does not say who issued it; \
                     name the issuer’s site with --site, or give the certificate’s file"
                )
                .into());
            }
        },
    };
    let text = if options.json {
        as_json(&outcome).to_string()
    } else {
        as_text(&outcome)
    };
    // whoever stopped reading still gets the exit code
    let _ = say(text);
    Ok(if outcome.answer == "valid" {
        ExitCode::SUCCESS
    } else {
        ExitCode::from(1)
    })
}

/// What is to be verified.
enum Target {
    File(PathBuf),
    /// The site, and the number there.
    Address(Url, CertificateNumber),
    Number(CertificateNumber),
}

impl Target {
    /// A file of that name goes before a number.
    fn of(text: &str) -> Result<Self, String> {
        if text.starts_with("http://") || text.starts_with("https://") {
            let (site, number) = number_in(text)?;
            return Ok(Self::Address(site, number));
        }
        let path = Path::new(text);
        Ok(match CertificateNumber::parse(text) {
            Ok(number) if !path.exists() => Self::Number(number),
            _ => Self::File(path.to_owned()),
        })
    }
}

/// Scheme, host and port of an address.
fn site_of(address: &str) -> Result<Url, String> {
    let url = Url::parse(address).map_err(|error| format!("{address}: {error}"))?;
    if !matches!(url.scheme(), "http" | "https") || !url.has_host() {
        return Err(format!("{address} is no address of a site"));
    }
    let mut site = url.clone();
    site.set_path("/");
    site.set_query(None);
    site.set_fragment(None);
    Ok(site)
}

async fn address(
    named: Url,
    number: &CertificateNumber,
    site: Option<Url>,
) -> Result<Outcome, String> {
    if let Some(trusted) = site.filter(|trusted| *trusted != named) {
        return Ok(unknown(
            format!("the address is of {named}, not of {trusted}"),
            None,
            Some(named),
        ));
    }
    asked(&named, number, None).await
}

/// The site and the number of an address to verify at.
fn number_in(target: &str) -> Result<(Url, CertificateNumber), String> {
    let named = site_of(target)?;
    let url = Url::parse(target).map_err(|error| format!("{target}: {error}"))?;
    let last = url.path().rsplit('/').next().unwrap_or_default();
    let number = CertificateNumber::find(last)
        .map_err(|_| format!("{target} does not end in a certificate’s number"))?;
    Ok((named, number))
}

fn bytes_of(path: &Path) -> Result<Vec<u8>, String> {
    let name = path.display();
    // what is no plain file may have no size, and no end
    let mut bytes = Vec::new();
    File::open(path)
        .and_then(|file| file.take(MAX_FILE + 1).read_to_end(&mut bytes))
        .map_err(|error| format!("can't read {name}: {error}"))?;
    if bytes.len() as u64 > MAX_FILE {
        return Err(format!("{name} is too large to be a certificate"));
    }
    Ok(bytes)
}

/// What the file says of itself, most telling first.
fn numbers_of(bytes: &[u8]) -> Vec<CertificateNumber> {
    let claim = claim_of(bytes);
    let numbers = claim.numbers.iter();
    numbers
        .filter_map(|text| CertificateNumber::parse(text).ok())
        .collect()
}

async fn file(path: &Path, site: Option<Url>) -> Result<Outcome, String> {
    let bytes = bytes_of(path)?;
    let sha256 = hex::encode(Sha256::digest(&bytes));
    let Some(number) = numbers_of(&bytes).into_iter().next() else {
        let why = "no certificate’s number is in this file".to_owned();
        return Ok(unknown(why, Some(sha256), site));
    };
    let named = claim_of(&bytes).address;
    let named = named.as_deref().and_then(|a| site_of(a).ok());
    let Some(site) = site.or(named) else {
        let why = format!("the file names {number}, but no site to ask; name one with --site");
        return Ok(unknown(why, Some(sha256), None));
    };
    asked(&site, &number, Some(sha256)).await
}

async fn asked(
    site: &Url,
    number: &CertificateNumber,
    sha256: Option<String>,
) -> Result<Outcome, String> {
    Ok(match ask(site, number).await? {
        Some(sealed) => judge(sealed, sha256, site),
        None => unknown(
            format!("{site} knows no {number}"),
            sha256,
            Some(site.clone()),
        ),
    })
}

/// Against the register alone. A file is found by its own hash first, else by
/// the number that it names.
fn offline(target: Target, register: Register) -> Result<Outcome, String> {
    let (numbers, sha256) = match target {
        Target::Address(named, number) => {
            let site = register.header.site.clone();
            if site_of(&site)? != named {
                let why = format!("the address is of {named}, not of {site}");
                return Ok(unknown(why, None, Some(named)));
            }
            (vec![number], None)
        }
        Target::Number(number) => (vec![number], None),
        Target::File(path) => {
            let bytes = bytes_of(&path)?;
            (
                numbers_of(&bytes),
                Some(hex::encode(Sha256::digest(&bytes))),
            )
        }
    };
    let today = register.header.day(SystemClock.now());
    let as_of = register.header.day(register.header.exported_at);
    let site = site_of(&register.header.site)?;
    let issuer = register.header.organization.clone();
    let sealed = register.find(|sealed| {
        let same = sha256
            .as_ref()
            .is_some_and(|sha256| *sha256 == sealed.sha256);
        let named = numbers
            .iter()
            .any(|number| number.as_str() == sealed.number);
        // its own hash counts more than what a file says of itself
        same.then_some(2).or(named.then_some(1))
    })?;
    let mut outcome = match sealed {
        Some(sealed) => judge(sealed.on(today), sha256, &site),
        None => {
            let what = numbers
                .first()
                .map_or_else(|| "this file".to_owned(), ToString::to_string);
            let why =
                format!("the register of {issuer}, exported on {as_of}, does not have {what}");
            unknown(why, sha256, Some(site))
        }
    };
    outcome.as_of = Some(as_of);
    Ok(outcome)
}

fn unknown(why: String, sha256: Option<String>, site: Option<Url>) -> Outcome {
    Outcome {
        answer: "unknown issuer".to_owned(),
        why,
        sha256,
        site: site.map(|site| site.to_string()),
        as_of: None,
        sealed: None,
    }
}

impl Sealed {
    /// What was valid on the day of the export may have ended since.
    fn on(mut self, today: NaiveDate) -> Self {
        if self.status == "valid" && self.expires_on.is_some_and(|end| end < today) {
            "expired".clone_into(&mut self.status);
        }
        self
    }
}

fn judge(sealed: Sealed, sha256: Option<String>, site: &Url) -> Outcome {
    let altered = sha256.as_ref().is_some_and(|hash| *hash != sealed.sha256);
    let (answer, why) = if altered {
        let why = format!("this is not the file that was issued as {}", sealed.number);
        ("altered".to_owned(), why)
    } else {
        (sealed.status.clone(), why(&sealed))
    };
    Outcome {
        answer,
        why,
        sha256,
        site: Some(site.to_string()),
        as_of: None,
        sealed: Some(sealed),
    }
}
