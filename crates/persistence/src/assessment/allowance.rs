//! What staff give a learner on top of a quiz's rules, with a reason that is kept: another
//! attempt, or more time, also for the attempt that is open.

use super::entity::{allowance, attempt};
use crate::audit::Event;
use crate::catalog::revision;
use crate::enrollment::entity::enrollment as table;
use crate::enrollment::{EnrollmentScope, locked};
use crate::identity::entity::person;
use crate::messaging::{Message, Recipient};
use crate::store::{InternalError, Store, Tx, UseCaseError};
use chrono::{DateTime, TimeDelta, Utc};
use laurel_domain::assessment::Allowance;
use laurel_domain::authoring::document::Quiz;
use laurel_domain::enrollment::{LearnRefusal, may_learn};
use laurel_domain::identity::{Email, Permit, actions};
use laurel_domain::ids::{EnrollmentId, PersonId};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter,
    QueryOrder, QuerySelect, Set,
};
use std::collections::BTreeMap;

/// More than anybody gives.
const MAX: u64 = 500;

/// By the activity's id.
pub type Allowances = BTreeMap<String, Allowance>;

/// One time that something was given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AllowanceItem {
    /// The activity's id.
    pub activity: String,
    pub given: Allowance,
    pub reason: String,
    pub at: DateTime<Utc>,
    /// `None`: the server's operator.
    pub by: Option<PersonId>,
}

/// What is to be given, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewAllowance {
    /// The activity's id.
    pub activity: String,
    pub given: Allowance,
    pub reason: String,
    /// Where the learner finds the quiz, as a whole address.
    pub link: String,
    /// How often something had been given when the form was made: the same form, sent again,
    /// gives nothing more. `None`: always gives.
    pub given_before: Option<usize>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AllowanceRefusal {
    /// No such learner in this course, or no such quiz.
    NotFound,
    /// The learner left the course.
    Learn(LearnRefusal),
    /// The quiz may be tried as often, or takes as long, as one likes.
    NoLimit,
}

/// What was given in an enrollment of the scope, all together.
///
/// # Errors
/// [`InternalError`]
pub async fn allowances(
    store: &Store,
    scope: &EnrollmentScope,
    enrollment: EnrollmentId,
) -> Result<Allowances, InternalError> {
    let items = allowance_items(store, scope, enrollment).await?;
    Ok(sum(items
        .into_iter()
        .map(|item| (item.activity, item.given))))
}

/// The same one by one, the first one first.
///
/// # Errors
/// [`InternalError`]
pub async fn allowance_items(
    store: &Store,
    scope: &EnrollmentScope,
    enrollment: EnrollmentId,
) -> Result<Vec<AllowanceItem>, InternalError> {
    let rows = allowance::Entity::find()
        .filter(allowance::Column::EnrollmentId.eq(enrollment.0))
        .filter(allowance::Column::EnrollmentId.in_subquery(scope.ids()))
        .order_by_asc(allowance::Column::Id)
        .limit(MAX)
        .all(store.read())
        .await?;
    Ok(rows.into_iter().map(item).collect())
}

fn item(row: allowance::Model) -> AllowanceItem {
    let count = |number: i32| u32::try_from(number).unwrap_or(0);
    AllowanceItem {
        activity: row.activity,
        given: Allowance {
            attempts: count(row.attempts),
            minutes: count(row.minutes),
        },
        reason: row.reason,
        at: row.given_at,
        by: row.given_by.map(PersonId),
    }
}

fn sum(items: impl Iterator<Item = (String, Allowance)>) -> Allowances {
    let mut all = Allowances::new();
    for (activity, given) in items {
        let so_far = all.entry(activity).or_default();
        *so_far = so_far.and(given);
    }
    all
}

/// What was given for one activity, where it is about to be begun.
pub(super) async fn of_activity<C: ConnectionTrait>(
    on: &C,
    enrollment: EnrollmentId,
    activity: &str,
) -> Result<Allowance, InternalError> {
    let rows = allowance::Entity::find()
        .filter(allowance::Column::EnrollmentId.eq(enrollment.0))
        .filter(allowance::Column::Activity.eq(activity))
        .limit(MAX)
        .all(on)
        .await?;
    let given = rows.into_iter().map(item).map(|item| item.given);
    Ok(given.fold(Allowance::default(), Allowance::and))
}

/// Gives it, moves the deadline of the attempt that is open, and tells the learner.
///
/// # Errors
/// [`UseCaseError`] with [`AllowanceRefusal`].
pub async fn allow(
    store: &Store,
    permit: &Permit<actions::CompleteForLearner>,
    enrollment: EnrollmentId,
    new: NewAllowance,
) -> Result<(), UseCaseError<AllowanceRefusal>> {
    let not_found = || UseCaseError::Refused(AllowanceRefusal::NotFound);
    let known = table::Entity::find_by_id(enrollment.0)
        .filter(table::Column::CourseId.eq(permit.course().0))
        .one(store.read())
        .await?;
    let known = known.ok_or_else(not_found)?;
    let pinned = revision(store, known.revision_id.into()).await?;
    let (_, activity) = pinned
        .document
        .activity(&new.activity)
        .ok_or_else(not_found)?;
    let quiz = activity.quiz().ok_or_else(not_found)?;
    if !can_be_given(quiz, new.given) {
        return Err(UseCaseError::Refused(AllowanceRefusal::NoLimit));
    }
    store
        .transact(async |tx| {
            let row = locked(tx, enrollment, PersonId(known.person_id)).await?;
            may_learn(Some(row.status.0), None, tx.now())
                .map_err(|refusal| UseCaseError::Refused(AllowanceRefusal::Learn(refusal)))?;
            if is_given(tx, permit, enrollment, &new).await? {
                return Ok(());
            }
            insert(tx, permit, enrollment, &new).await?;
            move_deadline(tx, enrollment, &new).await?;
            let event = Event::AllowanceGiven {
                enrollment,
                activity: &new.activity,
                attempts: new.given.attempts,
                minutes: new.given.minutes,
                reason: &new.reason,
            };
            tx.audit(permit, &event).await?;
            tell(tx, PersonId(known.person_id), &activity.title, &new).await?;
            Ok(())
        })
        .await
}

/// More of what has no end is nothing.
fn can_be_given(quiz: &Quiz, given: Allowance) -> bool {
    let attempts = given.attempts == 0 || quiz.attempts.is_some();
    let minutes = given.minutes == 0 || quiz.time_limit_minutes.is_some();
    attempts && minutes && given != Allowance::default()
}

/// Whether the same form came before.
async fn is_given(
    tx: &Tx,
    permit: &Permit<actions::CompleteForLearner>,
    enrollment: EnrollmentId,
    new: &NewAllowance,
) -> Result<bool, InternalError> {
    let Some(before) = new.given_before else {
        return Ok(false);
    };
    let rows = allowance::Entity::find()
        .filter(allowance::Column::EnrollmentId.eq(enrollment.0))
        .order_by_asc(allowance::Column::Id)
        .limit(MAX)
        .all(tx)
        .await?;
    Ok(rows.into_iter().skip(before).map(item).any(|item| {
        item.activity == new.activity
            && item.given == new.given
            && item.reason == new.reason
            && item.by == permit.actor()
    }))
}

async fn insert(
    tx: &Tx,
    permit: &Permit<actions::CompleteForLearner>,
    enrollment: EnrollmentId,
    new: &NewAllowance,
) -> Result<(), InternalError> {
    let count = |number: u32| i32::try_from(number).unwrap_or(i32::MAX);
    allowance::ActiveModel {
        id: Set(tx.new_id()),
        enrollment_id: Set(enrollment.0),
        activity: Set(new.activity.clone()),
        attempts: Set(count(new.given.attempts)),
        minutes: Set(count(new.given.minutes)),
        reason: Set(new.reason.clone()),
        given_at: Set(tx.now()),
        given_by: Set(permit.actor().map(|person| person.0)),
    }
    .insert(tx)
    .await?;
    Ok(())
}

/// An attempt that was not handed in goes on, also where its time was over a moment ago.
async fn move_deadline(
    tx: &Tx,
    enrollment: EnrollmentId,
    new: &NewAllowance,
) -> Result<(), InternalError> {
    let open = attempt::Entity::find()
        .filter(attempt::Column::EnrollmentId.eq(enrollment.0))
        .filter(attempt::Column::Activity.eq(&new.activity))
        .filter(attempt::Column::SubmittedAt.is_null())
        .one(tx)
        .await?;
    if let Some(row) = open
        && let Some(deadline) = row.deadline_at
        && new.given.minutes > 0
    {
        let later = deadline + TimeDelta::minutes(i64::from(new.given.minutes));
        let mut active = row.into_active_model();
        active.deadline_at = Set(Some(later));
        active.update(tx).await?;
    }
    Ok(())
}

async fn tell(
    tx: &Tx,
    learner: PersonId,
    title: &str,
    new: &NewAllowance,
) -> Result<(), InternalError> {
    let who = person::Entity::find_by_id(learner.0)
        .filter(person::Column::ErasedAt.is_null())
        .one(tx)
        .await?;
    let Some(who) = who else {
        return Ok(());
    };
    let Ok(email) = Email::parse(&who.email) else {
        return Ok(());
    };
    let message = Message::AllowanceGiven {
        name: who.name,
        title: title.to_owned(),
        attempts: new.given.attempts,
        minutes: new.given.minutes,
        reason: new.reason.clone(),
        link: new.link.clone(),
    };
    let to = Recipient {
        person: Some(learner),
        email: &email,
        language: &who.language,
    };
    let cause = format!("allowance:{}", tx.new_id());
    tx.send(to, &message, cause).await
}
