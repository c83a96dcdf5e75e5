//! `laurel export`

use super::{open, operator};
use crate::config::Config;
use crate::terminal::{End, say};
use clap::{Args, Subcommand};
use laurel_domain::identity::actions;
use laurel_persistence::UseCaseError;
use laurel_persistence::authoring::{export_course, export_program};
use std::path::PathBuf;
use std::process::ExitCode;

#[derive(Debug, Args)]
pub struct Options {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// A program with its courses
    #[command(after_help = "Example: laurel export program compassionate-leadership out/")]
    Program(Place),
    /// One course
    #[command(after_help = "Example: laurel export course seeing-what-hurts out/")]
    Course(Place),
}

#[derive(Debug, Args)]
struct Place {
    /// Its address, as in /programs/its-address
    slug: String,
    /// The folder to write to; empty, or not there yet
    folder: PathBuf,
    /// What is published, without drafts
    #[arg(long)]
    published: bool,
}

pub async fn run(config: Config, options: Options) -> Result<ExitCode, End> {
    let store = open::store(&config).await?;
    let permit = operator::<actions::AuthorProgram>()?;
    let (kind, place, outcome) = match &options.what {
        What::Program(at) => {
            let outcome = export_program(&store, &permit, &at.slug, &at.folder, at.published).await;
            ("program", at, outcome)
        }
        What::Course(at) => {
            let outcome = export_course(&store, &permit, &at.slug, &at.folder, at.published).await;
            ("course", at, outcome)
        }
    };
    store.close().await;
    match outcome {
        Ok(exported) => {
            let folder = place.folder.display();
            say(format_args!("{} files in {folder}", exported.files))?;
            Ok(ExitCode::SUCCESS)
        }
        Err(UseCaseError::Refused(_)) => Err(format!("there is no {kind} {:?}", place.slug).into()),
        Err(UseCaseError::Internal(error)) => Err(format!("can't export: {error}").into()),
    }
}
