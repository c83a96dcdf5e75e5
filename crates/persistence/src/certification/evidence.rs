//! What a person completed, and with what: read from enrollments, their
//! revisions and the attempts in them.

use crate::catalog::entity::course;
use crate::catalog::revision;
use crate::enrollment::entity::enrollment;
use crate::store::{InternalError, Store, Tx};
use chrono::{DateTime, Utc};
use laurel_domain::certification::CompletedCourse;
use laurel_domain::ids::{CourseId, EnrollmentId, PersonId, RevisionId};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

/// A course that a person completed.
pub(super) struct CourseDone {
    pub(super) course: CourseId,
    slug: String,
    title: String,
    enrollment: Uuid,
    revision: RevisionId,
    at: DateTime<Utc>,
}

pub(super) async fn completed(tx: &Tx, person: PersonId) -> Result<Vec<CourseDone>, InternalError> {
    let rows = enrollment::Entity::find()
        .filter(enrollment::Column::PersonId.eq(person.0))
        .filter(enrollment::Column::CompletedAt.is_not_null())
        .order_by_asc(enrollment::Column::CompletedAt)
        .all(tx)
        .await?;
    let ids: Vec<Uuid> = rows.iter().map(|row| row.course_id).collect();
    let courses = course::Entity::find()
        .filter(course::Column::Id.is_in(ids))
        .all(tx)
        .await?;
    let mut done: Vec<CourseDone> = Vec::new();
    for row in rows {
        let Some(course) = courses.iter().find(|course| course.id == row.course_id) else {
            continue;
        };
        // the first completion is the one that counts
        if let (Some(at), false) = (
            row.completed_at,
            done.iter().any(|d| d.course.0 == course.id),
        ) {
            done.push(CourseDone {
                course: CourseId(course.id),
                slug: course.slug.clone(),
                title: course.title.clone(),
                enrollment: row.id,
                revision: RevisionId(row.revision_id),
                at,
            });
        }
    }
    Ok(done)
}

/// The course's language, and what goes into the evidence.
pub(super) async fn course_evidence(
    store: &Store,
    tx: &Tx,
    done: &CourseDone,
) -> Result<(String, CompletedCourse), InternalError> {
    let learned = revision(store, done.revision).await?;
    let course = CompletedCourse {
        course: done.course,
        slug: done.slug.clone(),
        title: done.title.clone(),
        revision: learned.number,
        hash: learned.hash.clone(),
        half_hours: learned.document.half_hours(),
        assessed: learned.document.is_assessed(),
        completed_at: done.at,
        passed: (store.handlers().passed_quizzes)(tx, EnrollmentId(done.enrollment)).await?,
    };
    Ok((learned.document.language.clone(), course))
}
