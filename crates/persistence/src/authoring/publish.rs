//! Publishing the draft of one course, from the studio.

use super::conflicts::conflicts;
use super::entity::draft;

use super::plan::{ImportPlan, PlannedDocument};
use super::printed::unprintable;
use super::publishing::{alone, publish_course};
use crate::audit::Event;
use crate::catalog::entity::course;
use crate::store::{InternalError, Store, UseCaseError};
use laurel_domain::authoring::AuthoringIssue;
use laurel_domain::identity::{Permit, actions};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};
use std::collections::BTreeMap;

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PublishRefusal {
    NoSuchCourse,
    /// There is none, or somebody published it already.
    NoDraft,
    /// It is not the draft that was looked at.
    DraftChanged,
    /// It can't stand beside what came in meanwhile.
    Issues(Vec<AuthoringIssue>),
}

/// Publishes the draft whose hash the author saw, as the next revision.
/// Learners stay on theirs.
///
/// # Errors
/// [`UseCaseError`] with [`PublishRefusal`].
pub async fn publish(
    store: &Store,
    permit: &Permit<actions::AuthorCourse>,
    seen: String,
    note: String,
) -> Result<i32, UseCaseError<PublishRefusal>> {
    let course = permit.course();
    store
        .transact(async |tx| {
            alone(tx).await?;
            let row = course::Entity::find_by_id(course.0)
                .lock_exclusive()
                .one(tx)
                .await?
                .ok_or(UseCaseError::Refused(PublishRefusal::NoSuchCourse))?;
            let draft = draft::Entity::find()
                .filter(draft::Column::CourseId.eq(course.0))
                .one(tx)
                .await?
                .ok_or(UseCaseError::Refused(PublishRefusal::NoDraft))?;
            if draft.hash != seen {
                return Err(UseCaseError::Refused(PublishRefusal::DraftChanged));
            }
            let plan = ImportPlan {
                program: None,
                courses: vec![PlannedDocument {
                    document: serde_json::from_str(&draft.document).map_err(InternalError::from)?,
                    json: draft.document,
                    source: draft.source,
                    hash: draft.hash,
                    folder: String::new(),
                }],
                blobs: BTreeMap::new(),
            };
            let mut issues = conflicts(tx, &plan).await?;
            issues.extend(unprintable(store, &plan).await?);
            let Some(piece) = plan.courses.first().filter(|_| issues.is_empty()) else {
                return Err(UseCaseError::Refused(PublishRefusal::Issues(issues)));
            };
            Ok(publish_course(tx, permit, row, piece, &note).await?)
        })
        .await
}

/// Throws the draft away; what is published stays.
///
/// # Errors
/// [`UseCaseError`] with [`PublishRefusal`].
pub async fn discard_draft(
    store: &Store,
    permit: &Permit<actions::AuthorCourse>,
) -> Result<(), UseCaseError<PublishRefusal>> {
    let course = permit.course();
    store
        .transact(async |tx| {
            let gone = draft::Entity::delete_many()
                .filter(draft::Column::CourseId.eq(course.0))
                .exec(tx)
                .await?;
            if gone.rows_affected == 0 {
                return Err(UseCaseError::Refused(PublishRefusal::NoDraft));
            }
            tx.audit(permit, &Event::DraftDiscarded { course }).await?;
            Ok(())
        })
        .await
}
