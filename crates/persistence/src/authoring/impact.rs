//! Whom opening, publishing or retiring touches, for who is about to do it.

use super::administration::{
    CatalogItem, MAX_PROGRAMS, all_programs, missing_to_open, published_program,
};
use crate::catalog::entity::{program, program_course, program_revision};
use crate::catalog::{CatalogStatus, LearnerCounts, counted, enrollment_column};
use crate::site;
use crate::store::{InternalError, Store, UseCaseError};
use laurel_domain::authoring::NotReady;
use laurel_domain::authoring::document::{Program, ProgramStatus};
use laurel_domain::identity::{Denial, Permit, actions};
use sea_orm::sea_query::{ExprTrait, Query};
use sea_orm::{ColumnTrait, EntityTrait};
use uuid::Uuid;

/// A program with whom a change of it would touch.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProgramImpact {
    pub line: CatalogItem,
    /// Of all its courses together.
    pub learners: LearnerCounts,
    /// Emails that opening it would write; `None` where it was announced
    /// before, which is done once.
    pub emails: Option<u64>,
    /// Whether its next text opens it.
    pub opens: bool,
    /// What keeps it from being opened as it is published.
    pub missing: Vec<NotReady>,
}

/// # Errors
/// [`UseCaseError`] with `NotFound` where there is no such program.
pub async fn program_impact(
    store: &Store,
    permit: &Permit<actions::AuthorProgram>,
    slug: &str,
) -> Result<ProgramImpact, UseCaseError<Denial>> {
    let lines = all_programs(store, permit, None, MAX_PROGRAMS).await?;
    let line = lines.into_iter().find(|line| line.slug == slug);
    let line = line.ok_or(UseCaseError::Refused(Denial::NotFound))?;
    let row = program::Entity::find_by_id(line.id)
        .one(store.read())
        .await?
        .ok_or(UseCaseError::Refused(Denial::NotFound))?;
    let document: Program = serde_json::from_str(&row.document).map_err(InternalError::from)?;
    let published = published_program(store.read(), &row).await?;
    let missing = match &published {
        Some(published) => missing_to_open(store.read(), published).await?,
        None => Vec::new(),
    };
    let emails = if site::was_announced(store, line.id.into()).await? {
        None
    } else {
        Some(site::count_asked(store, &document.topics).await?)
    };
    Ok(ProgramImpact {
        learners: learners(store, line.id).await?,
        opens: opens(store, &row, &document).await?,
        line,
        emails,
        missing,
    })
}

/// What an administrator opened or retired stays so until the author says
/// otherwise.
async fn opens(store: &Store, row: &program::Model, next: &Program) -> Result<bool, InternalError> {
    let published = match row.current_revision_id {
        Some(id) => {
            program_revision::Entity::find_by_id(id)
                .one(store.read())
                .await?
        }
        None => None,
    };
    let before = published
        .map(|published| serde_json::from_str::<Program>(&published.document))
        .transpose()?;
    Ok(match before {
        Some(before) if before.status == next.status => row.status.0 == CatalogStatus::Open,
        _ => next.status == ProgramStatus::Open,
    })
}

/// How many enrollments the courses of a program have.
async fn learners(store: &Store, program: Uuid) -> Result<LearnerCounts, InternalError> {
    let courses = Query::select()
        .column(program_course::Column::CourseId)
        .from(program_course::Entity)
        .and_where(program_course::Column::ProgramId.eq(program))
        .to_owned();
    counted(store, enrollment_column("course_id").in_subquery(courses)).await
}
