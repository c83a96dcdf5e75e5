//! A learner's own note on an activity. Nobody else reads it.

use super::entity::lesson_note::{ActiveModel, Column, Entity};
use crate::enrollment::enrollment;
use crate::identity::lock_person;
use crate::store::{InternalError, Store, Tx, UseCaseError};
use chrono::{DateTime, Utc};
use laurel_domain::identity::{Denial, OwnScope, Permit, actions};
use laurel_domain::ids::EnrollmentId;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, Set};
use std::collections::BTreeMap;

/// Characters.
pub const MAX_NOTE: usize = 20_000;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    pub body: String,
    pub updated_at: DateTime<Utc>,
}

/// The person's notes in a course, named by its slug, each by its activity's id.
///
/// # Errors
/// [`InternalError`]
pub async fn notes(
    store: &Store,
    permit: &Permit<actions::Learn>,
    course: &str,
) -> Result<BTreeMap<String, Note>, InternalError> {
    let Some(mine) = enrollment(store, OwnScope::of(permit), course).await? else {
        return Ok(BTreeMap::new());
    };
    let rows = Entity::find()
        .filter(Column::EnrollmentId.eq(mine.id.0))
        .all(store.read())
        .await?;
    let notes = rows.into_iter().map(|row| {
        let note = Note {
            body: row.body,
            updated_at: row.updated_at,
        };
        (row.activity, note)
    });
    Ok(notes.collect())
}

/// Notes in these enrollments, each with its enrollment and its activity's id.
pub(super) async fn notes_in(
    store: &Store,
    enrollments: impl Iterator<Item = EnrollmentId>,
) -> Result<Vec<(EnrollmentId, String, String)>, InternalError> {
    let rows = Entity::find()
        .filter(Column::EnrollmentId.is_in(enrollments.map(|id| id.0)))
        .order_by_asc(Column::Activity)
        .all(store.read())
        .await?;
    let notes = rows.into_iter();
    Ok(notes
        .map(|row| (EnrollmentId(row.enrollment_id), row.activity, row.body))
        .collect())
}

/// What came of saving a note.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SavedNote {
    Saved,
    /// Nothing was saved, since words that were written elsewhere meanwhile would
    /// be lost; how it is now.
    ChangedElsewhere(Note),
}

/// Keeps the note on the activity with this id; an empty one is forgotten.
/// `before` is the text that was there when its writer began, as far as that is
/// known. The course is named by its slug; who left it keeps the notes and may go
/// on.
///
/// # Errors
/// [`UseCaseError`]; `NotFound` where the person was never in the course.
pub async fn save_note(
    store: &Store,
    permit: &Permit<actions::Learn>,
    course: &str,
    activity: &str,
    before: Option<&str>,
    body: String,
) -> Result<SavedNote, UseCaseError<Denial>> {
    let mine = enrollment(store, OwnScope::of(permit), course).await?;
    let mine = mine.ok_or(UseCaseError::Refused(Denial::NotFound))?;
    store
        .transact(async |tx| {
            // two tabs at once: one sees what the other wrote
            lock_person(tx, permit.person()).await?;
            let of_activity = Entity::find()
                .filter(Column::EnrollmentId.eq(mine.id.0))
                .filter(Column::Activity.eq(activity));
            let kept = of_activity.one(tx).await?;
            if let Some(kept) = kept
                && before.is_some_and(|before| before != kept.body)
                // such as one's own, whose answer was lost on the way
                && !body.contains(&kept.body)
            {
                return Ok(SavedNote::ChangedElsewhere(Note {
                    body: kept.body,
                    updated_at: kept.updated_at,
                }));
            }
            keep(tx, mine.id, activity, body).await?;
            Ok(SavedNote::Saved)
        })
        .await
}

async fn keep(
    tx: &Tx,
    enrollment: EnrollmentId,
    activity: &str,
    body: String,
) -> Result<(), InternalError> {
    if body.is_empty() {
        Entity::delete_many()
            .filter(Column::EnrollmentId.eq(enrollment.0))
            .filter(Column::Activity.eq(activity))
            .exec(tx)
            .await?;
        return Ok(());
    }
    let row = ActiveModel {
        id: Set(tx.new_id()),
        enrollment_id: Set(enrollment.0),
        activity: Set(activity.to_owned()),
        body: Set(body),
        updated_at: Set(tx.now()),
    };
    Entity::insert(row)
        .on_conflict(
            OnConflict::columns([Column::EnrollmentId, Column::Activity])
                .update_columns([Column::Body, Column::UpdatedAt])
                .to_owned(),
        )
        .exec_without_returning(tx)
        .await?;
    Ok(())
}
