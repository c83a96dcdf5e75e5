//! Enrollments as JSON.

use crate::api::{ApiBody, ApiQuery, Cursor, Items, created, found, items, no_content, once};
use crate::enrollment::enroll::enroll_counted;
use crate::gate::Gate;
use crate::http_problem::{Answer, FieldProblem, HttpProblem};
use crate::identity::unknown_choice;
use crate::paths;
use crate::request_context::RequestContext;
use crate::routes::Routes;
use axum_extra::routing::TypedPath;
use chrono::{DateTime, Utc};
use laurel_domain::enrollment::{EnrollRefusal, Status};
use laurel_domain::identity::{Actor, CourseScope, actions};
use laurel_domain::ids::{CourseId, EnrollmentId, PersonId};
use laurel_persistence::UseCaseError;
use laurel_persistence::catalog::course_by_slug;
use laurel_persistence::enrollment::{
    self as use_cases, EnrollmentFilter, EnrollmentItem, EnrollmentScope, enrollment_in,
    enrollment_list,
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::routes;
use uuid::Uuid;

pub fn routes(routes: Routes) -> Routes {
    routes
        .api(routes!(list), list)
        .api(routes!(enroll), enroll)
        .api(routes!(show), show)
        .api(routes!(withdraw), withdraw)
}

/// A person's place in a course.
#[derive(Debug, Serialize, ToSchema)]
struct EnrollmentView {
    id: Uuid,
    person: Uuid,
    /// The course's slug.
    course: String,
    /// The number of the revision that the learner has.
    revision: i32,
    /// `active`, `completed` or `withdrawn`.
    status: &'static str,
    /// Of what counts.
    done: u32,
    required: u32,
    created_at: DateTime<Utc>,
    completed_at: Option<DateTime<Utc>>,
}

fn view(one: EnrollmentItem) -> EnrollmentView {
    let enrollment = one.enrollment;
    EnrollmentView {
        id: enrollment.id.0,
        person: enrollment.person.0,
        course: enrollment.slug,
        revision: one.revision_number,
        status: enrollment.status.as_str(),
        done: enrollment.done,
        required: enrollment.total,
        created_at: enrollment.created_at,
        completed_at: enrollment.completed_at,
    }
}

/// All that this actor may see: one's own, everybody's for the staff, and those
/// of the courses that one teaches, and of `course`.
pub fn scope(context: &RequestContext, course: Option<CourseId>) -> EnrollmentScope {
    let taught: Vec<CourseId> = match &context.actor {
        Actor::Visitor | Actor::Monitor | Actor::Operator => Vec::new(),
        actor => actor.instructed().into_iter().chain(course).collect(),
    };
    let watched = |id: CourseId| {
        let permit = context.authorize::<actions::WatchCourse>(id).ok()?;
        Some(CourseScope::of(&permit))
    };
    EnrollmentScope {
        own: context.own_scope().ok(),
        everybody: context.authorize(()).ok(),
        courses: taught.into_iter().filter_map(watched).collect(),
    }
}

/// An enrollment that this actor may see.
async fn seen(context: &RequestContext, id: EnrollmentId) -> Result<EnrollmentItem, HttpProblem> {
    enrollment_in(&context.app.store, &scope(context, None), id)
        .await?
        .ok_or(HttpProblem::NotFound)
}

/// An enrollment that is the actor's own.
pub async fn own(
    context: &RequestContext,
    id: EnrollmentId,
) -> Result<EnrollmentItem, HttpProblem> {
    enrollment_in(&context.app.store, &context.own_scope()?.into(), id)
        .await?
        .ok_or(HttpProblem::NotFound)
}

#[derive(Debug, Default, Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct EnrollmentParams {
    /// The course's slug.
    course: Option<String>,
    person: Option<Uuid>,
    /// `active`, `completed` or `withdrawn`.
    status: Option<String>,
    /// Where the page begins: the `next` of the page before.
    cursor: Option<String>,
    /// The most items of a page.
    #[param(minimum = 1, maximum = 200)]
    limit: Option<u32>,
}

/// Enrollments that the token may see, the newest first
///
/// With `learn:read` one's own, with `people:read` everybody's, with
/// `author:read` those of the courses that one teaches.
#[utoipa::path(get, path = paths::ApiEnrollmentsPath::PATH, tag = "Learning", operation_id = "list_enrollments",
    params(EnrollmentParams),
    responses((status = 200, description = "A page of enrollments.", body = Items<EnrollmentView>)))]
async fn list(
    _: paths::ApiEnrollmentsPath,
    context: Gate<actions::ReadEnrollments>,
    ApiQuery(query): ApiQuery<EnrollmentParams>,
) -> Answer {
    let store = &context.app.store;
    let course = match &query.course {
        Some(slug) => Some(
            course_by_slug(store, context.public(), slug)
                .await?
                .ok_or_else(|| no_course("course"))?
                .id,
        ),
        None => None,
    };
    let status = match query.status.as_deref().map(str::parse::<Status>) {
        Some(Ok(status)) => Some(status),
        Some(Err(_)) => return Err(unknown_choice("status")),
        None => None,
    };
    let cursor = Cursor::<EnrollmentId>::read("enrollments", query.cursor.as_deref(), query.limit)?;
    let filter = EnrollmentFilter {
        course,
        person: query.person.map(PersonId),
        status,
        before: cursor.after,
    };
    let all = enrollment_list(store, &scope(&context, course), &filter, cursor.wanted()).await?;
    Ok(items(&context, &cursor, all, |one| one.enrollment.id, view))
}

fn no_course(field: &str) -> HttpProblem {
    HttpProblem::refused_fields(vec![FieldProblem::new(field, "api-error-course")])
}

#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct EnrollBody {
    /// The course's slug.
    course: String,
    /// Where joining needs one.
    code: Option<String>,
}

/// Joins a course, or comes back to it
#[utoipa::path(post, path = paths::ApiEnrollmentsPath::PATH, tag = "Learning", operation_id = "enroll",
    request_body = EnrollBody,
    responses((status = 201, description = "The enrollment.", body = EnrollmentView)))]
async fn enroll(
    _: paths::ApiEnrollmentsPath,
    context: Gate<actions::Enroll>,
    body: ApiBody<EnrollBody>,
) -> Answer {
    let permit = context.own()?;
    let course = course_by_slug(&context.app.store, context.public(), &body.value.course)
        .await?
        .ok_or_else(|| no_course("course"))?;
    let code = body.value.code.as_deref().unwrap_or_default();
    let id = once(&context, body.key, async |store| {
        let outcome = enroll_counted(&context, store, &permit, &course, code).await?;
        match outcome {
            // what is not published is not to be known of
            Err(UseCaseError::Refused(EnrollRefusal::NotPublished)) => Err(no_course("course")),
            outcome => Ok(outcome?.0),
        }
    })
    .await?;
    let id = EnrollmentId(id);
    let enrollment = own(&context, id).await?;
    Ok(created(&paths::api_enrollment(id), &view(enrollment)))
}

/// An enrollment
#[utoipa::path(get, path = paths::ApiEnrollmentPath::PATH, tag = "Learning", operation_id = "get_enrollment",
    responses((status = 200, description = "The enrollment.", body = EnrollmentView)))]
async fn show(
    paths::ApiEnrollmentPath { id }: paths::ApiEnrollmentPath,
    context: Gate<actions::ReadEnrollments>,
) -> Answer {
    Ok(found(&view(seen(&context, id).await?)))
}

/// Leaves a course; everything that was done in it stays
#[utoipa::path(delete, path = paths::ApiEnrollmentPath::PATH, tag = "Learning", operation_id = "withdraw",
    responses((status = 204, description = "The course is left.")))]
async fn withdraw(
    paths::ApiEnrollmentPath { id }: paths::ApiEnrollmentPath,
    context: Gate<actions::Enroll>,
) -> Answer {
    let mine = own(&context, id).await?.enrollment;
    if mine.status == Status::Withdrawn {
        return Ok(no_content());
    }
    use_cases::withdraw(&context.app.store, &context.own()?, &mine.slug).await?;
    Ok(no_content())
}
