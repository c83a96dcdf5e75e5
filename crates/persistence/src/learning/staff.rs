//! The staff let an activity count: as done, or without it being done. The
//! reason is kept with the fact and in the audit.

use super::append::{NewFact, append};
use crate::audit;
use crate::authoring::revision;
use crate::enrollment::entity::enrollment as table;
use crate::enrollment::{locked, status};
use crate::store::{Fault, Stop, Store};
use laurel_domain::enrollment::{LearnRefusal, may_learn};
use laurel_domain::identity::{ActionName, Resource, UntypedPermit};
use laurel_domain::ids::{CourseId, EnrollmentId, PersonId};
use laurel_domain::learning::FactKind;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StaffRefusal {
    /// No such learner in this course, or no such activity.
    NotFound,
    /// The learner left the course.
    Learn(LearnRefusal),
}

/// What is to count, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ruling {
    /// The activity's id.
    pub activity: String,
    pub kind: FactKind,
    pub reason: String,
}

/// # Errors
/// [`Stop`] with [`StaffRefusal`].
pub async fn complete_for(
    store: &Store,
    permit: &UntypedPermit,
    course: CourseId,
    enrollment: EnrollmentId,
    ruling: Ruling,
) -> Result<(), Stop<StaffRefusal>> {
    if !permit.covers(ActionName::CompleteForLearner, Resource::Course(course)) {
        return Err(Fault::Permit.into());
    }
    let known = table::Entity::find_by_id(enrollment.0)
        .filter(table::Column::CourseId.eq(course.0))
        .one(store.read())
        .await?;
    let known = known.ok_or(Stop::Refused(StaffRefusal::NotFound))?;
    let pinned = revision(store, known.revision_id.into()).await?;
    if pinned.document.activity(&ruling.activity).is_none() {
        return Err(Stop::Refused(StaffRefusal::NotFound));
    }
    let (store_in, permit) = (store.clone(), permit.clone());
    let outcome = store
        .write(move |tx| {
            Box::pin(async move {
                let row = locked(tx, enrollment, PersonId(known.person_id)).await?;
                let now = store_in.now();
                may_learn(Some(status(&row.status)?), None, now)
                    .map_err(|refusal| Stop::Refused(StaffRefusal::Learn(refusal)))?;
                let fact = NewFact {
                    activity: &ruling.activity,
                    kind: ruling.kind,
                    by: permit.actor(),
                    reason: &ruling.reason,
                    evidence: serde_json::json!({"revision": pinned.hash}),
                };
                append(&store_in, tx, &row, &pinned, fact).await?;
                let detail = serde_json::json!({
                    "activity": ruling.activity, "kind": ruling.kind, "reason": ruling.reason,
                });
                let subject = format!("enrollment:{enrollment}");
                audit::append(tx, now, &permit, &subject, &detail).await?;
                Ok(())
            })
        })
        .await;
    store.wake_workers();
    outcome
}
