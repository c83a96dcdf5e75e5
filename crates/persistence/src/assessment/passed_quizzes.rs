//! What somebody passed, for what it earns.

use super::entity::attempt::{Column, Entity};
use crate::store::{InternalError, Tx};
use laurel_domain::certification::PassedQuiz;
use laurel_domain::ids::EnrollmentId;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use std::collections::BTreeMap;

/// The quizzes that were passed in an enrollment, each with its best attempt.
pub(crate) async fn passed_quizzes(
    tx: &Tx,
    enrollment: EnrollmentId,
) -> Result<Vec<PassedQuiz>, InternalError> {
    let rows = Entity::find()
        .filter(Column::EnrollmentId.eq(enrollment.0))
        .filter(Column::Passed.eq(true))
        .order_by_asc(Column::Number)
        .all(tx)
        .await?;
    let mut best: BTreeMap<String, PassedQuiz> = BTreeMap::new();
    for row in rows {
        let (Some(percent), Some(at)) = (row.percent, row.submitted_at) else {
            continue;
        };
        if best
            .get(&row.activity)
            .is_none_or(|known| known.percent < percent)
        {
            best.insert(
                row.activity.clone(),
                PassedQuiz {
                    activity: row.activity,
                    percent,
                    at,
                },
            );
        }
    }
    Ok(best.into_values().collect())
}
