//! What is kept of a person's learning, for that person; and forgetting it.

use super::entity::{bookmark, lesson_note, progress_fact};
use crate::store::{InternalError, Store, Tx};
use laurel_domain::ids::EnrollmentId;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use serde_json::{Value, json};

pub(crate) async fn personal_data(
    store: &Store,
    enrollments: &[EnrollmentId],
) -> Result<Value, InternalError> {
    let ids: Vec<_> = enrollments.iter().map(|e| e.0).collect();
    let facts = progress_fact::Entity::find()
        .filter(progress_fact::Column::EnrollmentId.is_in(ids.clone()))
        .order_by_asc(progress_fact::Column::Id)
        .all(store.read())
        .await?;
    let notes = lesson_note::Entity::find()
        .filter(lesson_note::Column::EnrollmentId.is_in(ids.clone()))
        .order_by_asc(lesson_note::Column::Id)
        .all(store.read())
        .await?;
    let bookmarks = bookmark::Entity::find()
        .filter(bookmark::Column::EnrollmentId.is_in(ids))
        .order_by_asc(bookmark::Column::Id)
        .all(store.read())
        .await?;
    Ok(json!({
        "facts": facts.into_iter().map(|row| json!({
            "enrollment": row.enrollment_id, "activity": row.activity, "kind": row.kind,
            "at": row.at, "reason": row.reason, "evidence": row.evidence,
        })).collect::<Vec<_>>(),
        "notes": notes.into_iter().map(|row| json!({
            "enrollment": row.enrollment_id, "activity": row.activity, "text": row.body, "updated_at": row.updated_at,
        })).collect::<Vec<_>>(),
        "bookmarks": bookmarks.into_iter().map(|row| json!({
            "enrollment": row.enrollment_id, "activity": row.activity, "created_at": row.created_at,
        })).collect::<Vec<_>>(),
    }))
}

/// Notes and bookmarks go; facts stay as counts without a person, without
/// what was typed into them.
pub(crate) async fn forget(tx: &Tx, enrollments: &[EnrollmentId]) -> Result<(), InternalError> {
    let ids: Vec<_> = enrollments.iter().map(|e| e.0).collect();
    lesson_note::Entity::delete_many()
        .filter(lesson_note::Column::EnrollmentId.is_in(ids.clone()))
        .exec(tx)
        .await?;
    bookmark::Entity::delete_many()
        .filter(bookmark::Column::EnrollmentId.is_in(ids.clone()))
        .exec(tx)
        .await?;
    progress_fact::Entity::update_many()
        .col_expr(progress_fact::Column::Reason, Expr::value(""))
        .filter(progress_fact::Column::EnrollmentId.is_in(ids))
        .exec(tx)
        .await?;
    Ok(())
}
