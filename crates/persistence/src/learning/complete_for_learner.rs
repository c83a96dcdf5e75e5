//! The staff let an activity count: as done, or without it being done. The
//! reason is kept with the fact and in the audit.

use super::append::{NewFact, append};
use crate::audit::Event;
use crate::catalog::revision;
use crate::enrollment::entity::enrollment as table;
use crate::enrollment::locked;
use crate::store::{Store, UseCaseError};
use laurel_domain::enrollment::{LearnRefusal, may_learn};
use laurel_domain::identity::{Permit, actions};
use laurel_domain::ids::{EnrollmentId, PersonId};
use laurel_domain::learning::FactKind;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CompleteForLearnerRefusal {
    /// No such learner in this course, or no such activity.
    NotFound,
    /// The learner left the course.
    Learn(LearnRefusal),
}

/// What is to count, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StaffCompletion {
    /// The activity's id.
    pub activity: String,
    pub kind: FactKind,
    pub reason: String,
}

/// # Errors
/// [`UseCaseError`] with [`CompleteForLearnerRefusal`].
pub async fn complete_for_learner(
    store: &Store,
    permit: &Permit<actions::CompleteForLearner>,
    enrollment: EnrollmentId,
    completion: StaffCompletion,
) -> Result<(), UseCaseError<CompleteForLearnerRefusal>> {
    let course = permit.course();
    let known = table::Entity::find_by_id(enrollment.0)
        .filter(table::Column::CourseId.eq(course.0))
        .one(store.read())
        .await?;
    let known = known.ok_or(UseCaseError::Refused(CompleteForLearnerRefusal::NotFound))?;
    let pinned = revision(store, known.revision_id.into()).await?;
    if pinned.document.activity(&completion.activity).is_none() {
        return Err(UseCaseError::Refused(CompleteForLearnerRefusal::NotFound));
    }
    store
        .transact(async |tx| {
            let row = locked(tx, enrollment, PersonId(known.person_id)).await?;
            let now = tx.now();
            may_learn(Some(row.status.0), None, now).map_err(|refusal| {
                UseCaseError::Refused(CompleteForLearnerRefusal::Learn(refusal))
            })?;
            let fact = NewFact {
                activity: &completion.activity,
                kind: completion.kind,
                by: permit.actor(),
                reason: &completion.reason,
                evidence: serde_json::json!({"revision": pinned.hash}),
            };
            append(store, tx, &row, &pinned, fact).await?;
            let completed = Event::CompletedForLearner {
                enrollment,
                activity: &completion.activity,
                kind: completion.kind,
                reason: &completion.reason,
            };
            tx.audit(permit, &completed).await?;
            Ok(())
        })
        .await
}
