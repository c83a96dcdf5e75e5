//! The audit as JSON.

use crate::api::{ApiQuery, Cursor, Items, items};
use crate::gate::Gate;
use crate::http_problem::Answer;
use crate::paths;
use crate::routes::Routes;
use axum_extra::routing::TypedPath;
use chrono::{DateTime, Utc};
use laurel_domain::identity::actions;
use laurel_persistence::audit::{AuditFilter, AuditItem, list as list_rows};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::ToSchema;
use utoipa_axum::routes;

pub fn routes(routes: Routes) -> Routes {
    routes.api(routes!(list), list)
}

/// Who did what to what.
#[derive(Debug, Serialize, ToSchema)]
struct AuditView {
    /// From 1, without a gap.
    seq: i64,
    at: DateTime<Utc>,
    /// A person's id, or `operator`.
    actor: String,
    action: String,
    /// Such as `course:0190…`.
    subject: String,
    /// What exactly.
    #[schema(value_type = Object)]
    detail: Value,
    /// SHA-256 over the row and the hash of the row before.
    hash: String,
}

fn view(one: AuditItem) -> AuditView {
    AuditView {
        seq: one.seq,
        at: one.at,
        actor: one.actor,
        action: one.action,
        subject: one.subject,
        detail: serde_json::from_str(&one.detail).unwrap_or_default(),
        hash: one.hash,
    }
}

#[derive(Debug, Default, Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct AuditParams {
    /// A person's id, or `operator`.
    actor: Option<String>,
    action: Option<String>,
    /// Such as `course:0190…`.
    subject: Option<String>,
    /// Where the page begins: the `next` of the page before.
    cursor: Option<String>,
    /// The most items of a page.
    #[param(minimum = 1, maximum = 200)]
    limit: Option<u32>,
}

/// The audit, the newest first
#[utoipa::path(get, path = paths::ApiAuditPath::PATH, tag = "Operation", operation_id = "list_audit",
    params(AuditParams),
    responses((status = 200, description = "A page of the audit.", body = Items<AuditView>)))]
async fn list(
    _: paths::ApiAuditPath,
    context: Gate<actions::ReadAudit>,
    ApiQuery(query): ApiQuery<AuditParams>,
) -> Answer {
    let cursor = Cursor::<i64>::read("audit", query.cursor.as_deref(), query.limit)?;
    let filter = AuditFilter {
        actor: query.actor,
        action: query.action,
        subject: query.subject,
        before: cursor.after,
    };
    let permit = context.permit()?;
    let page = list_rows(&context.app.store, &permit, filter, cursor.wanted()).await?;
    Ok(items(&context, &cursor, page.lines, |one| one.seq, view))
}
