//! Programs and courses as JSON, for anybody.

use crate::api::{ApiQuery, Cursor, Items, PageQuery, found, items};
use crate::gate::Gate;
use crate::http_problem::{Answer, HttpProblem};
use crate::identity::unknown_choice;
use crate::paths;
use crate::routes::Routes;
use axum_extra::routing::TypedPath;
use chrono::{DateTime, Utc};
use laurel_domain::authoring::document::{Join, Module, ProgramStatus};
use laurel_domain::identity::actions;
use laurel_domain::ids::CourseId;
use laurel_persistence::catalog::LoadedRevision;
use laurel_persistence::catalog::{
    CourseEntry, CourseStatus, ProgramEntry, ProgramFilter, ProgramItem, course_by_slug, courses,
    current_revision, program_by_slug, programs,
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::routes;

pub fn routes(routes: Routes) -> Routes {
    routes
        .api_cached(routes!(list_programs), list_programs)
        .api_cached(routes!(program), program)
        .api_cached(routes!(list_courses), list_courses)
        .api_cached(routes!(course), course)
}

/// A published program.
#[derive(Debug, Serialize, ToSchema)]
struct ProgramView {
    id: String,
    slug: String,
    title: String,
    summary: String,
    /// A BCP 47 tag.
    language: String,
    /// `open`, `preparation` or `retired`.
    status: &'static str,
    /// Hours of study.
    hours: f64,
    topics: Vec<String>,
    /// The number of the revision that is published.
    revision: i32,
    /// Its page.
    url: String,
    updated_at: DateTime<Utc>,
}

/// A program with its courses.
#[derive(Debug, Serialize, ToSchema)]
struct WholeProgramView {
    #[serde(flatten)]
    program: ProgramView,
    outcomes: Vec<String>,
    audience: Vec<String>,
    /// In the order in which they are meant to be taken.
    courses: Vec<ProgramCourseView>,
}

#[derive(Debug, Serialize, ToSchema)]
struct ProgramCourseView {
    slug: String,
    title: String,
    required: bool,
}

/// A published course.
#[derive(Debug, Serialize, ToSchema)]
struct CourseView {
    id: String,
    slug: String,
    title: String,
    summary: String,
    /// A BCP 47 tag.
    language: String,
    /// `open` or `retired`.
    status: &'static str,
    /// Hours of study.
    hours: f64,
    /// The number of the revision that new learners get.
    revision: i32,
    /// `open`, or `code` where one needs a code to join.
    join: &'static str,
    /// Slugs of the courses to complete before.
    prerequisites: Vec<String>,
    /// Its page.
    url: String,
}

/// A course with what is in it.
#[derive(Debug, Serialize, ToSchema)]
struct WholeCourseView {
    #[serde(flatten)]
    course: CourseView,
    outcomes: Vec<String>,
    modules: Vec<ModuleView>,
}

#[derive(Debug, Serialize, ToSchema)]
struct ModuleView {
    title: String,
    activities: Vec<ActivityView>,
}

#[derive(Debug, Serialize, ToSchema)]
struct ActivityView {
    id: String,
    slug: String,
    title: String,
    /// `lesson`, `quiz` or `survey`.
    kind: &'static str,
    /// Whether it need not be done.
    optional: bool,
}

fn hours(half_hours: u32) -> f64 {
    f64::from(half_hours) / 2.0
}

const fn status_word(status: ProgramStatus) -> &'static str {
    match status {
        ProgramStatus::Open => "open",
        ProgramStatus::Preparation => "preparation",
        ProgramStatus::Retired => "retired",
    }
}

fn program_view(
    context: &Gate<actions::Visit>,
    entry: &ProgramEntry,
    half_hours: u32,
) -> ProgramView {
    let document = &entry.document;
    ProgramView {
        id: document.id.clone(),
        slug: entry.slug.clone(),
        title: document.title.clone(),
        summary: document.summary.clone(),
        language: document.language.clone(),
        status: status_word(entry.status),
        hours: hours(half_hours),
        topics: document.topics.clone(),
        revision: entry.number,
        url: format!(
            "{}{}",
            context.app.public_url(),
            paths::program(&entry.slug)
        ),
        updated_at: entry.updated_at,
    }
}

#[derive(Debug, Default, Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct ProgramParams {
    /// `open`, `preparation` or `retired`; without it, all but those retired.
    status: Option<String>,
    /// A BCP 47 tag; `en` also finds `en-GB`.
    language: Option<String>,
    topic: Option<String>,
    /// Where the page begins: the `next` of the page before.
    cursor: Option<String>,
    /// The most items of a page.
    #[param(minimum = 1, maximum = 200)]
    limit: Option<u32>,
}

/// Programs, open ones first
#[utoipa::path(get, path = paths::ApiProgramsPath::PATH, tag = "Catalog", operation_id = "list_programs",
    params(ProgramParams),
    responses((status = 200, description = "A page of programs.", body = Items<ProgramView>)))]
async fn list_programs(
    _: paths::ApiProgramsPath,
    context: Gate<actions::Visit>,
    ApiQuery(query): ApiQuery<ProgramParams>,
) -> Answer {
    let status = match query.status.as_deref() {
        None => None,
        Some("open") => Some(ProgramStatus::Open),
        Some("preparation") => Some(ProgramStatus::Preparation),
        Some("retired") => Some(ProgramStatus::Retired),
        Some(_) => return Err(unknown_choice("status")),
    };
    let cursor = Cursor::<usize>::read("programs", query.cursor.as_deref(), query.limit)?;
    let filter = ProgramFilter {
        status,
        language: query.language,
        topic: query.topic,
        half_hours_most: None,
    };
    let all = programs(&context.app.store, context.public(), &filter).await?;
    // a list of tens: its places are its keys
    let skipped = cursor.after.map_or(0, |last| last.saturating_add(1));
    let page: Vec<_> = all.into_iter().enumerate().skip(skipped).collect();
    let view = |(_, one): (_, ProgramItem)| program_view(&context, &one.entry, one.half_hours);
    Ok(items(&context, &cursor, page, |(at, _)| *at, view))
}

/// A program with its courses
#[utoipa::path(get, path = paths::ApiProgramPath::PATH, tag = "Catalog", operation_id = "get_program",
    responses((status = 200, description = "The program.", body = WholeProgramView)))]
async fn program(
    paths::ApiProgramPath { slug }: paths::ApiProgramPath,
    context: Gate<actions::Visit>,
) -> Answer {
    let whole = program_by_slug(&context.app.store, context.public(), &slug)
        .await?
        .ok_or(HttpProblem::NotFound)?;
    let courses = whole.courses.iter().map(|one| ProgramCourseView {
        slug: one.course.slug.clone(),
        title: one.course.title.clone(),
        required: one.required,
    });
    Ok(found(&WholeProgramView {
        program: program_view(&context, &whole.entry, whole.half_hours()),
        outcomes: whole.entry.document.outcomes.clone(),
        audience: whole.entry.document.audience.clone(),
        courses: courses.collect(),
    }))
}

fn course_view(
    context: &Gate<actions::Visit>,
    entry: &CourseEntry,
    revision: &LoadedRevision,
) -> CourseView {
    let document = &revision.document;
    CourseView {
        id: entry.key.clone(),
        slug: entry.slug.clone(),
        title: document.title.clone(),
        summary: document.summary.clone(),
        language: document.language.clone(),
        status: entry.status.as_str(),
        hours: hours(document.half_hours()),
        revision: revision.number,
        join: match document.join {
            Join::Open => "open",
            Join::Code => "code",
        },
        prerequisites: document.prerequisites.clone(),
        url: format!("{}{}", context.app.public_url(), paths::course(&entry.slug)),
    }
}

/// Courses that take learners, in the order in which they came
#[utoipa::path(get, path = paths::ApiCoursesPath::PATH, tag = "Catalog", operation_id = "list_courses",
    params(PageQuery),
    responses((status = 200, description = "A page of courses.", body = Items<CourseView>)))]
async fn list_courses(
    _: paths::ApiCoursesPath,
    context: Gate<actions::Visit>,
    ApiQuery(query): ApiQuery<PageQuery>,
) -> Answer {
    let permit = context.permit()?;
    let cursor = Cursor::<CourseId>::read("courses", query.cursor.as_deref(), query.limit)?;
    let all = courses(&context.app.store, &permit, cursor.after, cursor.wanted()).await?;
    Ok(items(
        &context,
        &cursor,
        all,
        |(one, _)| one.id,
        |(one, revision)| course_view(&context, &one, &revision),
    ))
}

/// A course with its modules and activities
#[utoipa::path(get, path = paths::ApiCoursePath::PATH, tag = "Catalog", operation_id = "get_course",
    responses((status = 200, description = "The course.", body = WholeCourseView)))]
async fn course(
    paths::ApiCoursePath { slug }: paths::ApiCoursePath,
    context: Gate<actions::Visit>,
) -> Answer {
    let (store, public) = (&context.app.store, context.public());
    let entry = course_by_slug(store, public, &slug)
        .await?
        .filter(|entry| entry.status != CourseStatus::Draft)
        .ok_or(HttpProblem::NotFound)?;
    let revision = current_revision(store, public, &entry)
        .await?
        .ok_or(HttpProblem::NotFound)?;
    let modules = revision.document.modules.iter();
    Ok(found(&WholeCourseView {
        modules: modules.map(module_view).collect(),
        outcomes: revision.document.outcomes.clone(),
        course: course_view(&context, &entry, &revision),
    }))
}

fn module_view(module: &Module) -> ModuleView {
    let activities = module.activities.iter();
    ModuleView {
        title: module.title.clone(),
        activities: activities
            .map(|activity| ActivityView {
                id: activity.id.clone(),
                slug: activity.slug.clone(),
                title: activity.title.clone(),
                kind: crate::learning::activity_kind(&activity.kind),
                optional: activity.optional,
            })
            .collect(),
    }
}
