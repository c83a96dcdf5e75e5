//! `/programs`: the list, narrowed by what stands in the query.

use super::view::programs::{ProgramsQuery, ProgramsView, page};
use crate::extract::Query;
use crate::gate::Gate;
use crate::http_problem::Answer;
use crate::paths;
use laurel_domain::identity::actions;
use laurel_persistence::catalog::{ProgramFilter, programs};

pub async fn show(
    _: paths::ProgramsPath,
    context: Gate<actions::Visit>,
    Query(query): Query<ProgramsQuery>,
) -> Answer {
    let all = programs(
        &context.app.store,
        context.public(),
        &ProgramFilter::default(),
    )
    .await?;
    let filter = query.filter();
    let is_narrowed = filter != ProgramFilter::default();
    let found = if is_narrowed {
        programs(&context.app.store, context.public(), &filter).await?
    } else {
        all.clone()
    };
    let settings = context.app.settings();
    let view = ProgramsView {
        all: &all,
        found: &found,
        is_narrowed,
        query: &query,
        topics: &settings.topics,
    };
    Ok(context.page(page(&context, &view)))
}
