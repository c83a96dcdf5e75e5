//! Marks questions of an open attempt, to look at them again before it is handed in.

use super::answer::{KeepAnswerRefusal, may_keep, open_learner_attempt};
use super::entity::question_mark::{ActiveModel, Column, Entity};
use crate::catalog::revision;
use crate::store::{InternalError, Store, UseCaseError};
use laurel_domain::identity::{Permit, actions};
use laurel_domain::ids::AttemptId;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect, Set};
use std::collections::BTreeSet;

/// Sets or takes away the mark on a question of this person's open attempt.
///
/// # Errors
/// [`UseCaseError`] with [`KeepAnswerRefusal`].
pub async fn mark_question(
    store: &Store,
    permit: &Permit<actions::Learn>,
    attempt: AttemptId,
    question: &str,
    on: bool,
) -> Result<(), UseCaseError<KeepAnswerRefusal>> {
    let now = store.now();
    let not_found = || UseCaseError::Refused(KeepAnswerRefusal::NotFound);
    let mine = open_learner_attempt(store, permit.person(), attempt, now).await?;
    let mine = mine.ok_or_else(not_found)?;
    let mut asked = mine.attempt.question_set.questions.iter();
    if !asked.any(|slot| slot.id == question) {
        return Err(not_found());
    }
    let pinned = revision(store, mine.attempt.revision).await?;
    let (_, activity) = pinned
        .document
        .activity(&mine.attempt.activity)
        .ok_or_else(not_found)?;
    may_keep(&mine, activity.quiz(), false, now).map_err(UseCaseError::Refused)?;
    store
        .transact(async |tx| {
            if !on {
                Entity::delete_many()
                    .filter(Column::AttemptId.eq(attempt.0))
                    .filter(Column::Question.eq(question))
                    .exec(tx)
                    .await?;
                return Ok(());
            }
            Entity::insert(ActiveModel {
                attempt_id: Set(attempt.0),
                question: Set(question.to_owned()),
            })
            .on_conflict(
                OnConflict::columns([Column::AttemptId, Column::Question])
                    .do_nothing()
                    .to_owned(),
            )
            .exec_without_returning(tx)
            .await?;
            Ok(())
        })
        .await
}

/// The ids of the questions that are marked.
pub(super) async fn marked<C: ConnectionTrait>(
    on: &C,
    attempt: AttemptId,
) -> Result<BTreeSet<String>, InternalError> {
    let questions: Vec<String> = Entity::find()
        .select_only()
        .column(Column::Question)
        .filter(Column::AttemptId.eq(attempt.0))
        .into_tuple()
        .all(on)
        .await?;
    Ok(questions.into_iter().collect())
}
