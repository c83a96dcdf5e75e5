//! A learner marks a lesson as done.

use super::append::{NewFact, append};
use super::open::opened_at;
use crate::catalog::revision;
use crate::enrollment::{Enrollment, enrollment, locked};
use crate::store::{Store, UseCaseError};
use laurel_domain::enrollment::{LearnRefusal, may_learn};
use laurel_domain::identity::{OwnScope, Permit, actions};
use laurel_domain::learning::{CourseProgress, FactKind, TooSoonToComplete, may_complete};

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CompleteRefusal {
    /// The course has no such activity.
    NoSuchActivity,
    Learn(LearnRefusal),
    Mark(TooSoonToComplete),
}

/// What came of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Completed {
    pub progress: CourseProgress,
    /// The slug of the activity after this one; `None`: it was the last.
    pub next: Option<String>,
    /// Whether this is what made the course complete.
    pub finished: bool,
}

/// Marks the lesson at this address as done. Doing it again changes nothing
/// and answers the same.
///
/// # Errors
/// [`UseCaseError`] with [`CompleteRefusal`].
pub async fn complete(
    store: &Store,
    permit: &Permit<actions::Learn>,
    course: &str,
    activity: &str,
) -> Result<Completed, UseCaseError<CompleteRefusal>> {
    let not_in = UseCaseError::Refused(CompleteRefusal::Learn(LearnRefusal::NotIn));
    let mine = enrollment(store, OwnScope::of(permit), course)
        .await?
        .ok_or(not_in)?;
    mark(store, mine, activity).await
}

async fn mark(
    store: &Store,
    mine: Enrollment,
    slug: &str,
) -> Result<Completed, UseCaseError<CompleteRefusal>> {
    let pinned = revision(store, mine.revision).await?;
    let Some((_, activity)) = pinned.document.activity_by_slug(slug) else {
        return Err(UseCaseError::Refused(CompleteRefusal::NoSuchActivity));
    };
    let next = after(&pinned.document, &activity.id);
    store
        .transact(async |tx| {
            tx.done_to(mine.id.0);
            let row = locked(tx, mine.id, mine.person).await?;
            let now = tx.now();
            may_learn(Some(row.status.0), None, now)
                .map_err(|refusal| UseCaseError::Refused(CompleteRefusal::Learn(refusal)))?;
            let opened = opened_at(tx, row.id, &activity.id).await?;
            may_complete(activity, opened, now)
                .map_err(|refusal| UseCaseError::Refused(CompleteRefusal::Mark(refusal)))?;
            let was_complete = row.completed_at.is_some();
            let fact = NewFact {
                activity: &activity.id,
                kind: FactKind::Completed,
                by: None,
                reason: "",
                evidence: serde_json::json!({"revision": pinned.hash}),
            };
            let progress = append(store, tx, &row, &pinned, fact).await?;
            Ok(Completed {
                finished: progress.complete && !was_complete,
                progress,
                next,
            })
        })
        .await
}

fn after(course: &laurel_domain::authoring::document::Course, id: &str) -> Option<String> {
    let mut rest = course.activities().skip_while(|activity| activity.id != id);
    rest.next();
    rest.next().map(|activity| activity.slug.clone())
}
