//! `/account/data`: everything that is kept about the person, as one file.

use crate::gate::Gate;
use crate::paths;
use crate::problem::Answer;
use axum::http::header;
use axum::response::IntoResponse;
use laurel_domain::identity::ActionName;
use laurel_domain::identity::actions;
use laurel_persistence::identity::personal_data;

pub async fn download(_: paths::AccountDataPath, visit: Gate<actions::UseAccount>) -> Answer {
    visit.app.limits.form(visit.address)?;
    let permit = visit.untyped_own(ActionName::UseAccount)?;
    let data = personal_data(&visit.app.store, &permit, visit.person()?).await?;
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
