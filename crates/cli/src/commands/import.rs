//! `laurel import`

use super::{open, operator};
use crate::config::Config;
use crate::terminal::{End, complain, print, say};
use clap::Args;
use laurel_domain::authoring::AuthoringIssue;
use laurel_domain::identity::actions;
use laurel_persistence::authoring::{
    Folder, ImportRefusal, ImportStatus, Imported, ImportedItem, ImportedSubject, import,
};
use laurel_persistence::{Store, UseCaseError};
use laurel_web::difference;
use laurel_words::Catalogs;
use serde_json::{Value, json};
use std::path::PathBuf;
use std::process::ExitCode;

#[derive(Debug, Args)]
pub struct Options {
    /// A folder with a program.md or a course.md
    path: PathBuf,
    /// Publish what was imported
    #[arg(long)]
    publish: bool,
    /// As JSON
    #[arg(long)]
    json: bool,
}

pub async fn run(config: Config, options: Options) -> Result<ExitCode, End> {
    let path = options.path.clone();
    let folder = tokio::task::spawn_blocking(move || Folder::read(&path))
        .await
        .map_err(|error| error.to_string())?
        .map_err(|error| format!("can't read the folder {}: {error}", options.path.display()))?;
    let store = open::store(&config).await?;
    let outcome = bring_in(&store, folder, options.publish).await;
    store.close().await;
    match outcome? {
        Ok(imported) if options.json => say(as_json(&imported))?,
        Ok(imported) => print(&as_text(&imported, options.publish))?,
        Err(issues) => {
            if options.json {
                say(json!({"problems": issues}))?;
            } else {
                refuse(&options, &issues);
            }
            return Ok(ExitCode::from(1));
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// Imports a folder as the machine's operator.
///
/// # Errors
/// One line for the person at the terminal; the inner error is what is wrong
/// with the folder.
pub async fn bring_in(
    store: &Store,
    folder: Folder,
    publish: bool,
) -> Result<Result<Imported, Vec<AuthoringIssue>>, String> {
    let permit = operator::<actions::AuthorProgram>()?;
    match import(store, &permit, folder, laurel_markdown::elements, publish).await {
        Ok(imported) => Ok(Ok(imported)),
        Err(UseCaseError::Refused(ImportRefusal::Issues(issues))) => Ok(Err(issues)),
        Err(UseCaseError::Internal(error)) => Err(format!("can't import: {error}")),
    }
}

fn refuse(options: &Options, issues: &[AuthoringIssue]) {
    for issue in issues {
        complain(issue);
    }
    let count = match issues.len() {
        1 => "1 problem".to_owned(),
        many => format!("{many} problems"),
    };
    complain(format_args!(
        "laurel: {} was not imported: {count}, nothing changed",
        options.path.display()
    ));
}

fn as_text(imported: &Imported, publish: bool) -> String {
    let catalogs = Catalogs::embedded();
    let words = catalogs.of("en");
    let mut lines = Vec::new();
    for outcome in &imported.outcomes {
        let what = match outcome.subject {
            ImportedSubject::Program => "program",
            ImportedSubject::Course => "course",
        };
        lines.push(format!("{what} {} ({})", outcome.slug, outcome.title));
        match &outcome.status {
            ImportStatus::New => lines.push("  new".to_owned()),
            ImportStatus::Same => lines.push("  no difference".to_owned()),
            ImportStatus::Differs(diff) if diff.is_empty() => {
                let only = "  only how the files are written differs, nothing that anybody sees";
                lines.push(only.to_owned());
            }
            ImportStatus::Differs(diff) => {
                let differences = difference::lines(words, diff);
                lines.extend(differences.iter().map(|line| format!("  {line}")));
            }
        }
        if let Some(number) = outcome.published {
            lines.push(format!("  published as revision {number}"));
        }
    }
    if !imported.changes() {
        lines.push("No difference to what is published.".to_owned());
    } else if !publish {
        let next = "Stored as drafts. Publish in the studio, or import again with --publish.";
        lines.push(next.to_owned());
    }
    lines.join("\n") + "\n"
}

fn as_json(imported: &Imported) -> Value {
    let outcomes: Vec<Value> = imported.outcomes.iter().map(outcome_json).collect();
    json!({"changes": imported.changes(), "outcomes": outcomes})
}

fn outcome_json(outcome: &ImportedItem) -> Value {
    let (status, changes) = match &outcome.status {
        ImportStatus::New => ("new", json!([])),
        ImportStatus::Same => ("same", json!([])),
        ImportStatus::Differs(diff) => ("differs", json!(diff.changes)),
    };
    json!({
        "subject": match outcome.subject { ImportedSubject::Program => "program", ImportedSubject::Course => "course" },
        "slug": outcome.slug,
        "title": outcome.title,
        "standing": status,
        "changes": changes,
        "published": outcome.published,
    })
}
