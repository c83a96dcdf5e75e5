//! What is kept of a person's enrollments, for that person; and forgetting it.

use super::entity::{enrollment, enrollment_event};
use crate::catalog::entity::course;
use crate::store::{InternalError, Store, Tx};
use laurel_domain::ids::{EnrollmentId, PersonId};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use serde_json::{Value, json};

pub(crate) async fn ids_of(
    store: &Store,
    id: PersonId,
) -> Result<Vec<EnrollmentId>, InternalError> {
    let rows = enrollment::Entity::find()
        .filter(enrollment::Column::PersonId.eq(id.0))
        .all(store.read())
        .await?;
    Ok(rows.into_iter().map(|row| EnrollmentId(row.id)).collect())
}

pub(crate) async fn personal_data(store: &Store, id: PersonId) -> Result<Value, InternalError> {
    let rows = enrollment::Entity::find()
        .filter(enrollment::Column::PersonId.eq(id.0))
        .order_by_asc(enrollment::Column::Id)
        .all(store.read())
        .await?;
    let mut all = Vec::new();
    for row in rows {
        let events = enrollment_event::Entity::find()
            .filter(enrollment_event::Column::EnrollmentId.eq(row.id))
            .order_by_asc(enrollment_event::Column::Id)
            .all(store.read())
            .await?;
        let events: Vec<Value> = events
            .into_iter()
            .map(|event| json!({"kind": event.kind, "at": event.at, "reason": event.reason}))
            .collect();
        let course = course::Entity::find_by_id(row.course_id)
            .one(store.read())
            .await?;
        all.push(json!({
            "id": row.id,
            "course": course.map(|course| course.slug),
            "revision": row.revision_id,
            "status": row.status,
            "place": row.place,
            "percent": row.percent,
            "created_at": row.created_at,
            "completed_at": row.completed_at,
            "events": events,
        }));
    }
    Ok(Value::Array(all))
}

/// Reasons are free text about the person.
pub(crate) async fn forget(tx: &Tx, enrollments: &[EnrollmentId]) -> Result<(), InternalError> {
    enrollment_event::Entity::update_many()
        .col_expr(enrollment_event::Column::Reason, Expr::value(""))
        .filter(enrollment_event::Column::EnrollmentId.is_in(enrollments.iter().map(|e| e.0)))
        .exec(tx)
        .await?;
    Ok(())
}
