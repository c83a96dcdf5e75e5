//! What is kept of a person's attempts, for that person; and forgetting it.

use super::entity::{answer, attempt, question_mark};
use crate::store::{InternalError, Store, Tx};
use laurel_domain::ids::EnrollmentId;
use sea_orm::sea_query::{Expr, Query};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use serde_json::{Value, json};

/// The question set and the key stay out: they are the course's, not the person's.
pub(crate) async fn personal_data(
    store: &Store,
    enrollments: &[EnrollmentId],
) -> Result<Value, InternalError> {
    let rows = attempt::Entity::find()
        .filter(attempt::Column::EnrollmentId.is_in(enrollments.iter().map(|e| e.0)))
        .order_by_asc(attempt::Column::Id)
        .all(store.read())
        .await?;
    let mut all = Vec::new();
    for row in rows {
        let answers = answer::Entity::find()
            .filter(answer::Column::AttemptId.eq(row.id))
            .order_by_asc(answer::Column::Id)
            .all(store.read())
            .await?;
        let answers: Vec<Value> = answers
            .into_iter()
            .map(|given| {
                let response = serde_json::from_str::<Value>(&given.response)
                    .unwrap_or(Value::String(given.response));
                json!({"question": given.question, "response": response, "at": given.at})
            })
            .collect();
        let marked = question_mark::Entity::find()
            .filter(question_mark::Column::AttemptId.eq(row.id))
            .all(store.read())
            .await?;
        let marked: Vec<String> = marked.into_iter().map(|mark| mark.question).collect();
        all.push(json!({
            "enrollment": row.enrollment_id,
            "activity": row.activity,
            "number": row.number,
            "started_at": row.started_at,
            "submitted_at": row.submitted_at,
            "percent": row.percent,
            "passed": row.passed,
            "answers": answers,
            "marked": marked,
        }));
    }
    Ok(Value::Array(all))
}

/// What was answered goes; that an attempt was made, and its result, stays
/// without a person.
pub(crate) async fn forget(tx: &Tx, enrollments: &[EnrollmentId]) -> Result<(), InternalError> {
    let ids: Vec<_> = enrollments.iter().map(|e| e.0).collect();
    let attempts = Query::select()
        .column(attempt::Column::Id)
        .from(attempt::Entity)
        .and_where(attempt::Column::EnrollmentId.is_in(ids.clone()))
        .to_owned();
    answer::Entity::delete_many()
        .filter(answer::Column::AttemptId.in_subquery(attempts.clone()))
        .exec(tx)
        .await?;
    question_mark::Entity::delete_many()
        .filter(question_mark::Column::AttemptId.in_subquery(attempts))
        .exec(tx)
        .await?;
    // grades repeat what was answered
    attempt::Entity::update_many()
        .col_expr(attempt::Column::Grades, Expr::value(None::<String>))
        .filter(attempt::Column::EnrollmentId.is_in(ids))
        .exec(tx)
        .await?;
    Ok(())
}
