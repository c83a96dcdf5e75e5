//! The revisions of a course as JSON, for its authors.

use super::course::authored;
use crate::api::{ApiQuery, Cursor, Items, PageQuery, found, items};
use crate::gate::Gate;
use crate::http_problem::{Answer, HttpProblem};
use crate::paths;
use crate::routes::Routes;
use axum_extra::routing::TypedPath;
use chrono::{DateTime, Utc};
use laurel_domain::identity::actions;
use laurel_persistence::authoring::{RevisionItem, revisions};
use laurel_persistence::catalog::revision_by_number;
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_axum::routes;
use uuid::Uuid;

pub fn routes(routes: Routes) -> Routes {
    routes.api(routes!(list), list).api(routes!(show), show)
}

/// A published revision of a course.
#[derive(Debug, Serialize, ToSchema)]
struct RevisionView {
    /// From 1.
    number: i32,
    /// SHA-256 of the document.
    hash: String,
    published_at: DateTime<Utc>,
    /// `null`: at the command line.
    published_by: Option<Uuid>,
}

/// A revision with all of its content, answer keys too.
#[derive(Debug, Serialize, ToSchema)]
struct WholeRevisionView {
    #[serde(flatten)]
    revision: RevisionView,
    /// The course: its modules, their activities, and the questions with their keys.
    #[schema(value_type = Object)]
    document: serde_json::Value,
}

/// A course's revisions, the newest first
#[utoipa::path(get, path = paths::ApiRevisionsPath::PATH, tag = "Authoring", operation_id = "list_revisions",
    params(PageQuery),
    responses((status = 200, description = "A page of revisions.", body = Items<RevisionView>)))]
async fn list(
    paths::ApiRevisionsPath { slug }: paths::ApiRevisionsPath,
    context: Gate<actions::AuthorCourse>,
    ApiQuery(query): ApiQuery<PageQuery>,
) -> Answer {
    let (_, permit) = authored(&context, &slug).await?;
    let cursor = Cursor::<i32>::read("revisions", query.cursor.as_deref(), query.limit)?;
    let all = revisions(&context.app.store, &permit, cursor.after, cursor.wanted()).await?;
    let view = |one: RevisionItem| RevisionView {
        number: one.number,
        hash: one.hash,
        published_at: one.published_at,
        published_by: one.published_by.map(|person| person.0),
    };
    Ok(items(&context, &cursor, all, |one| one.number, view))
}

/// A revision with its document
#[utoipa::path(get, path = paths::ApiRevisionPath::PATH, tag = "Authoring", operation_id = "get_revision",
    responses((status = 200, description = "The revision.", body = WholeRevisionView)))]
async fn show(
    paths::ApiRevisionPath { slug, number }: paths::ApiRevisionPath,
    context: Gate<actions::AuthorCourse>,
) -> Answer {
    let (_, permit) = authored(&context, &slug).await?;
    let revision = revision_by_number(&context.app.store, &permit, number)
        .await?
        .ok_or(HttpProblem::NotFound)?;
    Ok(found(&WholeRevisionView {
        revision: RevisionView {
            number: revision.number,
            hash: revision.hash.clone(),
            published_at: revision.published_at,
            published_by: revision.published_by.map(|person| person.0),
        },
        document: serde_json::to_value(&revision.document).map_err(|_| HttpProblem::Broken)?,
    }))
}
