//! Import: a folder becomes drafts, and, where asked for, revisions. All of it,
//! or nothing.

use super::conflicts::conflicts;
use super::entity::draft;
use super::folder::Folder;
use super::plan::{ImportPlan, PlannedDocument, ReadMarkdown, plan};
use super::printed::unprintable;
use super::publishing::{alone, publish_course, publish_program};
use crate::audit::Event;
use crate::catalog::entity::{course, program};
use crate::catalog::entity::{program_revision, revision};
use crate::catalog::{CatalogStatus, CourseStatus};
use crate::store::{InternalError, Store, Tx, UseCaseError, Word};
use laurel_domain::authoring::document::{Course, Program};
use laurel_domain::authoring::{AuthoringIssue, Diff, course_diff, program_diff};
use laurel_domain::identity::{Authorized, Permit, actions};
use sea_orm::sea_query::OnConflict;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, PaginatorTrait, QueryFilter, Set,
};
use std::collections::BTreeMap;
use uuid::Uuid;

/// What came of an import.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Imported {
    /// The program first, where there is one, then its courses.
    pub outcomes: Vec<ImportedItem>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportedItem {
    pub subject: ImportedSubject,
    pub slug: String,
    pub title: String,
    pub status: ImportStatus,
    /// The number of the revision that was made, where one was.
    pub published: Option<i32>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ImportedSubject {
    Program,
    Course,
}

/// How what came in stands to what is published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ImportStatus {
    /// Nothing of it was published before.
    New,
    /// Byte for byte the same.
    Same,
    /// An empty difference: only how the files are written changed (spaces,
    /// comments, the order of keys), nothing that anybody sees.
    Differs(Diff),
}

/// Why nothing was imported.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ImportRefusal {
    Issues(Vec<AuthoringIssue>),
}

impl Imported {
    /// Whether anything differs from what is published.
    #[must_use]
    pub fn changes(&self) -> bool {
        self.outcomes.iter().any(|o| o.status != ImportStatus::Same)
    }
}

/// Checks the folder, stores its documents as drafts, and publishes them if
/// `publish`. What is already published as it stands stays as it is.
///
/// # Errors
/// [`UseCaseError`] with every problem of the folder; then nothing changed.
pub async fn import(
    store: &Store,
    permit: &Permit<actions::AuthorProgram>,
    folder: Folder,
    read: ReadMarkdown,
    publish: bool,
) -> Result<Imported, UseCaseError<ImportRefusal>> {
    let planned = tokio::task::spawn_blocking(move || plan(folder, read))
        .await
        .map_err(|_| InternalError::Stopped)??;
    let plan = planned.map_err(refuse)?;
    let mut issues = conflicts(store.read(), &plan).await?;
    issues.extend(unprintable(store, &plan).await?);
    if !issues.is_empty() {
        return Err(refuse(issues));
    }
    // content-addressed, so what is kept here for nothing does no harm
    for (sha256, content) in &plan.blobs {
        let bytes = content.bytes(sha256).await?;
        store.blobs().put(bytes).await?;
    }
    store
        .transact(async |tx| {
            alone(tx).await?;
            let issues = conflicts(tx, &plan).await?;
            if !issues.is_empty() {
                return Err(refuse(issues));
            }
            let outcomes = apply(tx, permit, &plan, publish).await?;
            Ok(Imported { outcomes })
        })
        .await
}

fn refuse(issues: Vec<AuthoringIssue>) -> UseCaseError<ImportRefusal> {
    UseCaseError::Refused(ImportRefusal::Issues(issues))
}

async fn apply(
    tx: &Tx,
    permit: &impl Authorized,
    plan: &ImportPlan,
    publish: bool,
) -> Result<Vec<ImportedItem>, InternalError> {
    let mut rows = Vec::new();
    for piece in &plan.courses {
        let (row, status) = place_course(tx, permit, piece).await?;
        rows.push((row, status, piece));
    }
    if publish {
        // addresses that two courses swap must be free in between
        for (row, _, piece) in &mut rows {
            if row.slug != piece.document.slug {
                let mut active = row.clone().into_active_model();
                active.slug = Set(row.id.to_string());
                *row = active.update(tx).await?;
            }
        }
    }
    let mut ids = BTreeMap::new();
    let mut outcomes = Vec::new();
    for (row, status, piece) in rows {
        let document = &piece.document;
        ids.insert(document.slug.as_str(), row.id);
        let mut published = None;
        if publish && status != ImportStatus::Same {
            published = Some(publish_course(tx, permit, row, piece, "").await?);
        }
        outcomes.push(ImportedItem {
            subject: ImportedSubject::Course,
            slug: document.slug.clone(),
            title: document.title.clone(),
            status,
            published,
        });
    }
    if let Some(piece) = &plan.program {
        let (row, status) = place_program(tx, permit, piece).await?;
        let document = &piece.document;
        let mut published = None;
        if publish && status != ImportStatus::Same {
            let listed: Vec<(Uuid, bool)> = document
                .courses
                .iter()
                .filter_map(|c| Some((*ids.get(c.course.as_str())?, c.required)))
                .collect();
            published = Some(publish_program(tx, permit, row, piece, &listed).await?);
        }
        let outcome = ImportedItem {
            subject: ImportedSubject::Program,
            slug: document.slug.clone(),
            title: document.title.clone(),
            status,
            published,
        };
        outcomes.insert(0, outcome);
    }
    Ok(outcomes)
}

/// The course's row, made where there is none, with the piece as its draft
/// unless it is what is published.
async fn place_course(
    tx: &Tx,
    permit: &impl Authorized,
    piece: &PlannedDocument<Course>,
) -> Result<(course::Model, ImportStatus), InternalError> {
    let known = course::Entity::find()
        .filter(course::Column::Key.eq(&piece.document.id))
        .one(tx)
        .await?;
    let row = match known {
        Some(row) if row.current_revision_id.is_some() => row,
        Some(row) => {
            let slug = free_slug(tx, &piece.document.slug, row.id).await?;
            let mut active = row.into_active_model();
            active.slug = Set(slug);
            active.title = Set(piece.document.title.clone());
            active.updated_at = Set(tx.now());
            active.update(tx).await?
        }
        None => insert_course(tx, &piece.document).await?,
    };
    let status = status_of_course(tx, &row, piece).await?;
    let before = draft::Entity::find()
        .filter(draft::Column::CourseId.eq(row.id))
        .one(tx)
        .await?;
    match before {
        Some(before) if status == ImportStatus::Same => {
            draft::Entity::delete_by_id(before.id).exec(tx).await?;
        }
        Some(before) if before.source == piece.source => {}
        _ if status == ImportStatus::Same => {}
        before => {
            save_draft(tx, permit, &row, piece, before.map(|b| b.id)).await?;
            let imported = Event::CourseImported {
                id: row.id.into(),
                course: &piece.document.id,
                hash: &piece.hash,
            };
            tx.audit(permit, &imported).await?;
        }
    }
    Ok((row, status))
}

async fn status_of_course(
    tx: &Tx,
    row: &course::Model,
    piece: &PlannedDocument<Course>,
) -> Result<ImportStatus, InternalError> {
    let Some(current) = row.current_revision_id else {
        return Ok(ImportStatus::New);
    };
    let current = revision::Entity::find_by_id(current)
        .one(tx)
        .await?
        .ok_or_else(|| {
            InternalError::Corrupt(format!("course {} has no revision {current}", row.id))
        })?;
    if current.source == piece.source && current.hash == piece.hash {
        return Ok(ImportStatus::Same);
    }
    let before: Course = serde_json::from_str(&current.document)?;
    Ok(ImportStatus::Differs(course_diff(&before, &piece.document)))
}

async fn insert_course(tx: &Tx, document: &Course) -> Result<course::Model, InternalError> {
    let (id, now) = (tx.new_id(), tx.now());
    let row = course::ActiveModel {
        id: Set(id),
        key: Set(document.id.clone()),
        slug: Set(free_slug(tx, &document.slug, id).await?),
        title: Set(document.title.clone()),
        status: Set(Word(CourseStatus::Draft)),
        current_revision_id: Set(None),
        join_code: Set(None),
        created_at: Set(now),
        updated_at: Set(now),
    };
    Ok(row.insert(tx).await?)
}

/// The address that is wanted; until another course of the same import gives
/// it up, the id.
async fn free_slug(tx: &Tx, wanted: &str, own: Uuid) -> Result<String, InternalError> {
    let taken = course::Entity::find()
        .filter(course::Column::Slug.eq(wanted))
        .filter(course::Column::Id.ne(own))
        .one(tx)
        .await?;
    Ok(taken.map_or_else(|| wanted.to_owned(), |_| own.to_string()))
}

async fn save_draft(
    tx: &Tx,
    permit: &impl Authorized,
    row: &course::Model,
    piece: &PlannedDocument<Course>,
    before: Option<Uuid>,
) -> Result<(), InternalError> {
    draft::Entity::insert(draft::ActiveModel {
        id: Set(before.unwrap_or_else(|| tx.new_id())),
        course_id: Set(row.id),
        hash: Set(piece.hash.clone()),
        document: Set(piece.json.clone()),
        source: Set(piece.source.clone()),
        base_revision_id: Set(row.current_revision_id),
        updated_at: Set(tx.now()),
        updated_by: Set(permit.actor().map(|p| p.0)),
    })
    .on_conflict(
        OnConflict::column(draft::Column::CourseId)
            .update_columns([
                draft::Column::Hash,
                draft::Column::Document,
                draft::Column::Source,
                draft::Column::BaseRevisionId,
                draft::Column::UpdatedAt,
                draft::Column::UpdatedBy,
            ])
            .to_owned(),
    )
    .exec_without_returning(tx)
    .await?;
    Ok(())
}

/// The program's row holds what came in last; its revisions what was published.
async fn place_program(
    tx: &Tx,
    permit: &impl Authorized,
    piece: &PlannedDocument<Program>,
) -> Result<(program::Model, ImportStatus), InternalError> {
    let now = tx.now();
    let document = &piece.document;
    let known = program::Entity::find()
        .filter(program::Column::Key.eq(&document.id))
        .one(tx)
        .await?;
    let (row, is_news) = match known {
        Some(row) if row.source == piece.source && row.hash == piece.hash => (row, false),
        Some(row) => {
            let is_public = row.current_revision_id.is_some();
            let mut active = row.into_active_model();
            active.document = Set(piece.json.clone());
            active.source = Set(piece.source.clone());
            active.hash = Set(piece.hash.clone());
            active.updated_at = Set(now);
            if !is_public {
                active.slug = Set(document.slug.clone());
                active.title = Set(document.title.clone());
            }
            (active.update(tx).await?, true)
        }
        None => {
            let count = program::Entity::find().count(tx).await?;
            let row = program::ActiveModel {
                id: Set(tx.new_id()),
                key: Set(document.id.clone()),
                slug: Set(document.slug.clone()),
                title: Set(document.title.clone()),
                status: Set(Word(CatalogStatus::Draft)),
                document: Set(piece.json.clone()),
                source: Set(piece.source.clone()),
                hash: Set(piece.hash.clone()),
                position: Set(i32::try_from(count).unwrap_or(i32::MAX)),
                current_revision_id: Set(None),
                created_at: Set(now),
                updated_at: Set(now),
            };
            (row.insert(tx).await?, true)
        }
    };
    let status = status_of_program(tx, &row, piece).await?;
    if is_news && status != ImportStatus::Same {
        let imported = Event::ProgramImported {
            id: row.id.into(),
            program: &document.id,
            hash: &piece.hash,
        };
        tx.audit(permit, &imported).await?;
    }
    Ok((row, status))
}

async fn status_of_program(
    tx: &Tx,
    row: &program::Model,
    piece: &PlannedDocument<Program>,
) -> Result<ImportStatus, InternalError> {
    let Some(current) = row.current_revision_id else {
        return Ok(ImportStatus::New);
    };
    let current = program_revision::Entity::find_by_id(current)
        .one(tx)
        .await?
        .ok_or_else(|| {
            InternalError::Corrupt(format!("program {} has no revision {current}", row.id))
        })?;
    if current.source == piece.source && current.hash == piece.hash {
        return Ok(ImportStatus::Same);
    }
    let before: Program = serde_json::from_str(&current.document)?;
    Ok(ImportStatus::Differs(program_diff(
        &before,
        &piece.document,
    )))
}
