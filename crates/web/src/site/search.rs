//! `/search?q=`: pages, programs and courses.

use super::view::search::{SearchView, page};
use crate::extract::Query;
use crate::gate::Gate;
use crate::http_problem::Answer;
use crate::paths;
use laurel_domain::identity::actions;
use laurel_persistence::site::search;
use serde::Deserialize;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct SearchQuery {
    q: String,
    page: String,
}

pub async fn show(
    _: paths::SearchPath,
    context: Gate<actions::Visit>,
    Query(asked): Query<SearchQuery>,
) -> Answer {
    let query: String = asked.q.replace('\0', "").trim().chars().take(200).collect();
    let at: u32 = asked.page.parse().unwrap_or(1).clamp(1, 1000);
    let found = search(
        &context.app.store,
        context.public(),
        context.language,
        &query,
        at,
    )
    .await?;
    let view = SearchView {
        query: &query,
        at,
        found: &found,
    };
    Ok(context.page(page(&context, &view)))
}
