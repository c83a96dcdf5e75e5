//! Ends an attempt: grades what stands, and, where it passes or a survey is
//! sent, appends the fact in the same transaction.

use super::entity::attempt::{Column, Entity, Model};
use super::find::{Attempt, SubmittedBy, attempt_of, given};
use crate::catalog::revision;
use crate::enrollment::entity::enrollment;
use crate::identity::lock_person;
use crate::learning::{NewFact, append};
use crate::store::{InternalError, Store, Tx};
use chrono::{DateTime, Utc};
use laurel_domain::assessment::{Response, Score, grade_question_set, score};
use laurel_domain::authoring::document::{ActivityKind, Quiz};
use laurel_domain::ids::{AttemptId, PersonId, RevisionId};
use laurel_domain::learning::FactKind;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};
use std::collections::BTreeMap;

/// An attempt with its enrollment, both held until the transaction ends.
pub(super) struct LockedAttempt {
    pub row: Model,
    pub enrollment: enrollment::Model,
}

/// In the order person, attempt, as everywhere.
pub(super) async fn lock_attempt(
    tx: &Tx,
    id: AttemptId,
) -> Result<Option<LockedAttempt>, InternalError> {
    let Some(known) = Entity::find_by_id(id.0).one(tx).await? else {
        return Ok(None);
    };
    let of = enrollment::Entity::find_by_id(known.enrollment_id)
        .one(tx)
        .await?
        .ok_or_else(|| InternalError::Corrupt(format!("attempt {id} has no enrollment")))?;
    lock_person(tx, PersonId(of.person_id)).await?;
    let row = Entity::find_by_id(id.0).lock_exclusive().one(tx).await?;
    let enrollment = enrollment::Entity::find_by_id(of.id).one(tx).await?;
    Ok(row
        .zip(enrollment)
        .map(|(row, enrollment)| LockedAttempt { row, enrollment }))
}

/// Hands in what stands of an attempt whose time is over. Answers whether it
/// was so.
pub(super) async fn close_if_over(
    store: &Store,
    tx: &Tx,
    id: AttemptId,
) -> Result<bool, InternalError> {
    match lock_attempt(tx, id).await? {
        Some(held) => close_held_if_over(store, tx, &held).await,
        None => Ok(false),
    }
}

/// The same of an attempt that is held already.
pub(super) async fn close_held_if_over(
    store: &Store,
    tx: &Tx,
    held: &LockedAttempt,
) -> Result<bool, InternalError> {
    let attempt = attempt_of(held.row.clone())?;
    if attempt.rules.submitted_at.is_some() || !attempt.rules.is_over(tx.now()) {
        return Ok(false);
    }
    // it ended when the time did, not when somebody looked
    let at = attempt.rules.deadline.unwrap_or_else(|| tx.now());
    close_and_grade(store, tx, held, SubmittedBy::ByDeadline, at).await?;
    Ok(true)
}

/// Grades and closes an open attempt.
pub(super) async fn close_and_grade(
    store: &Store,
    tx: &Tx,
    held: &LockedAttempt,
    how: SubmittedBy,
    at: DateTime<Utc>,
) -> Result<(), InternalError> {
    let attempt = attempt_of(held.row.clone())?;
    let pinned = revision(store, attempt.revision).await?;
    let responses = given(tx, held.row.id).await?;
    let responses = responses
        .into_iter()
        .map(|(question, given)| (question, given.response))
        .collect();
    let kind = pinned.document.activity(&attempt.activity);
    let done = match kind.map(|(_, activity)| &activity.kind) {
        Some(ActivityKind::Quiz(quiz)) => {
            let score = grade(tx, &pinned.document, quiz, &attempt, &responses).await?;
            score.passed.then(|| {
                serde_json::json!({
                    "attempt": attempt.id, "number": attempt.number,
                    "percent": score.percent, "pass": quiz.pass,
                })
            })
        }
        Some(ActivityKind::Survey(_)) => Some(serde_json::json!({"attempt": attempt.id})),
        _ => None,
    };
    Entity::update_many()
        .col_expr(Column::SubmittedAt, Expr::value(at))
        .col_expr(Column::SubmittedHow, Expr::value(how.as_str()))
        .filter(Column::Id.eq(held.row.id))
        .exec(tx)
        .await?;
    if let Some(evidence) = done {
        let pinned = revision(store, RevisionId(held.enrollment.revision_id)).await?;
        let fact = NewFact {
            activity: &attempt.activity,
            kind: FactKind::Completed,
            by: None,
            reason: "",
            evidence,
        };
        append(store, tx, &held.enrollment, &pinned, fact).await?;
    }
    Ok(())
}

async fn grade(
    tx: &Tx,
    course: &laurel_domain::authoring::document::Course,
    quiz: &Quiz,
    attempt: &Attempt,
    responses: &BTreeMap<String, Response>,
) -> Result<Score, InternalError> {
    let grades = grade_question_set(course, &attempt.question_set, responses);
    let score = score(&grades, quiz.pass);
    let number = |milli: u64| i64::try_from(milli).unwrap_or(i64::MAX);
    let percent = i32::try_from(score.percent).unwrap_or(0);
    Entity::update_many()
        .col_expr(Column::Earned, Expr::value(number(score.earned_milli)))
        .col_expr(Column::Most, Expr::value(number(score.max_milli)))
        .col_expr(Column::Percent, Expr::value(percent))
        .col_expr(Column::Passed, Expr::value(score.passed))
        .col_expr(Column::Grades, Expr::value(serde_json::to_string(&grades)?))
        .filter(Column::Id.eq(attempt.id.0))
        .exec(tx)
        .await?;
    Ok(score)
}
