//! Hands an attempt in.

use super::close_and_grade::{close_and_grade, close_if_over, lock_attempt};
use super::find::{SubmittedBy, attempt_of, given, learner_attempt};
use crate::catalog::revision;
use crate::store::{Store, Tx, UseCaseError};
use laurel_domain::assessment::missing;
use laurel_domain::authoring::document::ActivityKind;
use laurel_domain::enrollment::{LearnRefusal, may_learn};
use laurel_domain::identity::{Permit, actions};
use laurel_domain::ids::AttemptId;

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SubmitRefusal {
    /// No such attempt of this person.
    NotFound,
    Learn(LearnRefusal),
    /// Questions of a survey that must be answered first, by their ids.
    Missing(Vec<String>),
}

/// Hands the attempt in and grades it. Handed in already: nothing changes, and
/// the answer is the same. After its time, what stood in time is handed in.
///
/// # Errors
/// [`UseCaseError`] with [`SubmitRefusal`].
pub async fn submit(
    store: &Store,
    permit: &Permit<actions::Learn>,
    id: AttemptId,
) -> Result<(), UseCaseError<SubmitRefusal>> {
    let person = permit.person();
    let not_found = UseCaseError::Refused(SubmitRefusal::NotFound);
    let learner_attempt = learner_attempt(store, person, id).await?.ok_or(not_found)?;
    if learner_attempt.attempt.rules.submitted_at.is_some() {
        return Ok(());
    }
    // into the cache, before the transaction needs it
    revision(store, learner_attempt.attempt.revision).await?;
    store
        .transact(async |tx| {
            tx.done_to(id.0);
            hand_in(store, tx, id).await
        })
        .await
}

async fn hand_in(store: &Store, tx: &Tx, id: AttemptId) -> Result<(), UseCaseError<SubmitRefusal>> {
    if close_if_over(store, tx, id).await? {
        return Ok(());
    }
    let Some(held) = lock_attempt(tx, id).await? else {
        return Err(UseCaseError::Refused(SubmitRefusal::NotFound));
    };
    if held.row.submitted_at.is_some() {
        return Ok(());
    }
    let now = tx.now();
    may_learn(Some(held.enrollment.status.0), None, now)
        .map_err(|refusal| UseCaseError::Refused(SubmitRefusal::Learn(refusal)))?;
    let attempt = attempt_of(held.row.clone())?;
    let pinned = revision(store, attempt.revision).await?;
    let activity = pinned.document.activity(&attempt.activity);
    if let Some(ActivityKind::Survey(survey)) = activity.map(|(_, activity)| &activity.kind) {
        let given = given(tx, held.row.id).await?;
        let responses = given.into_iter().map(|(id, given)| (id, given.response));
        let open = missing(survey, &responses.collect());
        if !open.is_empty() {
            let open = open.into_iter().map(str::to_owned).collect();
            return Err(UseCaseError::Refused(SubmitRefusal::Missing(open)));
        }
    }
    close_and_grade(store, tx, &held, SubmittedBy::ByLearner, now).await?;
    Ok(())
}
