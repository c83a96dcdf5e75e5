//! `laurel doctor`

use super::{SYSTEM, open, operator, serve};
use crate::config::Config;
use crate::secret;
use crate::terminal::{End, print, say};
use clap::Args;
use laurel_domain::identity::{Permit, actions};
use laurel_domain::site::{Reach, reach};
use laurel_persistence::audit::HeadCheck;
use laurel_persistence::certification::CertificateRenderer;
use laurel_persistence::site::public_address;
use laurel_persistence::{InternalError, Store, audit, doctor, learning};
use serde_json::json;
use std::process::ExitCode;

/// How many of a kind are named; the rest is counted.
const NAMED: usize = 20;

#[derive(Debug, Args)]
pub struct Options {
    /// Make progress anew from its facts, where the two differ
    #[arg(long)]
    rebuild: bool,
    /// As JSON
    #[arg(long)]
    json: bool,
}

/// What one check found.
struct Finding {
    check: &'static str,
    /// What was looked at, for people.
    looked_at: String,
    wrong: Vec<String>,
    /// What to do where something is wrong.
    remedy: &'static str,
}

pub async fn run(config: Config, options: Options) -> Result<ExitCode, End> {
    open::is_there(&config)?;
    let reader = operator::<actions::ReadAudit>()?;
    let store = open::store(&config).await?;
    let mut findings = examine(&store, &reader, options.rebuild).await;
    let signing = signing(&config, &store).await;
    let address = address(&config, &store).await;
    store.close().await;
    findings.push(signing?);
    findings.push(told("fonts", fonts(&config).await));
    findings.push(told("address", address));
    let well = findings.iter().all(|finding| finding.wrong.is_empty());
    if options.json {
        say(as_json(&findings, well))?;
    } else {
        print(&as_text(&findings))?;
    }
    Ok(ExitCode::from(u8::from(!well)))
}

async fn examine(
    store: &Store,
    reader: &Permit<actions::ReadAudit>,
    rebuild: bool,
) -> Vec<Finding> {
    vec![
        told("database", database(store).await),
        told("words", words(store).await),
        told("audit", chain(store, reader).await),
        told("blobs", blobs(store).await),
        told("certificates", certificates(store).await),
        told("files", files(store).await),
        told("progress", progress(store, rebuild).await),
        told("work", given_up(store).await),
    ]
}

/// A check that could not be made is told like one that found something; the others go on.
fn told(check: &'static str, outcome: Result<Finding, InternalError>) -> Finding {
    outcome.unwrap_or_else(|error| Finding {
        check,
        looked_at: "it could not be looked at".to_owned(),
        wrong: vec![error.to_string()],
        remedy: "where the database is damaged: stop the server, keep a copy of the data folder, and bring the newest backup back with `laurel restore FILE --force`",
    })
}

/// Typefaces that were added for names in other scripts.
async fn fonts(config: &Config) -> Result<Finding, InternalError> {
    let folder = config.data_dir.join("fonts");
    let renderer = CertificateRenderer::new(folder.clone());
    let (count, wrong) = renderer.added_fonts().await?;
    Ok(Finding {
        check: "fonts",
        looked_at: format!("{count} added in {}", folder.display()),
        wrong,
        remedy: "take these files out of the folder, or put whole TrueType or OpenType fonts there that may be embedded; then restart",
    })
}

/// A doubt about the address is told and is no fault: a site may be meant for
/// one machine.
async fn address(config: &Config, store: &Store) -> Result<Finding, InternalError> {
    let chosen = public_address(store, SYSTEM.into(), &config.address()).await?;
    let looked_at = serve::unchosen(&chosen).unwrap_or_else(|| {
        let from = match reach(&chosen.url) {
            Reach::Everywhere => return chosen.url.clone(),
            Reach::Network => "only from its own network",
            Reach::Machine => "only from this machine",
            Reach::Nowhere => "from nowhere",
        };
        format!("{}, which leads here {from}", chosen.url)
    });
    Ok(Finding {
        check: "address",
        looked_at,
        wrong: Vec::new(),
        remedy: "set LAUREL_PUBLIC_URL to the address that people use",
    })
}

async fn database(store: &Store) -> Result<Finding, InternalError> {
    Ok(Finding {
        check: "database",
        looked_at: "pages, indexes and references".to_owned(),
        wrong: doctor::database_faults(store, SYSTEM).await?,
        remedy: "stop the server, keep a copy of the data folder, and bring the newest backup back with `laurel restore FILE --force`",
    })
}

async fn words(store: &Store) -> Result<Finding, InternalError> {
    let (count, wrong) = doctor::unknown_words(store, SYSTEM).await?;
    Ok(Finding {
        check: "words",
        looked_at: format!("{count} columns that hold one of a few words"),
        wrong,
        remedy: "somebody changed the database by hand, or a newer version wrote it: restore a backup, or run that version",
    })
}

async fn chain(
    store: &Store,
    reader: &Permit<actions::ReadAudit>,
) -> Result<Finding, InternalError> {
    let (looked_at, wrong) = match audit::verify(store, reader).await? {
        Ok(lines) => (format!("{lines} lines"), cut(store, reader).await?),
        Err(broken) => (
            "the chain of lines".to_owned(),
            vec![format!("broken at line {}", broken.seq)],
        ),
    };
    Ok(Finding {
        check: "audit",
        looked_at,
        wrong,
        remedy: "somebody changed the database by hand: keep a copy, and compare it with a backup from before",
    })
}

/// What is missing at the end of a chain that holds as far as it goes.
async fn cut(
    store: &Store,
    reader: &Permit<actions::ReadAudit>,
) -> Result<Vec<String>, InternalError> {
    Ok(match audit::check_head(store, reader).await? {
        HeadCheck::Holds(_) => Vec::new(),
        HeadCheck::Cut { said, found } => vec![format!(
            "it ends with line {}, and line {} was its last one",
            found.seq, said.seq
        )],
        HeadCheck::Unreadable => {
            vec!["what was kept of its last line can't be read: it was changed, or the secret is another one".to_owned()]
        }
    })
}

async fn blobs(store: &Store) -> Result<Finding, InternalError> {
    let (count, damaged) = doctor::damaged_blobs(store, SYSTEM).await?;
    Ok(Finding {
        check: "blobs",
        looked_at: format!("{count} files against their hashes"),
        wrong: damaged,
        remedy: "bring these files back from a backup, under blobs/ by the first two characters of the name",
    })
}

async fn certificates(store: &Store) -> Result<Finding, InternalError> {
    let (count, missing) = doctor::missing_pdfs(store, SYSTEM).await?;
    Ok(Finding {
        check: "certificates",
        looked_at: format!("{count} sealed files"),
        wrong: missing
            .into_iter()
            .map(|lost| format!("{} has no file {}", lost.number, lost.sha256))
            .collect(),
        remedy: "bring these files back from a backup; they still verify by number and hash",
    })
}

async fn files(store: &Store) -> Result<Finding, InternalError> {
    let (count, wrong) = doctor::missing_files(store, SYSTEM).await?;
    Ok(Finding {
        check: "courses",
        looked_at: format!("{count} pictures and other files"),
        wrong,
        remedy: "bring these files back from a backup, or import the course’s folder again",
    })
}

async fn progress(store: &Store, rebuild: bool) -> Result<Finding, InternalError> {
    if rebuild {
        let mended = learning::rebuild(store, SYSTEM).await?;
        return Ok(Finding {
            check: "progress",
            looked_at: format!("against its facts; {mended} made anew"),
            wrong: Vec::new(),
            remedy: "",
        });
    }
    let differences = learning::check(store, SYSTEM, 10_000).await?;
    Ok(Finding {
        check: "progress",
        looked_at: "against its facts".to_owned(),
        wrong: differences
            .into_iter()
            .map(|d| {
                format!(
                    "enrollment {} says {:?}, its facts say {:?}",
                    d.enrollment, d.kept, d.derived
                )
            })
            .collect(),
        remedy: "laurel doctor --rebuild",
    })
}

async fn signing(config: &Config, store: &Store) -> Result<Finding, String> {
    Ok(Finding {
        check: "secret",
        looked_at: "the key that signs sessions".to_owned(),
        wrong: secret::examine(config, store).await?,
        remedy: secret::WAY_OUT,
    })
}

async fn given_up(store: &Store) -> Result<Finding, InternalError> {
    let counts = doctor::given_up(store, SYSTEM).await?;
    let mut wrong = Vec::new();
    if counts.emails > 0 {
        wrong.push(format!("{} emails could not be delivered", counts.emails));
    }
    if counts.jobs > 0 {
        wrong.push(format!("{} jobs failed", counts.jobs));
    }
    Ok(Finding {
        check: "work",
        looked_at: "emails and jobs".to_owned(),
        wrong,
        remedy: "see why under /admin/messages?state=failed and /admin/jobs?state=failed, and try them again there",
    })
}

fn as_text(findings: &[Finding]) -> String {
    let mut lines = Vec::new();
    for finding in findings {
        let verdict = if finding.wrong.is_empty() {
            "ok"
        } else {
            "WRONG"
        };
        lines.push(format!(
            "{:<14} {verdict:<6} {}",
            finding.check, finding.looked_at
        ));
        let named = finding.wrong.iter().take(NAMED);
        lines.extend(named.map(|line| format!("  - {line}")));
        if finding.wrong.len() > NAMED {
            lines.push(format!("  and {} more", finding.wrong.len() - NAMED));
        }
        if !finding.wrong.is_empty() {
            lines.push(format!("  What to do: {}", finding.remedy));
        }
    }
    lines.join("\n") + "\n"
}

fn as_json(findings: &[Finding], well: bool) -> serde_json::Value {
    let checks: Vec<_> = findings
        .iter()
        .map(|finding| {
            json!({
                "check": finding.check,
                "looked_at": finding.looked_at,
                "ok": finding.wrong.is_empty(),
                "wrong": finding.wrong,
                "remedy": if finding.wrong.is_empty() { None } else { Some(finding.remedy) },
            })
        })
        .collect();
    json!({"ok": well, "checks": checks})
}
