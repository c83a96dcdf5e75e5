//! Appends a fact, and brings the derived row in step, in the transaction of
//! whatever caused it. The only place that writes either.

use super::entity::progress_fact;
use super::facts::{as_facts, rows};
use crate::catalog::LoadedRevision;
use crate::certification::course_completed;
use crate::enrollment::entity::enrollment::{Column, Entity, Model};
use crate::enrollment::{EnrollmentEventKind, record_event};
use crate::store::{InternalError, Store, Tx, Word};
use laurel_domain::enrollment::Status;
use laurel_domain::ids::{CourseId, EnrollmentId, PersonId};
use laurel_domain::learning::{CourseProgress, FactKind, course_progress};
use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, Set};

/// That an activity is done, and who says so.
pub(crate) struct NewFact<'a> {
    /// The activity's id.
    pub activity: &'a str,
    pub kind: FactKind,
    /// Who of the staff; `None`: the learner.
    pub by: Option<PersonId>,
    pub reason: &'a str,
    pub evidence: serde_json::Value,
}

/// Adds a fact where it is not there yet; the same fact twice is one fact.
/// `row` is the enrollment, read after [`crate::identity::lock_person`];
/// `revision` is the one it is pinned to.
pub(crate) async fn append(
    store: &Store,
    tx: &Tx,
    row: &Model,
    revision: &LoadedRevision,
    fact: NewFact<'_>,
) -> Result<CourseProgress, InternalError> {
    progress_fact::Entity::insert(progress_fact::ActiveModel {
        id: Set(tx.new_id()),
        enrollment_id: Set(row.id),
        activity: Set(fact.activity.to_owned()),
        kind: Set(Word(fact.kind)),
        at: Set(tx.now()),
        by_person: Set(fact.by.map(|person| person.0)),
        reason: Set(fact.reason.to_owned()),
        evidence: Set(fact.evidence.to_string()),
    })
    .on_conflict(
        OnConflict::columns([
            progress_fact::Column::EnrollmentId,
            progress_fact::Column::Activity,
            progress_fact::Column::Kind,
        ])
        .do_nothing()
        .to_owned(),
    )
    .exec_without_returning(tx)
    .await?;
    derive(store, tx, row, revision).await
}

/// What the derived row should say: done, total, percent. Facts are only added
/// and the revision stays the same, so this only rises; and what was complete
/// once stays so, whatever revision somebody is moved to.
pub(super) fn derived(row: &Model, progress: &CourseProgress) -> (i32, i32, i32) {
    let number = |count: u32| i32::try_from(count).unwrap_or(i32::MAX);
    if row.completed_at.is_some() && !progress.complete {
        return (row.done_count, row.required_count, row.percent);
    }
    (
        number(progress.done),
        number(progress.total),
        number(progress.percent),
    )
}

/// Brings the derived row in step with the facts. When they complete the course
/// for the first time, the awards are asked in the same transaction.
pub(crate) async fn derive(
    store: &Store,
    tx: &Tx,
    row: &Model,
    revision: &LoadedRevision,
) -> Result<CourseProgress, InternalError> {
    let now = tx.now();
    let facts = as_facts(rows(tx, EnrollmentId(row.id)).await?)?;
    let progress = course_progress(&revision.document, &facts);
    let (done, total, percent) = derived(row, &progress);
    // who left is asked when they come back
    let active = row.status.0 == Status::Active;
    let completes = progress.complete && active && row.completed_at.is_none();
    let mut update = Entity::update_many()
        .col_expr(Column::DoneCount, Expr::value(done))
        .col_expr(Column::RequiredCount, Expr::value(total))
        .col_expr(Column::Percent, Expr::value(percent))
        .col_expr(Column::UpdatedAt, Expr::value(now));
    if completes {
        update = update
            .col_expr(Column::Status, Expr::value(Status::Completed.as_str()))
            .col_expr(Column::CompletedAt, Expr::value(now));
    }
    update.filter(Column::Id.eq(row.id)).exec(tx).await?;
    if completes {
        record_event(tx, row.id, EnrollmentEventKind::Completed, None).await?;
        course_completed(store, tx, PersonId(row.person_id), CourseId(row.course_id)).await?;
    }
    Ok(progress)
}
