//! Programs and courses as administrators see them, and what they change:
//! whether something is offered, and the code that lets people in.

use super::entity::draft;

use super::publishing::tell_who_asked;
use crate::audit::Event;
use crate::catalog::entity::{course, program, program_revision, revision};
use crate::catalog::{CatalogStatus, CourseStatus, courses_named, enrolled};
use crate::changes::Changed;
use crate::store::{Count, InternalError, Store, UseCaseError, Word};
use laurel_domain::authoring::document::{Program, ProgramStatus};
use laurel_domain::authoring::{CourseStands, NotReady, not_ready};
use laurel_domain::enrollment::is_code;
use laurel_domain::identity::{Permit, actions};
use laurel_domain::ids::CourseId;
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, Condition, ConnectionTrait, EntityTrait, IntoActiveModel,
    JoinType, QueryFilter, QueryOrder, QuerySelect, RelationTrait, Set,
};
use std::collections::BTreeMap;
use uuid::Uuid;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CatalogKind {
    Program,
    Course,
}

/// A program or a course in the administrators' list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CatalogItem {
    pub id: Uuid,
    pub kind: CatalogKind,
    pub slug: String,
    pub title: String,
    pub status: CatalogStatus,
    /// The number of the current revision; `None`: never published.
    pub number: Option<i32>,
    /// The hash of what came in since and is not published.
    pub draft: Option<String>,
    /// People in the course who did not leave it; of a program 0.
    pub enrolled: i64,
    pub join_code: Option<String>,
}

/// More than an organization has.
pub(super) const MAX_PROGRAMS: u64 = 1000;

/// In the order of the catalog, those after `after`, at most `limit`.
///
/// # Errors
/// [`InternalError`]
pub async fn all_programs(
    store: &Store,
    _: &Permit<actions::AuthorProgram>,
    after: Option<Uuid>,
    limit: u64,
) -> Result<Vec<CatalogItem>, InternalError> {
    let mut query = program::Entity::find()
        .order_by_asc(program::Column::Id)
        .limit(limit);
    if let Some(after) = after {
        query = query.filter(program::Column::Id.gt(after));
    }
    let rows = query.all(store.read()).await?;
    let current = rows.iter().filter_map(|row| row.current_revision_id);
    let revisions: Vec<(Uuid, i32, String, String)> = program_revision::Entity::find()
        .select_only()
        .columns([
            program_revision::Column::ProgramId,
            program_revision::Column::Number,
            program_revision::Column::Hash,
            program_revision::Column::Source,
        ])
        .filter(program_revision::Column::Id.is_in(current))
        .into_tuple()
        .all(store.read())
        .await?;
    Ok(rows
        .into_iter()
        .map(|row| {
            let published = revisions.iter().find(|(id, ..)| *id == row.id);
            let is_news = published
                .is_none_or(|(_, _, hash, source)| *hash != row.hash || *source != row.source);
            CatalogItem {
                id: row.id,
                kind: CatalogKind::Program,
                slug: row.slug,
                title: row.title,
                status: row.status.0,
                number: published.map(|(_, number, ..)| *number),
                draft: is_news.then_some(row.hash),
                enrolled: 0,
                join_code: None,
            }
        })
        .collect())
}

/// Like [`all_programs`], for courses.
///
/// # Errors
/// [`InternalError`]
pub async fn all_courses(
    store: &Store,
    _: &Permit<actions::AuthorProgram>,
    after: Option<Uuid>,
    limit: u64,
) -> Result<Vec<CatalogItem>, InternalError> {
    let mut query = course::Entity::find()
        .order_by_asc(course::Column::Id)
        .limit(limit);
    if let Some(after) = after {
        query = query.filter(course::Column::Id.gt(after));
    }
    let rows = query.all(store.read()).await?;
    let ids: Vec<Uuid> = rows.iter().map(|row| row.id).collect();
    let numbers: Vec<(Uuid, i32)> = revision::Entity::find()
        .select_only()
        .columns([revision::Column::CourseId, revision::Column::Number])
        .filter(revision::Column::Id.is_in(rows.iter().filter_map(|r| r.current_revision_id)))
        .into_tuple()
        .all(store.read())
        .await?;
    let numbers: BTreeMap<Uuid, i32> = numbers.into_iter().collect();
    let drafts: Vec<(Uuid, String)> = draft::Entity::find()
        .select_only()
        .columns([draft::Column::CourseId, draft::Column::Hash])
        .filter(draft::Column::CourseId.is_in(ids.clone()))
        .into_tuple()
        .all(store.read())
        .await?;
    let mut drafts: BTreeMap<Uuid, String> = drafts.into_iter().collect();
    let enrolled = enrolled(store, ids).await?;
    Ok(rows
        .into_iter()
        .map(|row| CatalogItem {
            kind: CatalogKind::Course,
            number: numbers.get(&row.id).copied(),
            draft: drafts.remove(&row.id),
            enrolled: enrolled.get(&row.id).copied().unwrap_or(0),
            id: row.id,
            slug: row.slug,
            title: row.title,
            status: row.status.0.into(),
            join_code: row.join_code,
        })
        .collect())
}

/// How many programs and courses have something that is not published.
#[must_use]
pub fn count_drafts(_: &Permit<actions::AuthorProgram>) -> Count {
    let published = |column| Expr::col((program_revision::Entity, column));
    let of_draft = |column| Expr::col((program::Entity, column));
    let (hash, source) = (
        program_revision::Column::Hash,
        program_revision::Column::Source,
    );
    let is_news = Condition::any()
        .add(published(program_revision::Column::Id).is_null())
        .add(published(hash).ne(of_draft(program::Column::Hash)))
        .add(published(source).ne(of_draft(program::Column::Source)));
    let programs = program::Entity::find()
        .join(JoinType::LeftJoin, program::Relation::Current.def())
        .filter(is_news);
    Count::of(programs).and(Count::of(draft::Entity::find()))
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StatusRefusal {
    NotThere,
    /// There is nothing to offer: it was never published.
    NeverPublished,
    /// What visitors would be promised is not there.
    NotReady(Vec<NotReady>),
}

/// Offers a program, announces it, or takes it off the list. What people
/// earned stays.
///
/// # Errors
/// [`UseCaseError`] with [`StatusRefusal`].
pub async fn set_program_status(
    store: &Store,
    permit: &Permit<actions::AuthorProgram>,
    slug: String,
    status: ProgramStatus,
) -> Result<(), UseCaseError<StatusRefusal>> {
    store
        .transact(async |tx| {
            let row = program::Entity::find()
                .filter(program::Column::Slug.eq(slug))
                .lock_exclusive()
                .one(tx)
                .await?
                .ok_or(UseCaseError::Refused(StatusRefusal::NotThere))?;
            // what visitors read, and who is told, is the published text
            let document = published_program(tx, &row)
                .await?
                .ok_or(UseCaseError::Refused(StatusRefusal::NeverPublished))?;
            if status == ProgramStatus::Open {
                let missing = missing_to_open(tx, &document).await?;
                if !missing.is_empty() {
                    return Err(UseCaseError::Refused(StatusRefusal::NotReady(missing)));
                }
            }
            let now = tx.now();
            let (id, before) = (row.id, row.status.0);
            let mut active = row.into_active_model();
            active.status = Set(Word(status.into()));
            active.updated_at = Set(now);
            let row = active.update(tx).await?;
            tell_who_asked(tx, &row, &document).await?;
            tx.changed(Changed::Content);
            let event = Event::ProgramStatusSet {
                program: id.into(),
                before: before.as_str(),
                after: status.as_str(),
            };
            tx.audit(permit, &event).await?;
            Ok(())
        })
        .await
}

/// The program as visitors read it; `None` where it was never published.
pub(super) async fn published_program<C: ConnectionTrait>(
    db: &C,
    row: &program::Model,
) -> Result<Option<Program>, InternalError> {
    let Some(id) = row.current_revision_id else {
        return Ok(None);
    };
    let found = program_revision::Entity::find_by_id(id).one(db).await?;
    let document = found.map(|revision| serde_json::from_str(&revision.document));
    Ok(document.transpose()?)
}

/// What keeps a program from being opened.
pub(super) async fn missing_to_open<C: ConnectionTrait>(
    db: &C,
    program: &Program,
) -> Result<Vec<NotReady>, InternalError> {
    let slugs = program.courses.iter().map(|course| course.course.as_str());
    let stands: BTreeMap<String, CourseStands> = courses_named(db, slugs)
        .await?
        .into_iter()
        .map(|(slug, row)| {
            let stands = match (row.current_revision_id, row.status.0) {
                (None, _) => CourseStands::NeverPublished,
                (Some(_), CourseStatus::Open) => CourseStands::Open,
                (Some(_), _) => CourseStands::Retired,
            };
            (slug, stands)
        })
        .collect();
    Ok(not_ready(program, |slug| {
        stands.get(slug).copied().unwrap_or(CourseStands::Missing)
    }))
}

/// Lets a course take new learners, or not. Who is inside goes on.
///
/// # Errors
/// [`UseCaseError`] with [`StatusRefusal`].
pub async fn set_course_status(
    store: &Store,
    permit: &Permit<actions::AuthorProgram>,
    slug: String,
    status: CourseStatus,
) -> Result<(), UseCaseError<StatusRefusal>> {
    store
        .transact(async |tx| {
            let row = course::Entity::find()
                .filter(course::Column::Slug.eq(slug))
                .lock_exclusive()
                .one(tx)
                .await?
                .ok_or(UseCaseError::Refused(StatusRefusal::NotThere))?;
            if row.current_revision_id.is_none() {
                return Err(UseCaseError::Refused(StatusRefusal::NeverPublished));
            }
            let now = tx.now();
            let (id, before) = (row.id, row.status.0);
            let mut active = row.into_active_model();
            active.status = Set(Word(status));
            active.updated_at = Set(now);
            active.update(tx).await?;
            tx.changed(Changed::Content);
            let event = Event::CourseStatusSet {
                course: id.into(),
                before: before.as_str(),
                after: status.as_str(),
            };
            tx.audit(permit, &event).await?;
            Ok(())
        })
        .await
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CodeRefusal {
    NoSuchCourse,
    /// Letters and digits, not too short to be guessed.
    NotACode,
}

/// Sets the code that lets people into a course that asks for one; empty:
/// nobody can join it. The audit says that it changed, not to what.
///
/// # Errors
/// [`UseCaseError`] with [`CodeRefusal`].
pub async fn set_join_code(
    store: &Store,
    permit: &Permit<actions::AuthorProgram>,
    id: CourseId,
    code: String,
) -> Result<(), UseCaseError<CodeRefusal>> {
    let code = code.trim().to_owned();
    if !code.is_empty() && !is_code(&code) {
        return Err(UseCaseError::Refused(CodeRefusal::NotACode));
    }
    store
        .transact(async |tx| {
            let now = tx.now();
            let row = course::Entity::find_by_id(id.0)
                .one(tx)
                .await?
                .ok_or(UseCaseError::Refused(CodeRefusal::NoSuchCourse))?;
            let mut active = row.into_active_model();
            active.join_code = Set((!code.is_empty()).then_some(code));
            active.updated_at = Set(now);
            active.update(tx).await?;
            tx.audit(permit, &Event::JoinCodeSet { course: id }).await?;
            Ok(())
        })
        .await
}
