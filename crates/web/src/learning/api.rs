//! Progress as JSON: what is done, and why not yet.

use super::why::{Told, reasons};
use crate::api::{ApiBody, Nothing, found, once};
use crate::enrollment::{own, scope};
use crate::gate::Gate;
use crate::http_problem::{Answer, HttpProblem};
use crate::paths;
use crate::request_context::RequestContext;
use crate::routes::Routes;
use axum_extra::routing::TypedPath;
use chrono::{DateTime, Utc};
use laurel_domain::authoring::document::{Activity, ActivityKind, Course};
use laurel_domain::identity::{OwnScope, actions};
use laurel_domain::ids::EnrollmentId;
use laurel_domain::learning::{CourseProgress, course_progress};
use laurel_persistence::assessment::{allowances, attempts};
use laurel_persistence::enrollment::{EnrollmentScope, pinned_revision};
use laurel_persistence::learning::{complete as complete_lesson, facts, note_opening};
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_axum::routes;
use uuid::Uuid;

pub fn routes(routes: Routes) -> Routes {
    routes
        .api(routes!(progress), progress)
        .api(routes!(complete), complete)
}

/// Where somebody stands in a course.
#[derive(Debug, Serialize, ToSchema)]
struct ProgressView {
    enrollment: Uuid,
    /// In the course's order.
    activities: Vec<ActivityProgressView>,
    /// Of what counts.
    done: u32,
    required: u32,
    complete: bool,
    /// Why not yet; empty exactly when it is complete.
    missing: Vec<MissingView>,
}

#[derive(Debug, Serialize, ToSchema)]
struct ActivityProgressView {
    id: String,
    /// `open`, `completed`, `passed`, `sent` or `waived`.
    state: &'static str,
    /// When it was done.
    on: Option<DateTime<Utc>>,
    /// Whether it need not be done.
    optional: bool,
}

#[derive(Debug, Serialize, ToSchema)]
struct MissingView {
    /// The id of the activity; `null` where any of several will do.
    requirement: Option<String>,
    /// A sentence, in the language of `Accept-Language`.
    words: String,
}

/// The word for a kind of activity.
pub const fn activity_kind(kind: &ActivityKind) -> &'static str {
    match kind {
        ActivityKind::Lesson(_) => "lesson",
        ActivityKind::Quiz(_) => "quiz",
        ActivityKind::Survey(_) => "survey",
    }
}

/// The activity with this id, or at this address.
pub fn activity_named<'a>(course: &'a Course, name: &str) -> Result<&'a Activity, HttpProblem> {
    course
        .activity(name)
        .or_else(|| course.activity_by_slug(name))
        .map(|(_, activity)| activity)
        .ok_or(HttpProblem::NotFound)
}

/// The progress in an enrollment of the scope.
async fn standing(
    context: &RequestContext,
    scope: &EnrollmentScope,
    id: EnrollmentId,
) -> Result<ProgressView, HttpProblem> {
    let store = &context.app.store;
    let pinned = pinned_revision(store, scope, id).await?;
    let pinned = pinned.ok_or(HttpProblem::NotFound)?;
    let progress = course_progress(&pinned.document, &facts(store, scope, id).await?);
    let attempts = attempts(store, scope, id, None).await?;
    let given = allowances(store, scope, id).await?;
    let missing = reasons(
        context,
        Told::Learner,
        &pinned.document,
        &progress,
        &attempts,
        &given,
    );
    let activity_id = |slug: &str| {
        let found = pinned.document.activity_by_slug(slug);
        found.map(|(_, activity)| activity.id.clone())
    };
    Ok(ProgressView {
        enrollment: id.0,
        activities: activities(&progress),
        done: progress.done,
        required: progress.total,
        complete: progress.complete,
        missing: missing
            .into_iter()
            .map(|reason| MissingView {
                requirement: reason.activity.as_deref().and_then(activity_id),
                words: reason.words,
            })
            .collect(),
    })
}

fn activities(progress: &CourseProgress) -> Vec<ActivityProgressView> {
    let all = progress
        .modules
        .iter()
        .flat_map(|module| &module.activities);
    all.map(|activity| ActivityProgressView {
        id: activity.id.clone(),
        state: activity.done.map_or("open", |(kind, _)| kind.as_str()),
        on: activity.done.map(|(_, at)| at),
        optional: activity.optional,
    })
    .collect()
}

/// What is done in a course, and why it is not complete yet
#[utoipa::path(get, path = paths::ApiProgressPath::PATH, tag = "Learning", operation_id = "get_progress",
    responses((status = 200, description = "The progress.", body = ProgressView)))]
async fn progress(
    paths::ApiProgressPath { id }: paths::ApiProgressPath,
    context: Gate<actions::ReadEnrollments>,
) -> Answer {
    let scope = scope(&context, None);
    Ok(found(&standing(&context, &scope, id).await?))
}

/// Marks a lesson as done
///
/// The activity is named by its id or by its slug. A lesson with a reading time
/// is opened by the first call, and can be marked once the time is over.
#[utoipa::path(post, path = paths::ApiCompletePath::PATH, tag = "Learning", operation_id = "complete_activity",
    request_body = Nothing,
    responses((status = 200, description = "The progress.", body = ProgressView)))]
async fn complete(
    paths::ApiCompletePath { id, activity }: paths::ApiCompletePath,
    context: Gate<actions::Learn>,
    body: ApiBody<Nothing>,
) -> Answer {
    let permit = context.own()?;
    let mine = own(&context, id).await?;
    let scope = OwnScope::of(&permit).into();
    let pinned = pinned_revision(&context.app.store, &scope, id).await?;
    let pinned = pinned.ok_or(HttpProblem::NotFound)?;
    let activity = activity_named(&pinned.document, &activity)?;
    let id = once(&context, body.key, async |store| {
        if matches!(activity.kind, ActivityKind::Lesson(_)) {
            note_opening(&context.app.store, &permit, id, &activity.id).await?;
        }
        complete_lesson(store, &permit, &mine.enrollment.slug, &activity.slug).await?;
        Ok(id.0)
    })
    .await?;
    let standing = standing(&context, &scope, EnrollmentId(id)).await?;
    Ok(found(&standing))
}
