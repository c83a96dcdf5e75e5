//! Publishing the draft of one course, from the studio.

use super::conflicts::conflicts;
use super::entity::draft;
use super::plan::{Piece, Plan};
use super::publishing::{alone, publish_course};
use crate::audit;
use crate::catalog::entity::course;
use crate::store::{Fault, Stop, Store};
use laurel_domain::authoring::Problem;
use laurel_domain::identity::{ActionName, Resource, UntypedPermit};
use laurel_domain::ids::CourseId;
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
    Problems(Vec<Problem>),
}

/// Publishes the draft whose hash the author saw, as the next revision.
/// Learners stay on theirs.
///
/// # Errors
/// [`Stop`] with [`PublishRefusal`].
pub async fn publish(
    store: &Store,
    permit: &UntypedPermit,
    course: CourseId,
    seen: String,
    note: String,
) -> Result<i32, Stop<PublishRefusal>> {
    if !permit.covers(ActionName::AuthorCourse, Resource::Course(course)) {
        return Err(Fault::Permit.into());
    }
    let store_in = store.clone();
    let permit = permit.clone();
    store
        .write(move |tx| {
            Box::pin(async move {
                alone(tx).await?;
                let row = course::Entity::find_by_id(course.0)
                    .lock_exclusive()
                    .one(tx)
                    .await?
                    .ok_or(Stop::Refused(PublishRefusal::NoSuchCourse))?;
                let draft = draft::Entity::find()
                    .filter(draft::Column::CourseId.eq(course.0))
                    .one(tx)
                    .await?
                    .ok_or(Stop::Refused(PublishRefusal::NoDraft))?;
                if draft.hash != seen {
                    return Err(Stop::Refused(PublishRefusal::DraftChanged));
                }
                let plan = Plan {
                    program: None,
                    courses: vec![Piece {
                        document: serde_json::from_str(&draft.document).map_err(Fault::from)?,
                        json: draft.document,
                        source: draft.source,
                        hash: draft.hash,
                        folder: String::new(),
                    }],
                    blobs: BTreeMap::new(),
                };
                let problems = conflicts(tx, &plan).await?;
                let Some(piece) = plan.courses.first().filter(|_| problems.is_empty()) else {
                    return Err(Stop::Refused(PublishRefusal::Problems(problems)));
                };
                Ok(publish_course(&store_in, tx, &permit, row, piece, &note).await?)
            })
        })
        .await
}

/// Throws the draft away; what is published stays.
///
/// # Errors
/// [`Stop`] with [`PublishRefusal`].
pub async fn discard_draft(
    store: &Store,
    permit: &UntypedPermit,
    course: CourseId,
) -> Result<(), Stop<PublishRefusal>> {
    if !permit.covers(ActionName::AuthorCourse, Resource::Course(course)) {
        return Err(Fault::Permit.into());
    }
    let now = store.now();
    let permit = permit.clone();
    store
        .write(move |tx| {
            Box::pin(async move {
                let gone = draft::Entity::delete_many()
                    .filter(draft::Column::CourseId.eq(course.0))
                    .exec(tx)
                    .await?;
                if gone.rows_affected == 0 {
                    return Err(Stop::Refused(PublishRefusal::NoDraft));
                }
                let detail = serde_json::json!({"did": "discard-draft"});
                audit::append(tx, now, &permit, &format!("course:{course}"), &detail).await?;
                Ok(())
            })
        })
        .await
}
