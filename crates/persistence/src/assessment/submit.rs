//! Hands an attempt in.

use super::find::{How, given, seat, sitting_of};
use super::settle::{close_if_over, hold, settle};
use crate::authoring::revision;
use crate::enrollment::status;
use crate::store::{Fault, Stop, Store, Tx};
use laurel_domain::assessment::missing;
use laurel_domain::authoring::document::ActivityKind;
use laurel_domain::enrollment::{LearnRefusal, may_learn};
use laurel_domain::identity::{ActionName, Resource, UntypedPermit};
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
/// [`Stop`] with [`SubmitRefusal`].
pub async fn submit(
    store: &Store,
    permit: &UntypedPermit,
    id: AttemptId,
) -> Result<(), Stop<SubmitRefusal>> {
    let person = permit.actor().ok_or(Fault::Permit)?;
    if !permit.covers(ActionName::Learn, Resource::Of(person)) {
        return Err(Fault::Permit.into());
    }
    let not_found = Stop::Refused(SubmitRefusal::NotFound);
    let seat = seat(store, person, id).await?.ok_or(not_found)?;
    if seat.sitting.rules.submitted_at.is_some() {
        return Ok(());
    }
    // into the cache, before the transaction needs it
    revision(store, seat.sitting.revision).await?;
    let store_in = store.clone();
    let outcome = store
        .write(move |tx| Box::pin(async move { hand_in(&store_in, tx, id).await }))
        .await;
    store.wake_workers();
    outcome
}

async fn hand_in(store: &Store, tx: &Tx, id: AttemptId) -> Result<(), Stop<SubmitRefusal>> {
    if close_if_over(store, tx, id).await? {
        return Ok(());
    }
    let Some(held) = hold(tx, id).await? else {
        return Err(Stop::Refused(SubmitRefusal::NotFound));
    };
    if held.row.submitted_at.is_some() {
        return Ok(());
    }
    let now = store.now();
    may_learn(Some(status(&held.enrollment.status)?), None, now)
        .map_err(|refusal| Stop::Refused(SubmitRefusal::Learn(refusal)))?;
    let sitting = sitting_of(held.row.clone())?;
    let pinned = revision(store, sitting.revision).await?;
    let activity = pinned.document.activity(&sitting.activity);
    if let Some(ActivityKind::Survey(survey)) = activity.map(|(_, activity)| &activity.kind) {
        let given = given(tx, held.row.id).await?;
        let responses = given.into_iter().map(|(id, given)| (id, given.response));
        let open = missing(survey, &responses.collect());
        if !open.is_empty() {
            let open = open.into_iter().map(str::to_owned).collect();
            return Err(Stop::Refused(SubmitRefusal::Missing(open)));
        }
    }
    settle(store, tx, &held, How::ByLearner, now).await?;
    Ok(())
}
