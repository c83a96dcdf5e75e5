//! Keeps an answer: a row that is only ever added.

use super::find::{given, seat};
use crate::authoring::revision;
use crate::enrollment::status;
use crate::store::{Fault, Stop, Store};
use chrono::{DateTime, Utc};
use laurel_domain::assessment::{AnswerRefusal, Response, ResponseRefusal, may_answer};
use laurel_domain::authoring::document::{ActivityKind, FeedbackPolicy};
use laurel_domain::enrollment::{LearnRefusal, may_learn};
use laurel_domain::identity::{Action, Permit, Resource};
use laurel_domain::ids::AttemptId;
use sea_orm::{ConnectionTrait, DbBackend, Statement};

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
/// and answers when. Everything is decided on the readers; the one that writes
/// adds a row, and only while the attempt is open.
///
/// # Errors
/// [`Stop`] with [`KeepRefusal`].
pub async fn keep_answer(
    store: &Store,
    permit: &Permit,
    id: AttemptId,
    question: &str,
    fields: &[(String, String)],
) -> Result<DateTime<Utc>, Stop<KeepRefusal>> {
    let person = permit.actor().ok_or(Fault::Permit)?;
    if !permit.covers(Action::Learn, Resource::Of(person)) {
        return Err(Fault::Permit.into());
    }
    let now = store.now();
    let not_found = || Stop::Refused(KeepRefusal::NotFound);
    let seat = seat(store, person, id).await?.ok_or_else(not_found)?;
    may_learn(Some(status(&seat.status)?), None, now)
        .map_err(|refusal| Stop::Refused(KeepRefusal::Learn(refusal)))?;
    let sitting = &seat.sitting;
    if !sitting.paper.questions.iter().any(|q| q.id == question) {
        return Err(not_found());
    }
    let pinned = revision(store, sitting.revision).await?;
    let course = &pinned.document;
    let (_, activity) = course.activity(&sitting.activity).ok_or_else(not_found)?;
    let asked = course.question(question).ok_or_else(not_found)?;
    let mut once = false;
    let refuse = |refusal| Stop::Refused(KeepRefusal::Answer(refusal));
    match &activity.kind {
        ActivityKind::Quiz(quiz) => {
            once = quiz.feedback == FeedbackPolicy::AfterEach;
            let answered = once && given(store.read(), id.0).await?.contains_key(question);
            may_answer(quiz, &sitting.rules, answered, now).map_err(refuse)?;
        }
        _ if sitting.rules.submitted_at.is_some() => return Err(refuse(AnswerRefusal::Submitted)),
        _ => {}
    }
    let response = Response::from_fields(asked, fields)
        .map_err(|refusal| Stop::Refused(KeepRefusal::Response(refusal)))?;
    if once && response.is_none() {
        return Err(Stop::Refused(KeepRefusal::Empty));
    }
    if append(store, id, question, &response, once, now).await? {
        Ok(now)
    } else {
        // it was handed in, or answered, between the reading and the writing
        Err(refuse(if once {
            AnswerRefusal::Locked
        } else {
            AnswerRefusal::Submitted
        }))
    }
}

/// One statement, so that many learners share a flush. `once`: not where there
/// is an answer already.
async fn append(
    store: &Store,
    id: AttemptId,
    question: &str,
    response: &Option<Response>,
    once: bool,
    at: DateTime<Utc>,
) -> Result<bool, Fault> {
    let backend = store.read().get_database_backend();
    let only_first = if once {
        " AND NOT EXISTS (SELECT 1 FROM answer WHERE attempt_id = $1 AND question = $2)"
    } else {
        ""
    };
    // an attempt that is just being handed in is waited for
    let wait = if backend == DbBackend::Postgres {
        " FOR UPDATE"
    } else {
        ""
    };
    let sql = format!(
        "INSERT INTO answer (attempt_id, question, response, at) \
         SELECT a.id, $2, $3, $4 FROM attempt a \
         WHERE a.id = $1 AND a.submitted_at IS NULL{only_first}{wait}"
    );
    let values = [
        id.0.into(),
        question.into(),
        serde_json::to_string(response)?.into(),
        at.into(),
    ];
    let statement = Statement::from_sql_and_values(backend, sql, values);
    store
        .write(move |tx| {
            Box::pin(async move {
                let done = tx.execute_raw(statement).await?;
                Ok::<_, Fault>(done.rows_affected() == 1)
            })
        })
        .await
}
