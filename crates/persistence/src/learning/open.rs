//! Opens a page of the player: everything that it needs to know about its
//! reader, in one read.

use super::entity::lesson_opening;
use super::note::Note;
use crate::catalog::{LoadedRevision, revision};
use crate::enrollment::entity::enrollment;
use crate::enrollment::{Enrollment, of_row};
use crate::store::{InternalError, Store, Tx, Word};
use chrono::{DateTime, Utc};
use laurel_domain::identity::{Permit, actions};
use laurel_domain::ids::EnrollmentId;
use laurel_domain::learning::{Fact, FactKind};
use sea_orm::sea_query::OnConflict;
use sea_orm::{
    ColumnTrait, DbBackend, EntityTrait, FromQueryResult, QueryFilter, QueryResult, Set, Statement,
};
use std::sync::Arc;
use uuid::Uuid;

/// A learner with a page open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenedActivity {
    pub enrollment: Enrollment,
    pub facts: Vec<Fact>,
    /// On the activity that was asked for.
    pub note: Option<Note>,
    /// Ids of activities.
    pub bookmarks: Vec<String>,
    /// When activities with a reading time were first opened.
    pub openings: Vec<(String, DateTime<Utc>)>,
}

/// The facts, bookmarks and openings come as JSON in one row: a row each would
/// cost more than the page.
fn sql(backend: DbBackend) -> String {
    let (list, pair, triple) = if backend == DbBackend::Postgres {
        (
            "COALESCE(json_agg(activity), '[]')::text",
            "COALESCE(json_agg(json_build_array(activity, opened_at)), '[]')::text",
            "COALESCE(json_agg(json_build_array(activity, kind, at)), '[]')::text",
        )
    } else {
        (
            "json_group_array(activity)",
            "json_group_array(json_array(activity, opened_at))",
            "json_group_array(json_array(activity, kind, at))",
        )
    };
    format!(
        "SELECT e.*, c.slug AS c_slug, c.title AS c_title, c.status AS c_status, \
         (SELECT {triple} FROM progress_fact WHERE enrollment_id = e.id) AS facts, \
         (SELECT {list} FROM bookmark WHERE enrollment_id = e.id) AS bookmarks, \
         (SELECT {pair} FROM lesson_opening WHERE enrollment_id = e.id) AS openings, \
         n.body AS note, n.updated_at AS noted_at \
         FROM course c JOIN enrollment e ON e.course_id = c.id AND e.person_id = $1 \
         LEFT JOIN lesson_note n ON n.enrollment_id = e.id AND n.activity = $3 \
         WHERE c.slug = $2"
    )
}

/// The permit's person in the course at this address. `activity` is the id of
/// the activity whose note is wanted. `None`: they were never in it.
///
/// # Errors
/// [`InternalError`]
pub async fn open(
    store: &Store,
    permit: &Permit<actions::Learn>,
    course: &str,
    activity: &str,
) -> Result<Option<OpenedActivity>, InternalError> {
    let person = permit.person();
    let backend = store.read().get_database_backend();
    let values = [person.0.into(), course.into(), activity.into()];
    let statement = Statement::from_sql_and_values(backend, sql(backend), values);
    let row = store.glance(statement).await?;
    row.map(|row| opened(&row)).transpose()
}

fn opened(row: &QueryResult) -> Result<OpenedActivity, InternalError> {
    let json = |name: &str| -> Result<String, InternalError> { Ok(row.try_get("", name)?) };
    let facts: Vec<(String, FactKind, DateTime<Utc>)> = serde_json::from_str(&json("facts")?)?;
    let facts = facts
        .into_iter()
        .map(|(activity, kind, at)| Fact { activity, kind, at });
    let body: Option<String> = row.try_get("", "note")?;
    let noted_at: Option<DateTime<Utc>> = row.try_get("", "noted_at")?;
    let slug: String = row.try_get("", "c_slug")?;
    let title: String = row.try_get("", "c_title")?;
    let Word(status) = row.try_get("", "c_status")?;
    let enrollment = enrollment::Model::from_query_result(row, "")?;
    Ok(OpenedActivity {
        facts: facts.collect(),
        note: body
            .zip(noted_at)
            .map(|(body, updated_at)| Note { body, updated_at }),
        bookmarks: serde_json::from_str(&json("bookmarks")?)?,
        openings: serde_json::from_str(&json("openings")?)?,
        enrollment: of_row(enrollment, slug, title, status)?,
    })
}

/// The revision that the learner has in front of them.
///
/// # Errors
/// [`InternalError`], also where the enrollment is somebody else's.
pub async fn opened_revision(
    store: &Store,
    permit: &Permit<actions::Learn>,
    opened: &OpenedActivity,
) -> Result<Arc<LoadedRevision>, InternalError> {
    if opened.enrollment.person != permit.person() {
        return Err(InternalError::Permit);
    }
    revision(store, opened.enrollment.revision).await
}

/// Remembers when a lesson with a reading time was first opened, in one's own
/// enrollment.
///
/// # Errors
/// [`InternalError`]
pub async fn note_opening(
    store: &Store,
    permit: &Permit<actions::Learn>,
    enrollment: EnrollmentId,
    activity: &str,
) -> Result<(), InternalError> {
    let person = permit.person();
    store
        .transact(async |tx| {
            let mine = enrollment::Entity::find_by_id(enrollment.0)
                .filter(enrollment::Column::PersonId.eq(person.0))
                .one(tx)
                .await?;
            if mine.is_none() {
                return Ok::<_, InternalError>(());
            }
            let row = lesson_opening::ActiveModel {
                id: Set(tx.new_id()),
                enrollment_id: Set(enrollment.0),
                activity: Set(activity.to_owned()),
                opened_at: Set(tx.now()),
            };
            lesson_opening::Entity::insert(row)
                .on_conflict(
                    OnConflict::columns([
                        lesson_opening::Column::EnrollmentId,
                        lesson_opening::Column::Activity,
                    ])
                    .do_nothing()
                    .to_owned(),
                )
                .exec_without_returning(tx)
                .await?;
            Ok(())
        })
        .await
}

pub(super) async fn opened_at(
    tx: &Tx,
    enrollment: Uuid,
    activity: &str,
) -> Result<Option<DateTime<Utc>>, InternalError> {
    let row = lesson_opening::Entity::find()
        .filter(lesson_opening::Column::EnrollmentId.eq(enrollment))
        .filter(lesson_opening::Column::Activity.eq(activity))
        .one(tx)
        .await?;
    Ok(row.map(|row| row.opened_at))
}
