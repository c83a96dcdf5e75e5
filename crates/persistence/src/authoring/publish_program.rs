//! Publishing the draft of a program, from administration. Courses of it that
//! were never published are published with it; of the others, each has its
//! own page.

use super::conflicts::conflicts;
use super::entity::draft;

use super::plan::{ImportPlan, PlannedDocument};
use super::publishing::{self, alone, publish_course};
use crate::catalog::courses_named;
use crate::catalog::entity::program;
use crate::store::{InternalError, Store, Tx, UseCaseError};
use laurel_domain::authoring::AuthoringIssue;
use laurel_domain::authoring::document::{Course, Program};
use laurel_domain::identity::{Authorized, Permit, actions};
use laurel_domain::ids::ProgramId;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use std::collections::BTreeMap;
use uuid::Uuid;

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ProgramRefusal {
    NoSuchProgram,
    /// It is not the draft that was looked at.
    DraftChanged,
    /// The slug of a course that it names and that is not here.
    NoSuchCourse(String),
    Issues(Vec<AuthoringIssue>),
}

/// Publishes the program as it came in last.
///
/// # Errors
/// [`UseCaseError`] with [`ProgramRefusal`].
pub async fn publish_program(
    store: &Store,
    permit: &Permit<actions::AuthorProgram>,
    id: ProgramId,
    seen: String,
) -> Result<i32, UseCaseError<ProgramRefusal>> {
    store
        .transact(async |tx| {
            alone(tx).await?;
            let row = program::Entity::find_by_id(id.0)
                .one(tx)
                .await?
                .ok_or(UseCaseError::Refused(ProgramRefusal::NoSuchProgram))?;
            if row.hash != seen {
                return Err(UseCaseError::Refused(ProgramRefusal::DraftChanged));
            }
            let piece = PlannedDocument::<Program> {
                document: serde_json::from_str(&row.document).map_err(InternalError::from)?,
                json: row.document.clone(),
                source: row.source.clone(),
                hash: row.hash.clone(),
                folder: String::new(),
            };
            let listed = courses(tx, permit, &piece.document).await?;
            let number = publishing::publish_program(tx, permit, row, &piece, &listed).await?;
            Ok::<_, UseCaseError<ProgramRefusal>>(number)
        })
        .await
}

async fn courses(
    tx: &Tx,
    permit: &impl Authorized,
    program: &Program,
) -> Result<Vec<(Uuid, bool)>, UseCaseError<ProgramRefusal>> {
    let mut listed = Vec::new();
    let named = program.courses.iter().map(|course| course.course.as_str());
    let named = courses_named(tx, named).await?;
    for wanted in &program.courses {
        let missing = || UseCaseError::Refused(ProgramRefusal::NoSuchCourse(wanted.course.clone()));
        let row = named.get(&wanted.course).cloned().ok_or_else(missing)?;
        listed.push((row.id, wanted.required));
        if row.current_revision_id.is_some() {
            continue;
        }
        let draft = draft::Entity::find()
            .filter(draft::Column::CourseId.eq(row.id))
            .one(tx)
            .await?
            .ok_or_else(missing)?;
        let document: Course = serde_json::from_str(&draft.document)?;
        let plan = ImportPlan {
            program: None,
            courses: vec![PlannedDocument {
                document,
                json: draft.document,
                source: draft.source,
                hash: draft.hash,
                folder: wanted.course.clone(),
            }],
            blobs: BTreeMap::new(),
        };
        let issues = conflicts(tx, &plan).await?;
        let Some(piece) = plan.courses.first().filter(|_| issues.is_empty()) else {
            return Err(UseCaseError::Refused(ProgramRefusal::Issues(issues)));
        };
        publish_course(tx, permit, row, piece, "").await?;
    }
    Ok(listed)
}
