//! `/account/data`: everything that is kept about the person, as one file.

use crate::gate::Gate;
use crate::http_problem::Answer;
use crate::paths;
use axum::http::header;
use axum::response::IntoResponse;
use laurel_domain::identity::actions;
use laurel_persistence::personal_data::export_personal_data;

pub async fn download(_: paths::AccountDataPath, context: Gate<actions::UseAccount>) -> Answer {
    context.app.limits.form(context.address)?;
    let permit = context.own()?;
    let data = export_personal_data(&context.app.store, &permit).await?;
    let name = "attachment; filename=\"my-data.json\"";
    Ok((
        [
            (header::CONTENT_TYPE, "application/json"),
            (header::CONTENT_DISPOSITION, name),
            (header::CACHE_CONTROL, "no-store"),
        ],
        format!("{data:#}"),
    )
        .into_response())
}
