//! `/healthz`: the process answers. `/readyz`: the database and the blobs do.

use crate::app::App;
use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};

fn json(status: StatusCode, word: &str) -> Response {
    let body = serde_json::json!({ "status": word }).to_string();
    (
        status,
        [
            (header::CONTENT_TYPE, "application/json"),
            (header::CACHE_CONTROL, "no-store"),
        ],
        body,
    )
        .into_response()
}

pub async fn alive() -> Response {
    json(StatusCode::OK, "ok")
}

pub async fn ready(State(app): State<App>) -> Response {
    match app.store.ready().await {
        Ok(()) => json(StatusCode::OK, "ready"),
        Err(error) => {
            tracing::error!(%error, "not ready");
            json(StatusCode::SERVICE_UNAVAILABLE, "not ready")
        }
    }
}
