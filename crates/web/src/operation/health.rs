//! `/healthz`: the process answers. `/readyz`: the database and the blobs do,
//! and what is written is kept.

use crate::app::App;
use crate::gate::Gate;
use crate::paths;
use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use laurel_domain::identity::actions;
use laurel_persistence::InternalError;
use laurel_persistence::doctor;
use serde_json::{Value, json};

fn answer(status: StatusCode, body: &Value) -> Response {
    (
        status,
        [
            (header::CONTENT_TYPE, "application/json"),
            (header::CACHE_CONTROL, "no-store"),
        ],
        body.to_string(),
    )
        .into_response()
}

pub async fn alive(_: paths::HealthPath, _: Gate<actions::Visit>) -> Response {
    answer(StatusCode::OK, &json!({ "status": "ok" }))
}

pub async fn ready(
    _: paths::ReadyPath,
    context: Gate<actions::Visit>,
    State(app): State<App>,
) -> Response {
    match doctor::ready(&app.store, context.public()).await {
        Ok(()) => answer(StatusCode::OK, &json!({ "status": "ready" })),
        Err(error) => {
            tracing::error!(%error, "not ready");
            let body = match error {
                // in the words of the database, which name no address and nobody
                InternalError::NotSaved(_) => {
                    json!({ "status": "not ready", "why": error.to_string() })
                }
                // what is damaged stands in the log
                InternalError::Corrupt(_) => {
                    json!({ "status": "not ready", "why": "the database is damaged" })
                }
                _ => json!({ "status": "not ready" }),
            };
            answer(StatusCode::SERVICE_UNAVAILABLE, &body)
        }
    }
}
