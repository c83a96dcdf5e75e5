//! Opens a page of the player: everything that it needs to know about its
//! reader, in one read.

use super::entity::lesson_opening;
use super::note::Note;
use crate::catalog::{LoadedRevision, revision};
use crate::enrollment::entity::enrollment;
use crate::store::{Glance, InternalError, Store, Tx, Word};
use chrono::{DateTime, Utc};
use laurel_domain::enrollment::Status;
use laurel_domain::identity::{Permit, actions};
use laurel_domain::ids::{CourseId, EnrollmentId, PersonId, RevisionId};
use laurel_domain::learning::{Fact, FactKind};
use sea_orm::sea_query::OnConflict;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryResult, Set, TryGetable};
use serde::de::DeserializeOwned;
use std::sync::Arc;
use uuid::Uuid;

/// A learner with a page open: their enrollment, as far as a page of the player
/// needs it, and what they did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenedActivity {
    pub enrollment: EnrollmentId,
    pub person: PersonId,
    pub course: CourseId,
    /// The course's address, its last part.
    pub slug: String,
    /// The course's.
    pub title: String,
    /// Of the enrollment.
    pub status: Status,
    pub revision: RevisionId,
    /// The id of the activity where they left off.
    pub place: Option<String>,
    pub completed_at: Option<DateTime<Utc>>,
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
macro_rules! select {
    ($list:literal, $pair:literal, $triple:literal) => {
        concat!(
            "e.id, e.course_id, c.title, e.status, e.revision_id, e.place, e.completed_at, \
             (SELECT ",
            $triple,
            " FROM progress_fact WHERE enrollment_id = e.id), \
             (SELECT ",
            $list,
            " FROM bookmark WHERE enrollment_id = e.id), \
             (SELECT ",
            $pair,
            " FROM lesson_opening WHERE enrollment_id = e.id), \
             n.body, n.updated_at \
             FROM asked CROSS JOIN course c CROSS JOIN enrollment e \
             LEFT JOIN lesson_note n ON n.enrollment_id = e.id AND n.activity = asked.activity \
             WHERE c.slug = asked.slug AND e.course_id = c.id AND e.person_id = asked.person"
        )
    };
}

static OPEN: Glance = Glance {
    asked: &[("person", "uuid"), ("slug", "text"), ("activity", "text")],
    sqlite: select!(
        "json_group_array(activity)",
        "json_group_array(json_array(activity, opened_at))",
        "json_group_array(json_array(activity, kind, at))"
    ),
    postgresql: select!(
        "COALESCE(json_agg(activity), '[]')::text",
        "COALESCE(json_agg(json_build_array(activity, opened_at)), '[]')::text",
        "COALESCE(json_agg(json_build_array(activity, kind, at)), '[]')::text"
    ),
};

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
    let values = vec![person.0.into(), course.into(), activity.into()];
    let row = store.glance(&OPEN, values).await?;
    row.map(|row| opened(person, course, &row)).transpose()
}

/// By the places of the columns: looking them up by name takes longer than
/// reading them.
fn opened(
    person: PersonId,
    slug: &str,
    row: &QueryResult,
) -> Result<OpenedActivity, InternalError> {
    fn value<T: TryGetable>(row: &QueryResult, column: usize) -> Result<T, InternalError> {
        Ok(row.try_get_by_index(column)?)
    }
    fn list<T: DeserializeOwned>(
        row: &QueryResult,
        column: usize,
    ) -> Result<Vec<T>, InternalError> {
        let json: String = value(row, column)?;
        // most are empty
        if json == "[]" {
            return Ok(Vec::new());
        }
        Ok(serde_json::from_str(&json)?)
    }
    let facts: Vec<(String, FactKind, DateTime<Utc>)> = list(row, 8)?;
    let facts = facts
        .into_iter()
        .map(|(activity, kind, at)| Fact { activity, kind, at });
    let Word(status) = value(row, 4)?;
    let body: Option<String> = value(row, 11)?;
    let note = match body {
        Some(body) => Some(Note {
            body,
            updated_at: value(row, 12)?,
        }),
        None => None,
    };
    Ok(OpenedActivity {
        enrollment: EnrollmentId(value(row, 1)?),
        person,
        course: CourseId(value(row, 2)?),
        slug: slug.to_owned(),
        title: value(row, 3)?,
        status,
        revision: RevisionId(value(row, 5)?),
        place: value(row, 6)?,
        completed_at: value(row, 7)?,
        facts: facts.collect(),
        bookmarks: list(row, 9)?,
        openings: list(row, 10)?,
        note,
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
    if opened.person != permit.person() {
        return Err(InternalError::Permit);
    }
    revision(store, opened.revision).await
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
