//! Export: the folder that came in, byte for byte.
//!
//! What is written is what an author would go on with: the draft where there
//! is one, else what is published. A folder is written whole or not at all.

use super::entity::draft;
use super::stored_source::{StoredFile, StoredSource};
use crate::catalog::entity::{course, program};
use crate::catalog::entity::{program_revision, revision};
use crate::store::{InternalError, Store, UseCaseError};
use laurel_domain::identity::{Denial, Permit, actions};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use std::io::ErrorKind;
use std::path::{Component, Path, PathBuf};

/// How many files were written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Exported {
    pub files: usize,
}

/// Writes a program with its courses into `folder`, which must be empty or not
/// there yet. `published`: without drafts.
///
/// # Errors
/// [`UseCaseError`]; `NotFound` where there is no such program.
pub async fn export_program(
    store: &Store,
    _: &Permit<actions::AuthorProgram>,
    slug: &str,
    folder: &Path,
    published: bool,
) -> Result<Exported, UseCaseError<Denial>> {
    let row = program::Entity::find()
        .filter(program::Column::Slug.eq(slug))
        .one(store.read())
        .await?
        .ok_or(UseCaseError::Refused(Denial::NotFound))?;
    let source = match row.current_revision_id.filter(|_| published) {
        Some(id) => program_revision::Entity::find_by_id(id)
            .one(store.read())
            .await?
            .map(|revision| revision.source),
        None => (!published).then_some(row.source),
    };
    let source = source.ok_or(UseCaseError::Refused(Denial::NotFound))?;
    let kept: StoredSource = serde_json::from_str(&source)?;
    let mut files: Vec<(String, StoredFile)> = kept.files.into_iter().collect();
    for (key, below) in kept.folders {
        let row = course::Entity::find()
            .filter(course::Column::Key.eq(key))
            .one(store.read())
            .await?
            .ok_or(UseCaseError::Refused(Denial::NotFound))?;
        let course = course_files(store, &row, published).await?;
        files.extend(
            course
                .files
                .into_iter()
                .map(|(path, file)| (format!("{below}/{path}"), file)),
        );
    }
    write(store, folder, files).await
}

/// Writes one course into `folder`, like [`export_program`].
///
/// # Errors
/// [`UseCaseError`]; `NotFound` where there is no such course.
pub async fn export_course(
    store: &Store,
    _: &Permit<actions::AuthorProgram>,
    slug: &str,
    folder: &Path,
    published: bool,
) -> Result<Exported, UseCaseError<Denial>> {
    let row = course::Entity::find()
        .filter(course::Column::Slug.eq(slug))
        .one(store.read())
        .await?
        .ok_or(UseCaseError::Refused(Denial::NotFound))?;
    let kept = course_files(store, &row, published).await?;
    write(store, folder, kept.files.into_iter().collect()).await
}

async fn course_files(
    store: &Store,
    row: &course::Model,
    published: bool,
) -> Result<StoredSource, UseCaseError<Denial>> {
    let draft = draft::Entity::find()
        .filter(draft::Column::CourseId.eq(row.id))
        .one(store.read())
        .await?
        .filter(|_| !published);
    let source = match (draft, row.current_revision_id) {
        (Some(draft), _) => draft.source,
        (None, Some(id)) => {
            revision::Entity::find_by_id(id)
                .one(store.read())
                .await?
                .ok_or(UseCaseError::Refused(Denial::NotFound))?
                .source
        }
        (None, None) => return Err(UseCaseError::Refused(Denial::NotFound)),
    };
    Ok(serde_json::from_str(&source)?)
}

/// Out of sight first, then into its place in one step. In a folder that is
/// there already it may be the shell's own, or another disk's: what is written
/// moves into it.
async fn write(
    store: &Store,
    folder: &Path,
    files: Vec<(String, StoredFile)>,
) -> Result<Exported, UseCaseError<Denial>> {
    if is_occupied(folder).await? {
        let why = format!("{} is not empty", folder.display());
        return Err(InternalError::File(std::io::Error::new(ErrorKind::AlreadyExists, why)).into());
    }
    let name = format!(".export-{}", hex::encode(store.random::<6>()));
    let is_there = folder.is_dir();
    let aside = if is_there {
        folder.join(name)
    } else {
        folder.with_file_name(name)
    };
    let outcome = match fill(store, &aside, &files).await {
        Ok(()) if is_there => move_up(&aside, folder).await,
        Ok(()) => tokio::fs::rename(&aside, folder)
            .await
            .map_err(InternalError::from),
        Err(error) => Err(error),
    };
    if let Err(error) = outcome {
        // what is left of it is of no use; the first failure is what counts
        let _ = tokio::fs::remove_dir_all(&aside).await;
        return Err(error.into());
    }
    Ok(Exported { files: files.len() })
}

async fn move_up(aside: &Path, folder: &Path) -> Result<(), InternalError> {
    let mut entries = tokio::fs::read_dir(aside).await?;
    while let Some(entry) = entries.next_entry().await? {
        tokio::fs::rename(entry.path(), folder.join(entry.file_name())).await?;
    }
    Ok(tokio::fs::remove_dir(aside).await?)
}

async fn is_occupied(folder: &Path) -> Result<bool, InternalError> {
    match tokio::fs::read_dir(folder).await {
        Ok(mut entries) => Ok(entries.next_entry().await?.is_some()),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(false),
        Err(error) => Err(error.into()),
    }
}

async fn fill(
    store: &Store,
    folder: &Path,
    files: &[(String, StoredFile)],
) -> Result<(), InternalError> {
    tokio::fs::create_dir_all(folder).await?;
    for (path, file) in files {
        let path = inside(folder, path)?;
        if let Some(above) = path.parent() {
            tokio::fs::create_dir_all(above).await?;
        }
        match file {
            StoredFile::Text(text) => tokio::fs::write(&path, text).await?,
            StoredFile::Blob { sha256, .. } => {
                let bytes = store.blobs().get(sha256).await?;
                tokio::fs::write(&path, bytes).await?;
            }
        }
    }
    Ok(())
}

/// What is stored came through the parser, which allows no way out of the
/// folder; this makes sure once more.
fn inside(folder: &Path, path: &str) -> Result<PathBuf, InternalError> {
    let plain = Path::new(path)
        .components()
        .all(|part| matches!(part, Component::Normal(_)));
    if plain && !path.contains('\\') {
        Ok(folder.join(path))
    } else {
        Err(InternalError::Corrupt(format!(
            "{path:?} leads out of the folder"
        )))
    }
}
