//! Keeps an answer: a row that is only ever added.

use super::find::{Seat, given, seat as seat_of};
use crate::authoring::revision;
use crate::store::{Fault, Stop, Store};
use chrono::{DateTime, Utc};
use laurel_domain::assessment::{AnswerRefusal, Response, ResponseRefusal, may_answer};
use laurel_domain::authoring::document::{FeedbackPolicy, Quiz};
use laurel_domain::enrollment::{LearnRefusal, Status, may_learn};
use laurel_domain::identity::{ActionName, Resource, UntypedPermit};
use laurel_domain::ids::{AttemptId, PersonId};
use sea_orm::{DbBackend, Statement, Value};
use std::sync::Arc;

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum KeepRefusal {
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
/// [`Stop`] with [`KeepRefusal`].
pub async fn keep_answer(
    store: &Store,
    permit: &UntypedPermit,
    id: AttemptId,
    question: &str,
    fields: &[(String, String)],
) -> Result<DateTime<Utc>, Stop<KeepRefusal>> {
    let person = permit.actor().ok_or(Fault::Permit)?;
    if !permit.covers(ActionName::Learn, Resource::Of(person)) {
        return Err(Fault::Permit.into());
    }
    let now = store.now();
    let not_found = || Stop::Refused(KeepRefusal::NotFound);
    let seat = open_seat(store, person, id, now)
        .await?
        .ok_or_else(not_found)?;
    let sitting = &seat.sitting;
    if !sitting.paper.questions.iter().any(|q| q.id == question) {
        return Err(not_found());
    }
    let pinned = revision(store, sitting.revision).await?;
    let course = &pinned.document;
    let (_, activity) = course.activity(&sitting.activity).ok_or_else(not_found)?;
    let asked = course.question(question).ok_or_else(not_found)?;
    let quiz = activity.quiz();
    let once = quiz.is_some_and(|quiz| quiz.feedback == FeedbackPolicy::AfterEach);
    may_keep(&seat, quiz, false, now).map_err(Stop::Refused)?;
    let response = Response::from_fields(asked, fields)
        .map_err(|refusal| Stop::Refused(KeepRefusal::Response(refusal)))?;
    if once && response.is_none() {
        return Err(Stop::Refused(KeepRefusal::Empty));
    }
    if append(store, id, question, &response, once, now).await? {
        return Ok(now);
    }
    // something changed since it was known: say what
    store.seats().forget(id);
    let seat = seat_of(store, person, id).await?.ok_or_else(not_found)?;
    let answered = given(store.read(), id.0).await?.contains_key(question);
    may_keep(&seat, quiz, answered, now).map_err(Stop::Refused)?;
    Err(Stop::Refused(KeepRefusal::Answer(if once {
        AnswerRefusal::Locked
    } else {
        AnswerRefusal::Submitted
    })))
}

/// The attempt, from memory where it is open as far as is known there.
async fn open_seat(
    store: &Store,
    person: PersonId,
    id: AttemptId,
    now: DateTime<Utc>,
) -> Result<Option<Arc<Seat>>, Fault> {
    if let Some(seat) = store.seats().of(id)
        && seat.person == person
        && !seat.sitting.rules.is_over(now)
    {
        return Ok(Some(seat));
    }
    let Some(seat) = seat_of(store, person, id).await? else {
        return Ok(None);
    };
    let seat = Arc::new(seat);
    let learns = may_learn(Status::from_word(&seat.status), None, now).is_ok();
    if learns && seat.sitting.rules.submitted_at.is_none() {
        store.seats().keep(seat.clone());
    }
    Ok(Some(seat))
}

/// The rules, on what is known of the attempt.
fn may_keep(
    seat: &Seat,
    quiz: Option<&Quiz>,
    answered: bool,
    now: DateTime<Utc>,
) -> Result<(), KeepRefusal> {
    let status = Status::from_word(&seat.status);
    may_learn(status, None, now).map_err(KeepRefusal::Learn)?;
    let rules = &seat.sitting.rules;
    match quiz {
        Some(quiz) => may_answer(quiz, rules, answered, now).map_err(KeepRefusal::Answer),
        None if rules.submitted_at.is_some() => Err(KeepRefusal::Answer(AnswerRefusal::Submitted)),
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
) -> Result<bool, Fault> {
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
