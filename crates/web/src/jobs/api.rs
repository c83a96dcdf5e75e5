//! Jobs as JSON.

use crate::api::{ApiBody, ApiQuery, Cursor, Items, Nothing, found, items, once};
use crate::gate::Gate;
use crate::http_problem::Answer;
use crate::identity::unknown_choice;
use crate::paths;
use crate::routes::Routes;
use axum_extra::routing::TypedPath;
use chrono::{DateTime, Utc};
use laurel_domain::identity::actions;
use laurel_domain::ids::JobId;
use laurel_persistence::jobs::{JobFilter, JobItem, list as list_jobs, look, retry as retry_job};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::routes;
use uuid::Uuid;

pub fn routes(routes: Routes) -> Routes {
    routes
        .api(routes!(list), list)
        .api(routes!(show), show)
        .api(routes!(retry), retry)
}

/// A piece of long work.
#[derive(Debug, Serialize, ToSchema)]
struct JobView {
    id: Uuid,
    kind: String,
    /// `open`, `done` or `failed`.
    status: &'static str,
    created_at: DateTime<Utc>,
    attempts: i32,
    done_at: Option<DateTime<Utc>>,
    failed_at: Option<DateTime<Utc>>,
    /// What went wrong last.
    last_error: Option<String>,
    /// Of `total`, which is 0 where it can't be told.
    progress: i32,
    total: i32,
}

fn view(one: JobItem) -> JobView {
    JobView {
        id: one.id.0,
        kind: one.kind,
        status: match (one.done_at, one.failed_at) {
            (Some(_), _) => "done",
            (None, Some(_)) => "failed",
            (None, None) => "open",
        },
        created_at: one.created_at,
        attempts: one.attempts,
        done_at: one.done_at,
        failed_at: one.failed_at,
        last_error: one.last_error,
        progress: one.progress,
        total: one.total,
    }
}

#[derive(Debug, Default, Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct JobParams {
    /// `open`, `done` or `failed`.
    status: Option<String>,
    /// Where the page begins: the `next` of the page before.
    cursor: Option<String>,
    /// The most items of a page.
    #[param(minimum = 1, maximum = 200)]
    limit: Option<u32>,
}

/// Jobs, the newest first
#[utoipa::path(get, path = paths::ApiJobsPath::PATH, tag = "Operation", operation_id = "list_jobs",
    params(JobParams),
    responses((status = 200, description = "A page of jobs.", body = Items<JobView>)))]
async fn list(
    _: paths::ApiJobsPath,
    context: Gate<actions::ManageJobs>,
    ApiQuery(query): ApiQuery<JobParams>,
) -> Answer {
    let filter = match query.status.as_deref() {
        None => JobFilter::All,
        Some("open") => JobFilter::Open,
        Some("done") => JobFilter::Done,
        Some("failed") => JobFilter::Failed,
        Some(_) => return Err(unknown_choice("status")),
    };
    let cursor = Cursor::<JobId>::read("jobs", query.cursor.as_deref(), query.limit)?;
    let (store, permit) = (&context.app.store, context.permit()?);
    let all = list_jobs(store, &permit, filter, cursor.after, cursor.wanted()).await?;
    Ok(items(&context, &cursor, all, |one| one.id, view))
}

/// A job
#[utoipa::path(get, path = paths::ApiJobPath::PATH, tag = "Operation", operation_id = "get_job",
    responses((status = 200, description = "The job.", body = JobView)))]
async fn show(
    paths::ApiJobPath { id }: paths::ApiJobPath,
    context: Gate<actions::ManageJobs>,
) -> Answer {
    let job = look(&context.app.store, &context.permit()?, id).await?;
    Ok(found(&view(job)))
}

/// Tries a job again that failed
#[utoipa::path(post, path = paths::ApiRetryJobPath::PATH, tag = "Operation", operation_id = "retry_job",
    request_body = Nothing,
    responses((status = 200, description = "The job.", body = JobView)))]
async fn retry(
    paths::ApiRetryJobPath { id }: paths::ApiRetryJobPath,
    context: Gate<actions::ManageJobs>,
    body: ApiBody<Nothing>,
) -> Answer {
    let permit = context.permit()?;
    once(&context, body.key, async |store| {
        retry_job(store, &permit, id).await?;
        Ok(id.0)
    })
    .await?;
    let job = look(&context.app.store, &permit, id).await?;
    Ok(found(&view(job)))
}
