//! What is written, typed; one of each is one row.

use crate::enrollment::EnrollmentEventKind;
use chrono::{DateTime, Utc};
use laurel_domain::assessment::Score;
use laurel_domain::enrollment::Status;
use laurel_domain::ids::{AttemptId, CourseId, EnrollmentId, PersonId, RevisionId};
use uuid::Uuid;

/// What is written in one transaction.
#[derive(Debug, Clone, Default)]
pub struct Past {
    pub people: Vec<PastPerson>,
    pub enrollments: Vec<PastEnrollment>,
    pub events: Vec<PastEvent>,
    pub facts: Vec<PastFact>,
    pub attempts: Vec<PastAttempt>,
}

/// Somebody who registered and confirmed the address then.
#[derive(Debug, Clone)]
pub struct PastPerson {
    pub id: PersonId,
    pub email: String,
    pub name: String,
    pub name_confirmed_at: Option<DateTime<Utc>>,
    pub language: &'static str,
    pub at: DateTime<Utc>,
}

/// Somebody's place in a course, as it is in the end.
#[derive(Debug, Clone)]
pub struct PastEnrollment {
    pub id: EnrollmentId,
    pub person: PersonId,
    pub course: CourseId,
    pub revision: RevisionId,
    pub status: Status,
    /// The id of the activity that was opened last.
    pub place: Option<String>,
    pub done: i32,
    pub total: i32,
    pub percent: i32,
    pub from: DateTime<Utc>,
    /// When something was done in it last.
    pub last: DateTime<Utc>,
}

/// What happened to an enrollment.
#[derive(Debug, Clone)]
pub struct PastEvent {
    pub id: Uuid,
    pub enrollment: EnrollmentId,
    pub kind: EnrollmentEventKind,
    pub at: DateTime<Utc>,
    pub by: Option<PersonId>,
}

/// An activity that its learner completed.
#[derive(Debug, Clone)]
pub struct PastFact {
    pub id: Uuid,
    pub enrollment: EnrollmentId,
    pub activity: String,
    pub at: DateTime<Utc>,
    /// JSON.
    pub evidence: String,
}

/// An attempt that its learner handed in, with its answers.
#[derive(Debug, Clone)]
pub struct PastAttempt {
    pub id: AttemptId,
    pub enrollment: EnrollmentId,
    pub revision: RevisionId,
    pub activity: String,
    pub number: i32,
    pub seed: i64,
    /// JSON, as are the responses and the grades.
    pub question_set: String,
    pub started: DateTime<Utc>,
    pub deadline: Option<DateTime<Utc>>,
    pub submitted: DateTime<Utc>,
    /// `None`: a survey.
    pub score: Option<Score>,
    pub grades: Option<String>,
    /// Responses by question.
    pub answers: Vec<(String, String)>,
}
