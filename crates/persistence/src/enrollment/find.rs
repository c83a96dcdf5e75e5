//! Reads enrollments.

use super::entity::enrollment::{Column, Entity, Model};
use crate::catalog::CourseStatus;
use crate::catalog::entity::course;
use crate::identity::lock_person;
use crate::store::{Glance, InternalError, Store, Tx, Word};
use chrono::{DateTime, Utc};
use laurel_domain::enrollment::Status;
use laurel_domain::identity::{OwnScope, Permit, actions};
use laurel_domain::ids::{CourseId, EnrollmentId, PersonId, RevisionId};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QueryResult, QuerySelect};
use std::cmp::Reverse;

/// A person's place in a course.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Enrollment {
    pub id: EnrollmentId,
    pub person: PersonId,
    pub course: CourseId,
    /// What the learner has in front of them, for as long as they are in.
    pub revision: RevisionId,
    pub status: Status,
    /// The id of the activity that was open last.
    pub place: Option<String>,
    /// Of what counts; derived from the facts.
    pub done: u32,
    pub total: u32,
    /// 0 to 100.
    pub percent: u32,
    pub created_at: DateTime<Utc>,
    /// The last time that something was done in it.
    pub updated_at: DateTime<Utc>,
    pub completed_at: Option<DateTime<Utc>>,
    pub slug: String,
    pub title: String,
    /// Whether the course takes nobody new.
    pub retired: bool,
}

/// The most courses that one person's pages show.
const MAX: usize = 200;

fn count(number: i32) -> u32 {
    u32::try_from(number).unwrap_or(0)
}

/// `course` is its slug, `title` and `state` its title and status.
pub(super) fn of_row(
    row: Model,
    course: String,
    title: String,
    state: CourseStatus,
) -> Result<Enrollment, InternalError> {
    Ok(Enrollment {
        id: EnrollmentId(row.id),
        person: PersonId(row.person_id),
        course: CourseId(row.course_id),
        revision: RevisionId(row.revision_id),
        status: row.status.0,
        place: row.place,
        done: count(row.done_count),
        total: count(row.required_count),
        percent: count(row.percent),
        created_at: row.created_at,
        updated_at: row.updated_at,
        completed_at: row.completed_at,
        slug: course,
        title,
        retired: state == CourseStatus::Retired,
    })
}

/// One's enrollment in the course at this address.
///
/// # Errors
/// [`InternalError`]
pub async fn enrollment(
    store: &Store,
    own: OwnScope,
    slug: &str,
) -> Result<Option<Enrollment>, InternalError> {
    let Some(course) = course::Entity::find()
        .filter(course::Column::Slug.eq(slug))
        .one(store.read())
        .await?
    else {
        return Ok(None);
    };
    let row = Entity::find()
        .filter(Column::PersonId.eq(own.person().0))
        .filter(Column::CourseId.eq(course.id))
        .one(store.read())
        .await?;
    row.map(|row| of_row(row, course.slug, course.title, course.status.0))
        .transpose()
}

/// All of one's enrollments, the one that something was done in last
/// first; those that were left, too.
///
/// # Errors
/// [`InternalError`]
pub async fn enrollments(store: &Store, own: OwnScope) -> Result<Vec<Enrollment>, InternalError> {
    let person = own.person();
    let rows = store.glance_all(&MINE, vec![person.0.into()]).await?;
    let all = rows.iter().map(|row| mine(person, row));
    let mut all = all.collect::<Result<Vec<_>, _>>()?;
    all.sort_by_key(|one| Reverse(one.updated_at));
    all.truncate(MAX);
    Ok(all)
}

const MINE_READ: &str = "e.id, e.course_id, e.revision_id, e.status, e.place, e.done_count, \
    e.required_count, e.percent, e.created_at, e.updated_at, e.completed_at, c.slug, c.title, \
    c.status FROM asked CROSS JOIN enrollment e CROSS JOIN course c \
    WHERE e.person_id = asked.person AND c.id = e.course_id";

static MINE: Glance = Glance {
    asked: &[("person", "uuid")],
    sqlite: MINE_READ,
    postgresql: MINE_READ,
};

fn mine(person: PersonId, row: &QueryResult) -> Result<Enrollment, InternalError> {
    let (Word(status), Word(course)) = (row.try_get_by_index(4)?, row.try_get_by_index(14)?);
    let course: CourseStatus = course;
    Ok(Enrollment {
        id: EnrollmentId(row.try_get_by_index(1)?),
        person,
        course: CourseId(row.try_get_by_index(2)?),
        revision: RevisionId(row.try_get_by_index(3)?),
        status,
        place: row.try_get_by_index(5)?,
        done: count(row.try_get_by_index(6)?),
        total: count(row.try_get_by_index(7)?),
        percent: count(row.try_get_by_index(8)?),
        created_at: row.try_get_by_index(9)?,
        updated_at: row.try_get_by_index(10)?,
        completed_at: row.try_get_by_index(11)?,
        slug: row.try_get_by_index(12)?,
        title: row.try_get_by_index(13)?,
        retired: course == CourseStatus::Retired,
    })
}

/// A person's enrollments as the staff see them, the newest first, those
/// before `before`.
///
/// # Errors
/// [`InternalError`]
pub async fn enrollments_of(
    store: &Store,
    _: &Permit<actions::ReadPeople>,
    person: PersonId,
    before: Option<EnrollmentId>,
    limit: u64,
) -> Result<Vec<Enrollment>, InternalError> {
    let mut query = Entity::find()
        .filter(Column::PersonId.eq(person.0))
        .order_by_desc(Column::Id)
        .limit(limit);
    if let Some(before) = before {
        query = query.filter(Column::Id.lt(before.0));
    }
    with_courses(store, query.all(store.read()).await?).await
}

pub(super) async fn with_courses(
    store: &Store,
    rows: Vec<Model>,
) -> Result<Vec<Enrollment>, InternalError> {
    let ids: Vec<_> = rows.iter().map(|row| row.course_id).collect();
    let courses = course::Entity::find()
        .filter(course::Column::Id.is_in(ids))
        .all(store.read())
        .await?;
    let mut all = Vec::with_capacity(rows.len());
    for row in rows {
        if let Some(course) = courses.iter().find(|course| course.id == row.course_id) {
            let (slug, title) = (course.slug.clone(), course.title.clone());
            all.push(of_row(row, slug, title, course.status.0)?);
        }
    }
    Ok(all)
}

/// The row as it is now, with its person held until the transaction ends.
pub(crate) async fn locked(
    tx: &Tx,
    id: EnrollmentId,
    person: PersonId,
) -> Result<Model, InternalError> {
    lock_person(tx, person).await?;
    Entity::find_by_id(id.0)
        .one(tx)
        .await?
        .ok_or_else(|| InternalError::Corrupt(format!("enrollment {id} is gone")))
}

/// Whether one is in the course, or completed it; not who left it.
///
/// # Errors
/// [`InternalError`]
pub async fn is_in_course(
    store: &Store,
    own: OwnScope,
    course: CourseId,
) -> Result<bool, InternalError> {
    let row = Entity::find()
        .filter(Column::PersonId.eq(own.person().0))
        .filter(Column::CourseId.eq(course.0))
        .filter(Column::Status.ne(Status::Withdrawn.as_str()))
        .one(store.read())
        .await?;
    Ok(row.is_some())
}
