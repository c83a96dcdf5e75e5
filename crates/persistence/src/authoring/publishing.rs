//! What publishing does, inside a transaction that somebody else opened.

use super::entity::draft;
use super::indexing::{index_course, index_program};
use super::plan::PlannedDocument;
use crate::audit::Event;
use crate::catalog::entity::{course, program, program_course};
use crate::catalog::entity::{program_revision, revision};
use crate::catalog::{AwardSubject, CatalogStatus, CourseStatus, keep_address, settle_award};
use crate::changes::Changed;
use crate::site::announce_program;
use crate::store::{AdvisoryLock, InternalError, Tx, Word};
use crate::tasks::Announcement;
use laurel_domain::authoring::document::{Course, Program};
use laurel_domain::identity::Authorized;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder, Set,
};
use uuid::Uuid;

/// One author at a time: on PostgreSQL two transactions could otherwise give
/// the same number. SQLite has one writer anyway.
pub(super) async fn alone(tx: &Tx) -> Result<(), InternalError> {
    AdvisoryLock::Publishing.take(tx).await
}

/// Appends the piece as the course's next revision, makes it the current one,
/// and drops the draft. Nobody who is enrolled is moved.
pub(super) async fn publish_course(
    tx: &Tx,
    permit: &impl Authorized,
    row: course::Model,
    piece: &PlannedDocument<Course>,
    note: &str,
) -> Result<i32, InternalError> {
    let now = tx.now();
    let last = revision::Entity::find()
        .filter(revision::Column::CourseId.eq(row.id))
        .order_by_desc(revision::Column::Number)
        .one(tx)
        .await?;
    let number = last.map_or(1, |last| last.number + 1);
    let id = tx.new_id();
    revision::ActiveModel {
        id: Set(id),
        course_id: Set(row.id),
        number: Set(number),
        hash: Set(piece.hash.clone()),
        document: Set(piece.json.clone()),
        source: Set(piece.source.clone()),
        published_at: Set(now),
        published_by: Set(permit.actor().map(|p| p.0)),
        note: Set(note.to_owned()),
    }
    .insert(tx)
    .await?;
    let (course_id, is_new) = (row.id, row.current_revision_id.is_none());
    let document = &piece.document;
    let mut active = row.into_active_model();
    active.slug = Set(document.slug.clone());
    active.title = Set(document.title.clone());
    active.current_revision_id = Set(Some(id));
    active.updated_at = Set(now);
    if is_new {
        active.status = Set(Word(CourseStatus::Open));
    }
    active.update(tx).await?;
    draft::Entity::delete_many()
        .filter(draft::Column::CourseId.eq(course_id))
        .exec(tx)
        .await?;
    keep_address(tx, AwardSubject::Course(course_id.into()), &document.slug).await?;
    settle_award(
        tx,
        AwardSubject::Course(course_id.into()),
        document.award.as_ref(),
    )
    .await?;
    index_course(tx, document).await?;
    tx.changed(Changed::Content);
    let published = Event::CoursePublished {
        id: course_id.into(),
        course: &document.id,
        revision: number,
        hash: &piece.hash,
    };
    tx.audit(permit, &published).await?;
    Ok(number)
}

/// The same for a program, whose courses are there already: `courses` are their
/// ids, in the order of the document.
pub(super) async fn publish_program(
    tx: &Tx,
    permit: &impl Authorized,
    row: program::Model,
    piece: &PlannedDocument<Program>,
    courses: &[(Uuid, bool)],
) -> Result<i32, InternalError> {
    let now = tx.now();
    let last = program_revision::Entity::find()
        .filter(program_revision::Column::ProgramId.eq(row.id))
        .order_by_desc(program_revision::Column::Number)
        .one(tx)
        .await?;
    let number = last.as_ref().map_or(1, |last| last.number + 1);
    let id = tx.new_id();
    program_revision::ActiveModel {
        id: Set(id),
        program_id: Set(row.id),
        number: Set(number),
        hash: Set(piece.hash.clone()),
        document: Set(piece.json.clone()),
        source: Set(piece.source.clone()),
        published_at: Set(now),
        published_by: Set(permit.actor().map(|p| p.0)),
    }
    .insert(tx)
    .await?;
    let document = &piece.document;
    let before = last
        .map(|last| serde_json::from_str::<Program>(&last.document))
        .transpose()?;
    let program_id = row.id;
    let mut active = row.into_active_model();
    active.slug = Set(document.slug.clone());
    active.title = Set(document.title.clone());
    active.current_revision_id = Set(Some(id));
    active.updated_at = Set(now);
    // what an administrator opened or retired stays so until the author says otherwise
    if before.is_none_or(|before| before.status != document.status) || document.courses.is_empty() {
        active.status = Set(Word(document.status.into()));
    }
    let row = active.update(tx).await?;
    list_courses(tx, program_id, courses).await?;
    keep_address(tx, AwardSubject::Program(program_id.into()), &document.slug).await?;
    settle_award(
        tx,
        AwardSubject::Program(program_id.into()),
        document.award.as_ref(),
    )
    .await?;
    index_program(tx, document).await?;
    tell_who_asked(tx, &row, document).await?;
    tx.changed(Changed::Content);
    let published = Event::ProgramPublished {
        id: program_id.into(),
        program: &document.id,
        revision: number,
        hash: &piece.hash,
    };
    tx.audit(permit, &published).await?;
    Ok(number)
}

/// Writes to those who wanted to know when it opens; once, whatever happens.
pub(crate) async fn tell_who_asked(
    tx: &Tx,
    row: &program::Model,
    document: &Program,
) -> Result<(), InternalError> {
    if row.status.0 != CatalogStatus::Open {
        return Ok(());
    }
    let announcement = Announcement {
        program: row.id.into(),
        slug: row.slug.clone(),
        title: row.title.clone(),
        topics: document.topics.clone(),
    };
    announce_program(tx, announcement).await
}

async fn list_courses(
    tx: &Tx,
    program: Uuid,
    courses: &[(Uuid, bool)],
) -> Result<(), InternalError> {
    program_course::Entity::delete_many()
        .filter(program_course::Column::ProgramId.eq(program))
        .exec(tx)
        .await?;
    for (position, (course, required)) in (0..).zip(courses) {
        program_course::ActiveModel {
            id: Set(tx.new_id()),
            program_id: Set(program),
            course_id: Set(*course),
            position: Set(position),
            required: Set(*required),
        }
        .insert(tx)
        .await?;
    }
    Ok(())
}
