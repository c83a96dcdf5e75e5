//! `/api/openapi.json`, and `/api/docs`: the same for people, without scripts.

use super::view::docs::{DocsView, page};
use crate::gate::Gate;
use crate::http_problem::Answer;
use crate::paths;
use axum::http::header;
use axum::response::IntoResponse;
use laurel_domain::identity::actions;
use serde_json::Value;
use std::sync::LazyLock;

static DOCUMENT: LazyLock<Value> = LazyLock::new(super::openapi);
static DOCUMENT_TEXT: LazyLock<String> = LazyLock::new(|| DOCUMENT.to_string());

pub async fn openapi_json(_: paths::ApiOpenapiPath, _: Gate<actions::Visit>) -> Answer {
    let headers = [
        (header::CONTENT_TYPE, "application/json"),
        (header::ACCESS_CONTROL_ALLOW_ORIGIN, "*"),
    ];
    Ok((headers, DOCUMENT_TEXT.as_str()).into_response())
}

pub async fn show(_: paths::ApiDocsPath, context: Gate<actions::Visit>) -> Answer {
    let view = DocsView {
        document: &DOCUMENT,
        public_url: &context.app.public_url(),
    };
    Ok(context.page(page(&context, &view)))
}
