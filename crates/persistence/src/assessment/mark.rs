//! Marks questions of an open attempt, to look at them again before it is handed in.

use super::entity::question_mark::{ActiveModel, Column, Entity};
use crate::store::{InternalError, Store};
use laurel_domain::ids::AttemptId;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect, Set};
use std::collections::BTreeSet;

/// Sets or takes away the mark on a question of this attempt.
pub(super) async fn mark(
    store: &Store,
    attempt: AttemptId,
    question: &str,
    on: bool,
) -> Result<(), InternalError> {
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
