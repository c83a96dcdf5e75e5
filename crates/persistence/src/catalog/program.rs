//! Programs as they are published.

use super::course::CourseEntry;
use super::entity::program_revision;
use super::entity::{course, program, program_course};
use super::revision::{LoadedRevision, revision};
use super::status::{CatalogStatus, CourseStatus};
use crate::store::{InternalError, Store, Word};
use chrono::{DateTime, Utc};
use laurel_domain::authoring::document::{Program, ProgramStatus};
use laurel_domain::authoring::{CourseStands, not_ready};
use laurel_domain::identity::{Public, System};
use laurel_domain::ids::{CourseId, ProgramId};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DerivePartialModel, EntityTrait, PaginatorTrait, QueryFilter,
    QueryOrder, Select,
};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use uuid::Uuid;

/// A published program.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProgramEntry {
    pub id: ProgramId,
    pub slug: String,
    /// As it is now; an administrator may have changed what the document says.
    pub status: ProgramStatus,
    pub updated_at: DateTime<Utc>,
    /// The revision's number, from 1.
    pub number: i32,
    pub document: Program,
    /// Its courses in order, and whether each is required. Where a course was
    /// given another address later, the ids still lead to it.
    pub courses: Vec<(CourseId, bool)>,
}

impl ProgramEntry {
    /// Its courses, each with the address by which the document names it: it may have another
    /// one now.
    pub fn named(&self) -> impl Iterator<Item = (&str, CourseId)> {
        let named = self.document.courses.iter().zip(&self.courses);
        named.map(|(named, (id, _))| (named.course.as_str(), *id))
    }

    /// The addresses, as the document names them, of the courses for which this holds.
    pub fn named_where(&self, holds: impl Fn(CourseId) -> bool) -> BTreeSet<String> {
        let named = self.named().filter(|(_, id)| holds(*id));
        named.map(|(slug, _)| slug.to_owned()).collect()
    }
}

/// A program with what is in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WholeProgram {
    pub entry: ProgramEntry,
    pub courses: Vec<ProgramCourse>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProgramCourse {
    pub course: CourseEntry,
    pub required: bool,
    pub revision: Arc<LoadedRevision>,
}

impl WholeProgram {
    /// Hours of study, in half hours: what the author states, or else the sum
    /// of the courses.
    #[must_use]
    pub fn half_hours(&self) -> u32 {
        self.entry.document.stated_half_hours.unwrap_or_else(|| {
            let courses = self.courses.iter();
            courses
                .map(|course| course.revision.document.half_hours())
                .sum()
        })
    }

    /// Whether who begins now can come to its end, by the rule that it is opened by.
    #[must_use]
    pub fn leads_to_its_end(&self) -> bool {
        let status = |id| {
            let course = self.courses.iter().find(|course| course.course.id == id)?;
            Some(course.course.status)
        };
        let named: BTreeMap<&str, CourseId> = self.entry.named().collect();
        let stands = |slug: &str| match named.get(slug).map(|id| status(*id)) {
            Some(Some(CourseStatus::Open)) => CourseStands::Open,
            Some(Some(_)) => CourseStands::Retired,
            Some(None) => CourseStands::NeverPublished,
            None => CourseStands::Missing,
        };
        not_ready(&self.entry.document, stands).is_empty()
    }
}

/// Whether any program was ever brought in.
///
/// # Errors
/// [`InternalError`]
pub async fn has_programs(store: &Store, _: System) -> Result<bool, InternalError> {
    Ok(program::Entity::find().count(store.read()).await? > 0)
}

/// The published program with this address.
///
/// # Errors
/// [`InternalError`]
pub async fn program_by_slug(
    store: &Store,
    _: Public,
    slug: &str,
) -> Result<Option<WholeProgram>, InternalError> {
    let one = program::Entity::find()
        .filter(program::Column::Slug.eq(slug))
        .filter(program::Column::CurrentRevisionId.is_not_null());
    let Some(entry) = whole(store.read(), one).await?.pop() else {
        return Ok(None);
    };
    let ids: Vec<Uuid> = entry.courses.iter().map(|(id, _)| id.0).collect();
    let rows = course::Entity::find()
        .filter(course::Column::Id.is_in(ids))
        .all(store.read())
        .await?;
    let mut rows: BTreeMap<Uuid, course::Model> =
        rows.into_iter().map(|row| (row.id, row)).collect();
    let mut courses = Vec::new();
    for (id, required) in &entry.courses {
        let Some(course) = rows.remove(&id.0).map(CourseEntry::public) else {
            continue;
        };
        let Some(current) = course.current_revision else {
            continue;
        };
        courses.push(ProgramCourse {
            course,
            required: *required,
            revision: revision(store, current).await?,
        });
    }
    Ok(Some(WholeProgram { entry, courses }))
}

/// The published programs that ask for this course, or offer it.
///
/// # Errors
/// [`InternalError`]
pub async fn programs_with_course(
    store: &Store,
    _: Public,
    course: CourseId,
) -> Result<Vec<ProgramEntry>, InternalError> {
    programs_with(store.read(), course).await
}

/// The same inside a transaction.
pub(crate) async fn programs_with<C: ConnectionTrait>(
    on: &C,
    course: CourseId,
) -> Result<Vec<ProgramEntry>, InternalError> {
    let listed = program_course::Entity::find()
        .filter(program_course::Column::CourseId.eq(course.0))
        .all(on)
        .await?;
    if listed.is_empty() {
        return Ok(Vec::new());
    }
    let with_it = program::Entity::find()
        .filter(program::Column::Id.is_in(listed.iter().map(|row| row.program_id)))
        .filter(program::Column::CurrentRevisionId.is_not_null())
        .order_by_asc(program::Column::Position);
    whole(on, with_it).await
}

/// What an entry needs: the draft and the sources beside it are many times larger.
#[derive(Debug, DerivePartialModel)]
#[sea_orm(entity = "program::Entity", from_query_result)]
struct Row {
    id: Uuid,
    slug: String,
    status: Word<CatalogStatus>,
    current_revision_id: Option<Uuid>,
    updated_at: DateTime<Utc>,
}

#[derive(Debug, DerivePartialModel)]
#[sea_orm(entity = "program_revision::Entity", from_query_result)]
struct PublishedRow {
    program_id: Uuid,
    number: i32,
    document: String,
}

/// Published programs with their documents and the ids of their courses.
pub(super) async fn whole<C: ConnectionTrait>(
    on: &C,
    programs: Select<program::Entity>,
) -> Result<Vec<ProgramEntry>, InternalError> {
    let rows = programs.into_partial_model::<Row>().all(on).await?;
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let current = rows.iter().filter_map(|row| row.current_revision_id);
    let revisions = program_revision::Entity::find()
        .filter(program_revision::Column::Id.is_in(current))
        .into_partial_model::<PublishedRow>()
        .all(on)
        .await?;
    let mut revisions: BTreeMap<Uuid, PublishedRow> =
        revisions.into_iter().map(|r| (r.program_id, r)).collect();
    let listed = program_course::Entity::find()
        .filter(program_course::Column::ProgramId.is_in(rows.iter().map(|r| r.id)))
        .order_by_asc(program_course::Column::Position)
        .all(on)
        .await?;
    let mut entries = Vec::new();
    for row in rows {
        let Some(revision) = revisions.remove(&row.id) else {
            continue;
        };
        entries.push(ProgramEntry {
            id: ProgramId(row.id),
            slug: row.slug,
            status: row.status.0.of_program().ok_or_else(|| {
                InternalError::Corrupt(format!("program {} is published and a draft", row.id))
            })?,
            updated_at: row.updated_at,
            number: revision.number,
            document: serde_json::from_str(&revision.document)?,
            courses: listed
                .iter()
                .filter(|course| course.program_id == row.id)
                .map(|course| (CourseId(course.course_id), course.required))
                .collect(),
        });
    }
    Ok(entries)
}
