//! `/metrics`: how the site does, in the text format of Prometheus. For a
//! program on the site's own machine, and for who has a token for it.

mod backlogs;
mod exposition;
mod memory;
mod requests;

pub use backlogs::RecentBacklogs;
pub use requests::Requests;

use crate::app::App;
use crate::gate::Gate;
use crate::http_problem::{Answer, HttpProblem};
use crate::paths;
use axum::extract::State;
use axum::http::header;
use axum::response::IntoResponse;
use laurel_domain::identity::actions;
use prometheus_client::encoding::prometheus_text::CONTENT_TYPE;

pub async fn show(
    _: paths::MetricsPath,
    context: Gate<actions::ReadMetrics>,
    State(app): State<App>,
) -> Answer {
    let permit = context.permit()?;
    let backlogs = app.recent_backlogs.read(&app.store, &permit).await;
    let text = exposition::text(&app, backlogs.as_deref()).map_err(|error| {
        tracing::error!(%error, "the figures can't be written");
        HttpProblem::Broken
    })?;
    let headers = [
        (header::CONTENT_TYPE, CONTENT_TYPE),
        (header::CACHE_CONTROL, "no-store"),
    ];
    Ok((headers, text).into_response())
}
