//! Reads attempts with what was answered.

use super::entity::answer;
use super::entity::attempt::{Column, Entity, Model};
use super::mark::marked;
use crate::catalog::{LoadedRevision, revision};
use crate::enrollment::EnrollmentScope;
use crate::store::{InternalError, Store, Word, column_words};
use chrono::{DateTime, Utc};
use laurel_domain::assessment::{AttemptState, Grades, QuestionSet, Response, Score};
use laurel_domain::enrollment::Status;
use laurel_domain::identity::{Permit, actions};
use laurel_domain::ids::{AttemptId, CourseId, EnrollmentId, PersonId, RevisionId};
use laurel_domain::text::UnknownName;
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter, QueryOrder,
    QuerySelect, QueryTrait, Select, Statement,
};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use uuid::Uuid;

/// The most attempts at one quiz that are shown.
const MAX: u64 = 500;

/// How an attempt ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SubmittedBy {
    ByLearner,
    /// The time was up, and what stood was handed in.
    ByDeadline,
}

impl SubmittedBy {
    const ALL: [Self; 2] = [Self::ByLearner, Self::ByDeadline];

    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            Self::ByLearner => "learner",
            Self::ByDeadline => "deadline",
        }
    }
}

impl std::str::FromStr for SubmittedBy {
    type Err = UnknownName;

    fn from_str(name: &str) -> Result<Self, UnknownName> {
        Self::ALL
            .into_iter()
            .find(|one| one.as_str() == name)
            .ok_or(UnknownName)
    }
}

column_words!(SubmittedBy);

/// One go at a quiz or a survey.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attempt {
    pub id: AttemptId,
    pub enrollment: EnrollmentId,
    /// Its questions are this revision's.
    pub revision: RevisionId,
    /// The activity's id.
    pub activity: String,
    /// From 1.
    pub number: u32,
    pub question_set: QuestionSet,
    pub rules: AttemptState,
    pub how: Option<SubmittedBy>,
    /// Once it is graded.
    pub score: Option<Score>,
    pub grades: Option<Grades>,
}

/// An answer that stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GivenAnswer {
    pub response: Response,
    pub at: DateTime<Utc>,
}

/// A learner's attempt with what was answered in it, by the question's id.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LearnerAttempt {
    pub attempt: Attempt,
    pub person: PersonId,
    pub course: CourseId,
    pub course_slug: String,
    /// The enrollment's status.
    pub(super) status: Status,
    pub given: BTreeMap<String, GivenAnswer>,
    /// Ids of the questions to look at again, while it is open.
    pub marked: BTreeSet<String>,
}

impl LearnerAttempt {
    /// Whether the learner left the course since.
    #[must_use]
    pub fn has_left(&self) -> bool {
        self.status == Status::Withdrawn
    }

    /// What was answered, without when.
    #[must_use]
    pub fn responses(&self) -> BTreeMap<String, Response> {
        let given = self.given.iter();
        given
            .map(|(id, given)| (id.clone(), given.response.clone()))
            .collect()
    }
}

pub(super) fn attempt_of(row: Model) -> Result<Attempt, InternalError> {
    let score = match (row.earned, row.most, row.percent, row.passed) {
        (Some(earned), Some(most), Some(percent), Some(passed)) => Some(Score {
            earned_milli: u64::try_from(earned).unwrap_or(0),
            max_milli: u64::try_from(most).unwrap_or(0),
            percent: u32::try_from(percent).unwrap_or(0),
            passed,
        }),
        _ => None,
    };
    let how = row.submitted_how.map(|how| how.0);
    Ok(Attempt {
        id: AttemptId(row.id),
        enrollment: EnrollmentId(row.enrollment_id),
        revision: RevisionId(row.revision_id),
        activity: row.activity,
        number: u32::try_from(row.number).unwrap_or(0),
        question_set: serde_json::from_str(&row.question_set)?,
        rules: AttemptState {
            started_at: row.started_at,
            deadline: row.deadline_at,
            submitted_at: row.submitted_at,
            passed: row.passed.unwrap_or(false),
        },
        how,
        score,
        grades: row
            .grades
            .as_deref()
            .map(serde_json::from_str)
            .transpose()?,
    })
}

/// The attempts in an enrollment of the scope, of one activity or of all, in order.
///
/// # Errors
/// [`InternalError`]
pub async fn attempts(
    store: &Store,
    scope: &EnrollmentScope,
    enrollment: EnrollmentId,
    activity: Option<&str>,
) -> Result<Vec<Attempt>, InternalError> {
    let query = query(enrollment, activity);
    let query = query.filter(Column::EnrollmentId.in_subquery(scope.ids()));
    all(store.read(), query).await
}

pub(super) async fn of_activity<C: ConnectionTrait>(
    on: &C,
    enrollment: EnrollmentId,
    activity: Option<&str>,
) -> Result<Vec<Attempt>, InternalError> {
    all(on, query(enrollment, activity)).await
}

fn query(enrollment: EnrollmentId, activity: Option<&str>) -> Select<Entity> {
    let mut query = Entity::find()
        .filter(Column::EnrollmentId.eq(enrollment.0))
        .order_by_asc(Column::StartedAt)
        .order_by_asc(Column::Number)
        .limit(MAX);
    if let Some(activity) = activity {
        query = query.filter(Column::Activity.eq(activity));
    }
    query
}

async fn all<C: ConnectionTrait>(
    on: &C,
    query: Select<Entity>,
) -> Result<Vec<Attempt>, InternalError> {
    query.all(on).await?.into_iter().map(attempt_of).collect()
}

/// The attempt, if it is the permit's person's.
///
/// # Errors
/// [`InternalError`]
pub async fn attempt(
    store: &Store,
    permit: &Permit<actions::Learn>,
    id: AttemptId,
) -> Result<Option<LearnerAttempt>, InternalError> {
    let person = permit.person();
    let Some(mut learner_attempt) = learner_attempt(store, person, id).await? else {
        return Ok(None);
    };
    learner_attempt.given = given(store.read(), id.0).await?;
    if learner_attempt.attempt.rules.submitted_at.is_none() {
        learner_attempt.marked = marked(store.read(), id).await?;
    }
    Ok(Some(learner_attempt))
}

/// The revision whose questions the attempt has.
///
/// # Errors
/// [`InternalError`], also where the attempt is somebody else's.
pub async fn attempt_revision(
    store: &Store,
    permit: &Permit<actions::Learn>,
    attempt: &LearnerAttempt,
) -> Result<Arc<LoadedRevision>, InternalError> {
    if attempt.person != permit.person() {
        return Err(InternalError::Permit);
    }
    revision(store, attempt.attempt.revision).await
}

/// The attempt without its answers and marks.
pub(super) async fn learner_attempt(
    store: &Store,
    person: PersonId,
    id: AttemptId,
) -> Result<Option<LearnerAttempt>, InternalError> {
    let backend = store.read().get_database_backend();
    let sql = "SELECT a.*, e.person_id AS e_person, e.course_id AS e_course, e.status AS e_status, c.slug AS c_slug \
        FROM attempt a JOIN enrollment e ON e.id = a.enrollment_id JOIN course c ON c.id = e.course_id \
        WHERE a.id = $1 AND e.person_id = $2";
    let values = [id.0.into(), person.0.into()];
    let row = store
        .read()
        .query_one_raw(Statement::from_sql_and_values(backend, sql, values))
        .await?;
    let Some(row) = row else {
        return Ok(None);
    };
    Ok(Some(LearnerAttempt {
        person: PersonId(row.try_get("", "e_person")?),
        course: CourseId(row.try_get("", "e_course")?),
        course_slug: row.try_get("", "c_slug")?,
        status: row.try_get::<Word<_>>("", "e_status")?.0,
        attempt: attempt_of(Model::from_query_result(&row, "")?)?,
        given: BTreeMap::new(),
        marked: BTreeSet::new(),
    }))
}

/// The last answer to each question. One that was taken back is not there.
pub(super) async fn given<C: ConnectionTrait>(
    on: &C,
    attempt: Uuid,
) -> Result<BTreeMap<String, GivenAnswer>, InternalError> {
    let last = answer::Entity::find()
        .select_only()
        .column_as(answer::Column::Id.max(), "last")
        .filter(answer::Column::AttemptId.eq(attempt))
        .group_by(answer::Column::Question)
        .into_query();
    let rows = answer::Entity::find()
        .filter(answer::Column::Id.in_subquery(last))
        .all(on)
        .await?;
    let mut all = BTreeMap::new();
    for row in rows {
        if let Some(response) = serde_json::from_str(&row.response)? {
            let at = row.at;
            all.insert(row.question, GivenAnswer { response, at });
        }
    }
    Ok(all)
}
