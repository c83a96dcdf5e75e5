//! `/account/data`: everything that is kept about the person, as one file.

use crate::problem::Answer;
use crate::visit::Visit;
use axum::http::header;
use axum::response::IntoResponse;
use laurel_domain::identity::Action;
use laurel_persistence::identity::personal_data;

pub async fn download(visit: Visit) -> Answer {
    visit.app.limits.form(visit.address)?;
    let permit = visit.own(Action::UseAccount)?;
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
