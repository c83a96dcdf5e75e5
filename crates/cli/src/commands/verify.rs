//! `laurel verify`: is this file, or what is at this address, a valid
//! certificate? The answer is the issuer's site's; a file is only ever hashed,
//! never sent.

use clap::Args;
use laurel_credentials::identify::claim_of;
use laurel_domain::certification::CertificateNumber;
use reqwest::header::ACCEPT;
use reqwest::{Client, StatusCode, Url};
use serde::Deserialize;
use sha2::{Digest, Sha256};
use std::io::Write;
use std::path::Path;
use std::process::ExitCode;
use std::time::Duration;

/// A certificate is some forty kilobytes.
const FILE_MOST: u64 = 64 * 1024 * 1024;
const ANSWER_MOST: u64 = 1024 * 1024;
const PATIENCE: Duration = Duration::from_secs(15);

#[derive(Debug, Args)]
pub struct Options {
    /// A certificate's PDF, or the address at which it can be verified
    #[arg(value_name = "FILE_OR_URL")]
    target: String,
    /// The issuer's site that you trust; without it, the one that the file names is asked
    #[arg(long, value_name = "URL")]
    site: Option<String>,
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
    sealed: Option<Sealed>,
}

/// What the site says, as far as it is shown here.
#[derive(Debug, Deserialize)]
struct Sealed {
    number: String,
    status: String,
    holder: Option<String>,
    title: String,
    issued_on: String,
    expires_on: Option<String>,
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
/// One line, where the file can't be read or the site can't be asked.
pub async fn run(options: Options) -> Result<ExitCode, String> {
    let site = options.site.as_deref().map(site_of).transpose()?;
    let outcome = if options.target.starts_with("http://") || options.target.starts_with("https://")
    {
        address(&options.target, site).await?
    } else {
        file(Path::new(&options.target), site).await?
    };
    let text = if options.json {
        as_json(&outcome).to_string()
    } else {
        as_text(&outcome)
    };
    // whoever stopped reading still gets the exit code
    let _ = writeln!(std::io::stdout(), "{text}");
    Ok(if outcome.answer == "valid" {
        ExitCode::SUCCESS
    } else {
        ExitCode::from(1)
    })
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

async fn address(target: &str, site: Option<Url>) -> Result<Outcome, String> {
    let named = site_of(target)?;
    let url = Url::parse(target).map_err(|error| format!("{target}: {error}"))?;
    let last = url.path().rsplit('/').next().unwrap_or_default();
    let last = last.split('.').next().unwrap_or_default();
    let number = CertificateNumber::parse(last)
        .map_err(|_| format!("{target} does not end in a certificate’s number"))?;
    if let Some(trusted) = site.filter(|trusted| *trusted != named) {
        return Ok(unknown(
            format!("the address is of {named}, not of {trusted}"),
            None,
            Some(named),
        ));
    }
    let sealed = ask(&named, &number).await?;
    Ok(judge(sealed, &number, None, named))
}

async fn file(path: &Path, site: Option<Url>) -> Result<Outcome, String> {
    let name = path.display();
    let size = std::fs::metadata(path)
        .map_err(|error| format!("can't read {name}: {error}"))?
        .len();
    if size > FILE_MOST {
        return Err(format!("{name} is too large to be a certificate"));
    }
    let bytes = std::fs::read(path).map_err(|error| format!("can't read {name}: {error}"))?;
    let sha256 = hex::encode(Sha256::digest(&bytes));
    let claim = claim_of(&bytes);
    let mut numbers = claim.numbers.iter();
    let Some(number) = numbers.find_map(|text| CertificateNumber::parse(text).ok()) else {
        let why = "no certificate’s number is in this file".to_owned();
        return Ok(unknown(why, Some(sha256), site));
    };
    let named = claim.address.as_deref().and_then(|a| site_of(a).ok());
    let Some(site) = site.or(named) else {
        let why = format!("the file names {number}, but no site to ask; name one with --site");
        return Ok(unknown(why, Some(sha256), None));
    };
    let sealed = ask(&site, &number).await?;
    Ok(judge(sealed, &number, Some(sha256), site))
}

fn unknown(why: String, sha256: Option<String>, site: Option<Url>) -> Outcome {
    Outcome {
        answer: "unknown issuer".to_owned(),
        why,
        sha256,
        site: site.map(|site| site.to_string()),
        sealed: None,
    }
}

/// `None` where the site knows no such certificate.
async fn ask(site: &Url, number: &CertificateNumber) -> Result<Option<Sealed>, String> {
    let failed = |error: reqwest::Error| format!("can't ask {site}: {}", error.without_url());
    let url = site
        .join(&format!("verify/{number}"))
        .map_err(|error| format!("{site}: {error}"))?;
    let client = Client::builder()
        .timeout(PATIENCE)
        .redirect(reqwest::redirect::Policy::none())
        .build()
        .map_err(failed)?;
    let mut answer = client
        .get(url)
        .header(ACCEPT, "application/json")
        .send()
        .await
        .map_err(failed)?;
    match answer.status() {
        StatusCode::OK => {}
        StatusCode::NOT_FOUND => return Ok(None),
        status => return Err(format!("{site} answered {status}")),
    }
    let mut bytes = Vec::new();
    while let Some(piece) = answer.chunk().await.map_err(failed)? {
        bytes.extend_from_slice(&piece);
        if bytes.len() as u64 > ANSWER_MOST {
            return Err(format!("{site} answered at too great a length"));
        }
    }
    serde_json::from_slice(&bytes)
        .map(Some)
        .map_err(|_| format!("{site} did not answer as a Laurel site does"))
}

fn judge(
    sealed: Option<Sealed>,
    number: &CertificateNumber,
    sha256: Option<String>,
    site: Url,
) -> Outcome {
    let Some(sealed) = sealed else {
        return unknown(format!("{site} knows no {number}"), sha256, Some(site));
    };
    let altered = sha256.as_ref().is_some_and(|hash| *hash != sealed.sha256);
    let (answer, why) = if altered {
        let why = format!("this is not the file that was issued as {number}");
        ("altered".to_owned(), why)
    } else {
        (sealed.status.clone(), why(&sealed))
    };
    Outcome {
        answer,
        why,
        sha256,
        site: Some(site.to_string()),
        sealed: Some(sealed),
    }
}

fn why(sealed: &Sealed) -> String {
    let last = |kind: &str| {
        sealed
            .events
            .iter()
            .rev()
            .find(|event| event.r#type == kind)
    };
    let on = |kind: &str| last(kind).map_or("?", |event| event.on.as_str());
    match sealed.status.as_str() {
        "valid" => format!("issued on {} and not revoked or replaced", sealed.issued_on),
        "expired" => format!(
            "it was valid until {}",
            sealed.expires_on.as_deref().unwrap_or("?")
        ),
        "revoked" => format!(
            "on {}: {}",
            on("revoked"),
            last("revoked")
                .and_then(|event| event.reason.as_deref())
                .unwrap_or("no reason is told")
        ),
        "replaced" => {
            let newer = sealed.chain.iter().find(|l| l.relation == "replaced_by");
            format!(
                "on {} by {}",
                on("replaced"),
                newer.map_or("?", |link| link.number.as_str())
            )
        }
        other => format!("{other} since {}", on(other)),
    }
}

fn as_text(outcome: &Outcome) -> String {
    let mut lines = vec![format!("{}: {}", outcome.answer, outcome.why)];
    if let Some(sealed) = &outcome.sealed {
        if outcome.answer == "altered" {
            lines.push("The sealed one says:".to_owned());
        }
        let holder = sealed.holder.as_deref().unwrap_or("withdrawn");
        lines.extend([
            format!("  number   {} ({})", sealed.number, sealed.status),
            format!("  holder   {holder}"),
            format!("  title    {}", sealed.title),
            format!("  issued   {} by {}", sealed.issued_on, sealed.issuer.name),
            format!("  SHA-256  {}", sealed.sha256),
        ]);
    }
    if let Some(sha256) = &outcome.sha256 {
        lines.push(format!("  file     {sha256}"));
    }
    if let Some(site) = &outcome.site {
        lines.push(format!("  asked    {site}"));
    }
    lines.join("\n")
}

fn as_json(outcome: &Outcome) -> serde_json::Value {
    let sealed = outcome.sealed.as_ref();
    serde_json::json!({
        "answer": outcome.answer,
        "why": outcome.why,
        "file_sha256": outcome.sha256,
        "site": outcome.site,
        "number": sealed.map(|s| &s.number),
        "status": sealed.map(|s| &s.status),
        "holder": sealed.and_then(|s| s.holder.as_ref()),
        "title": sealed.map(|s| &s.title),
        "issued_on": sealed.map(|s| &s.issued_on),
        "expires_on": sealed.and_then(|s| s.expires_on.as_ref()),
        "issuer": sealed.map(|s| &s.issuer.name),
        "sha256": sealed.map(|s| &s.sha256),
    })
}
