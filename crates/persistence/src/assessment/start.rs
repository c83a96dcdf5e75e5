//! Begins an attempt, or finds the one that is open.

use super::allowance;
use super::close_and_grade::close_if_over;
use super::entity::attempt::ActiveModel;
use super::find::{Attempt, of_activity};
use crate::catalog::{LoadedRevision, revision};
use crate::enrollment::{Enrollment, enrollment, locked};
use crate::store::{Store, Tx, UseCaseError};
use laurel_domain::assessment::{
    QuestionSet, QuestionSlot, Start, StartRefusal, deadline, draw, may_start,
};
use laurel_domain::authoring::document::{ActivityKind, Survey};
use laurel_domain::enrollment::{LearnRefusal, may_learn};
use laurel_domain::identity::{OwnScope, Permit, actions};
use laurel_domain::ids::AttemptId;
use sea_orm::{ActiveModelTrait, Set};

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StartAttemptRefusal {
    /// The course has no such quiz or survey.
    NoSuchActivity,
    Learn(LearnRefusal),
    Start(StartRefusal),
}

/// The attempt that is open, or a new one, with its question set and its deadline
/// fixed. Asked twice at once, it answers the same one twice. A survey that was
/// sent is answered with the attempt that sent it.
///
/// # Errors
/// [`UseCaseError`] with [`StartAttemptRefusal`].
pub async fn start(
    store: &Store,
    permit: &Permit<actions::Learn>,
    course: &str,
    activity: &str,
) -> Result<AttemptId, UseCaseError<StartAttemptRefusal>> {
    let not_in = UseCaseError::Refused(StartAttemptRefusal::Learn(LearnRefusal::NotIn));
    let mine = enrollment(store, OwnScope::of(permit), course)
        .await?
        .ok_or(not_in)?;
    let pinned = revision(store, mine.revision).await?;
    let no_such = UseCaseError::Refused(StartAttemptRefusal::NoSuchActivity);
    let (_, found) = pinned.document.activity_by_slug(activity).ok_or(no_such)?;
    store
        .transact(async |tx| {
            let id = open(store, tx, &mine, &pinned, &found.id).await?;
            tx.done_to(id.0);
            Ok(id)
        })
        .await
}

async fn open(
    store: &Store,
    tx: &Tx,
    mine: &Enrollment,
    pinned: &LoadedRevision,
    activity: &str,
) -> Result<AttemptId, UseCaseError<StartAttemptRefusal>> {
    let row = locked(tx, mine.id, mine.person).await?;
    let now = tx.now();
    may_learn(Some(row.status.0), None, now)
        .map_err(|refusal| UseCaseError::Refused(StartAttemptRefusal::Learn(refusal)))?;
    let mut before = of_activity(tx, mine.id, Some(activity)).await?;
    let is_late = |s: &&Attempt| s.rules.submitted_at.is_none() && s.rules.is_over(now);
    if let Some(late) = before.iter().find(is_late) {
        close_if_over(store, tx, late.id).await?;
        before = of_activity(tx, mine.id, Some(activity)).await?;
    }
    let kind = pinned.document.activity(activity).map(|(_, a)| &a.kind);
    let (seed, question_set, deadline) = match kind {
        Some(ActivityKind::Quiz(quiz)) => {
            let rules: Vec<_> = before.iter().map(|attempt| attempt.rules).collect();
            let given = allowance::of_activity(tx, mine.id, activity).await?;
            let start = may_start(quiz, &rules, given, now)
                .map_err(|refusal| UseCaseError::Refused(StartAttemptRefusal::Start(refusal)))?;
            if let Start::Resume { index } = start
                && let Some(open) = before.get(index)
            {
                return Ok(open.id);
            }
            let seed = u64::from_le_bytes(tx.random());
            let question_set = draw(&pinned.document, quiz, seed);
            (seed, question_set, deadline(quiz, now, given))
        }
        Some(ActivityKind::Survey(survey)) => {
            if let Some(open) = before.first() {
                return Ok(open.id);
            }
            (0, question_set_of(survey), None)
        }
        _ => return Err(UseCaseError::Refused(StartAttemptRefusal::NoSuchActivity)),
    };
    let id = tx.new_id();
    ActiveModel {
        id: Set(id),
        enrollment_id: Set(row.id),
        revision_id: Set(pinned.id.0),
        activity: Set(activity.to_owned()),
        number: Set(i32::try_from(before.len() + 1).unwrap_or(i32::MAX)),
        seed: Set(seed.cast_signed()),
        question_set: Set(serde_json::to_string(&question_set)?),
        started_at: Set(now),
        deadline_at: Set(deadline),
        submitted_at: Set(None),
        submitted_how: Set(None),
        earned: Set(None),
        most: Set(None),
        percent: Set(None),
        passed: Set(None),
        grades: Set(None),
    }
    .insert(tx)
    .await?;
    Ok(AttemptId(id))
}

/// All of its questions, as they are written.
fn question_set_of(survey: &Survey) -> QuestionSet {
    let questions = survey.questions.iter().map(|question| QuestionSlot {
        id: question.id.clone(),
        order: Vec::new(),
    });
    QuestionSet {
        questions: questions.collect(),
    }
}
