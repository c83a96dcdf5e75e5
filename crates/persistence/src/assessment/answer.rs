//! Keeps an answer: a row that is only ever added.

use super::find::{LearnerAttempt, given, learner_attempt as seat_of};
use crate::catalog::revision;
use crate::store::{InternalError, Store, UseCaseError};
use chrono::{DateTime, Utc};
use laurel_domain::assessment::{AnswerRefusal, Response, ResponseRefusal, may_answer};
use laurel_domain::authoring::document::{FeedbackPolicy, Quiz};
use laurel_domain::enrollment::{LearnRefusal, may_learn};
use laurel_domain::identity::{Permit, actions};
use laurel_domain::ids::{AttemptId, PersonId};
use sea_orm::{DbBackend, Statement, Value};
use std::sync::Arc;

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum KeepAnswerRefusal {
    /// No such attempt of this person, or no such question in it.
    NotFound,
    Learn(LearnRefusal),
    Answer(AnswerRefusal),
    Response(ResponseRefusal),
    /// Where the feedback follows at once, there must be an answer.
    Empty,
}

/// Keeps what the fields of a form say about a question, once it is on disk,
/// and answers when. What never changes about an attempt is known from memory;
/// what may have changed since, the one statement that adds the row asks.
///
/// # Errors
/// [`UseCaseError`] with [`KeepAnswerRefusal`].
pub async fn keep_answer(
    store: &Store,
    permit: &Permit<actions::Learn>,
    id: AttemptId,
    question: &str,
    fields: &[(String, String)],
) -> Result<DateTime<Utc>, UseCaseError<KeepAnswerRefusal>> {
    let person = permit.person();
    let now = store.now();
    let not_found = || UseCaseError::Refused(KeepAnswerRefusal::NotFound);
    let learner_attempt = open_learner_attempt(store, person, id, now)
        .await?
        .ok_or_else(not_found)?;
    let attempt = &learner_attempt.attempt;
    if !attempt
        .question_set
        .questions
        .iter()
        .any(|q| q.id == question)
    {
        return Err(not_found());
    }
    let pinned = revision(store, attempt.revision).await?;
    let course = &pinned.document;
    let (_, activity) = course.activity(&attempt.activity).ok_or_else(not_found)?;
    let asked = course.question(question).ok_or_else(not_found)?;
    let quiz = activity.quiz();
    let once = quiz.is_some_and(|quiz| quiz.feedback == FeedbackPolicy::AfterEach);
    may_keep(&learner_attempt, quiz, false, now).map_err(UseCaseError::Refused)?;
    let response = Response::from_fields(asked, fields)
        .map_err(|refusal| UseCaseError::Refused(KeepAnswerRefusal::Response(refusal)))?;
    if once && response.is_none() {
        return Err(UseCaseError::Refused(KeepAnswerRefusal::Empty));
    }
    if append(store, id, question, &response, once, now).await? {
        return Ok(now);
    }
    // something changed since it was known: say what
    store.open_attempts().forget(id);
    let learner_attempt = seat_of(store, person, id).await?.ok_or_else(not_found)?;
    let answered = given(store.read(), id.0).await?.contains_key(question);
    may_keep(&learner_attempt, quiz, answered, now).map_err(UseCaseError::Refused)?;
    Err(UseCaseError::Refused(KeepAnswerRefusal::Answer(if once {
        AnswerRefusal::Locked
    } else {
        AnswerRefusal::Submitted
    })))
}

/// The attempt, from memory where it is open as far as is known there.
pub(super) async fn open_learner_attempt(
    store: &Store,
    person: PersonId,
    id: AttemptId,
    now: DateTime<Utc>,
) -> Result<Option<Arc<LearnerAttempt>>, InternalError> {
    if let Some(learner_attempt) = store.open_attempts().of(id)
        && learner_attempt.person == person
        && !learner_attempt.attempt.rules.is_over(now)
    {
        return Ok(Some(learner_attempt));
    }
    let Some(learner_attempt) = seat_of(store, person, id).await? else {
        return Ok(None);
    };
    let learner_attempt = Arc::new(learner_attempt);
    let learns = may_learn(Some(learner_attempt.status), None, now).is_ok();
    if learns && learner_attempt.attempt.rules.submitted_at.is_none() {
        store.open_attempts().keep(learner_attempt.clone());
    }
    Ok(Some(learner_attempt))
}

/// The rules, on what is known of the attempt.
pub(super) fn may_keep(
    learner_attempt: &LearnerAttempt,
    quiz: Option<&Quiz>,
    answered: bool,
    now: DateTime<Utc>,
) -> Result<(), KeepAnswerRefusal> {
    let status = Some(learner_attempt.status);
    may_learn(status, None, now).map_err(KeepAnswerRefusal::Learn)?;
    let rules = &learner_attempt.attempt.rules;
    match quiz {
        Some(quiz) => may_answer(quiz, rules, answered, now).map_err(KeepAnswerRefusal::Answer),
        None if rules.submitted_at.is_some() => {
            Err(KeepAnswerRefusal::Answer(AnswerRefusal::Submitted))
        }
        None => Ok(()),
    }
}

/// Only while the attempt is open and its learner is in the course. `once`: not
/// where there is an answer already. On PostgreSQL an attempt that is just
/// being handed in is waited for.
const SQLITE: [&str; 2] = [
    "INSERT INTO answer (attempt_id, question, response, at) SELECT a.id, ?, ?, ? \
     FROM attempt a JOIN enrollment e ON e.id = a.enrollment_id AND e.status <> 'withdrawn' \
     WHERE a.id = ? AND a.submitted_at IS NULL",
    "INSERT INTO answer (attempt_id, question, response, at) SELECT a.id, ?, ?, ? \
     FROM attempt a JOIN enrollment e ON e.id = a.enrollment_id AND e.status <> 'withdrawn' \
     WHERE a.id = ? AND a.submitted_at IS NULL \
     AND NOT EXISTS (SELECT 1 FROM answer WHERE attempt_id = a.id AND question = ?)",
];
const POSTGRESQL: [&str; 2] = [
    "INSERT INTO answer (attempt_id, question, response, at) SELECT a.id, $1, $2, $3 \
     FROM attempt a JOIN enrollment e ON e.id = a.enrollment_id AND e.status <> 'withdrawn' \
     WHERE a.id = $4 AND a.submitted_at IS NULL FOR UPDATE OF a",
    "INSERT INTO answer (attempt_id, question, response, at) SELECT a.id, $1, $2, $3 \
     FROM attempt a JOIN enrollment e ON e.id = a.enrollment_id AND e.status <> 'withdrawn' \
     WHERE a.id = $4 AND a.submitted_at IS NULL \
     AND NOT EXISTS (SELECT 1 FROM answer WHERE attempt_id = a.id AND question = $5) \
     FOR UPDATE OF a",
];

/// One statement, so that many learners share a flush.
async fn append(
    store: &Store,
    id: AttemptId,
    question: &str,
    response: &Option<Response>,
    once: bool,
    at: DateTime<Utc>,
) -> Result<bool, InternalError> {
    let backend = store.read().get_database_backend();
    let texts = match backend {
        DbBackend::Postgres => POSTGRESQL,
        _ => SQLITE,
    };
    let mut values: Vec<Value> = vec![
        question.into(),
        serde_json::to_string(response)?.into(),
        at.into(),
        id.0.into(),
    ];
    if once {
        values.push(question.into());
    }
    let text = texts[usize::from(once)];
    let statement = Statement::from_sql_and_values(backend, text, values);
    store.append(statement).await
}
