//! Joins a course, or comes back to it.

use super::entity::enrollment::{ActiveModel, Column, Entity, Model};
use super::event::{EnrollmentEventKind, record_event};
use crate::catalog::entity::course;
use crate::catalog::{CourseStatus, LoadedRevision, courses_named, revision};
use crate::identity::lock_person;
use crate::store::{InternalError, Store, Tx, UseCaseError, Word};
use laurel_domain::enrollment::{
    Applicant, CourseOffer, EnrollRefusal, EntryMethod, Status, may_enroll,
};
use laurel_domain::identity::{Permit, actions};
use laurel_domain::ids::{CourseId, EnrollmentId, PersonId, RevisionId};
use laurel_domain::learning::course_progress;
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter, QuerySelect, Set};
use std::collections::BTreeSet;
use uuid::Uuid;

/// New learners are pinned to the revision that is current; who comes back
/// finds everything as they left it.
///
/// # Errors
/// [`UseCaseError`] with [`EnrollRefusal`].
pub async fn enroll(
    store: &Store,
    permit: &Permit<actions::Enroll>,
    course: CourseId,
    code: Option<&str>,
) -> Result<EnrollmentId, UseCaseError<EnrollRefusal>> {
    let person = permit.person();
    store
        .transact(async |tx| {
            let id = join(store, tx, person, course, code).await?;
            tx.done_to(id.0);
            Ok(id)
        })
        .await
}

async fn join(
    store: &Store,
    tx: &Tx,
    person: PersonId,
    course: CourseId,
    code: Option<&str>,
) -> Result<EnrollmentId, UseCaseError<EnrollRefusal>> {
    lock_person(tx, person).await?;
    let Some(offered) = course::Entity::find_by_id(course.0).one(tx).await? else {
        return Err(UseCaseError::Refused(EnrollRefusal::NotPublished));
    };
    let current = match offered.current_revision_id {
        Some(id) => Some(revision(store, RevisionId(id)).await?),
        None => None,
    };
    let known = Entity::find()
        .filter(Column::PersonId.eq(person.0))
        .filter(Column::CourseId.eq(course.0))
        .one(tx)
        .await?;
    let Some(current) = current else {
        return Err(UseCaseError::Refused(EnrollRefusal::NotPublished));
    };
    let offer = CourseOffer {
        published: true,
        retired: offered.status.0 == CourseStatus::Retired,
        join: current.document.join,
        code: offered.join_code.as_deref(),
        prerequisites: &current.document.prerequisites,
    };
    let applicant = Applicant {
        status: known.as_ref().map(|row| row.status.0),
        completed: &completed(tx, person, &current.document.prerequisites).await?,
        code,
    };
    match (
        may_enroll(&offer, &applicant).map_err(UseCaseError::Refused)?,
        known,
    ) {
        (EntryMethod::Return, Some(row)) => Ok(come_back(tx, row).await?),
        _ => Ok(begin(tx, person, course, &current).await?),
    }
}

async fn begin(
    tx: &Tx,
    person: PersonId,
    course: CourseId,
    current: &LoadedRevision,
) -> Result<EnrollmentId, InternalError> {
    let now = tx.now();
    let id = tx.new_id();
    let standing = course_progress(&current.document, &[]);
    ActiveModel {
        id: Set(id),
        person_id: Set(person.0),
        course_id: Set(course.0),
        revision_id: Set(current.id.0),
        status: Set(Word(Status::Active)),
        place: Set(None),
        done_count: Set(0),
        required_count: Set(i32::try_from(standing.total).unwrap_or(i32::MAX)),
        percent: Set(0),
        created_at: Set(now),
        updated_at: Set(now),
        completed_at: Set(None),
    }
    .insert(tx)
    .await?;
    record_event(tx, id, EnrollmentEventKind::Enrolled, Some(person)).await?;
    Ok(EnrollmentId(id))
}

async fn come_back(tx: &Tx, row: Model) -> Result<EnrollmentId, InternalError> {
    let id = EnrollmentId(row.id);
    let person = PersonId(row.person_id);
    Entity::update_many()
        .col_expr(Column::Status, Expr::value(Status::Active.as_str()))
        .col_expr(Column::UpdatedAt, Expr::value(tx.now()))
        .filter(Column::Id.eq(id.0))
        .exec(tx)
        .await?;
    record_event(tx, id.0, EnrollmentEventKind::Returned, Some(person)).await?;
    // what an attempt that ran out meanwhile, or the staff, completed
    tx.enrollment_resumed(id).await?;
    Ok(id)
}

/// Which of these courses, as they are named, this person completed.
async fn completed(
    tx: &Tx,
    person: PersonId,
    named: &[String],
) -> Result<BTreeSet<String>, InternalError> {
    let courses = courses_named(tx, named.iter().map(String::as_str)).await?;
    let done: Vec<Uuid> = Entity::find()
        .select_only()
        .column(Column::CourseId)
        .filter(Column::PersonId.eq(person.0))
        .filter(Column::CourseId.is_in(courses.values().map(|course| course.id)))
        .filter(Column::CompletedAt.is_not_null())
        .into_tuple()
        .all(tx)
        .await?;
    let of_them = courses
        .into_iter()
        .filter(|(_, course)| done.contains(&course.id));
    Ok(of_them.map(|(slug, _)| slug).collect())
}
