//! `/studio/courses/{slug}/learners`: who is in a course, and how far.

use super::view::learners::{LearnersQuery, LearnersView, page};
use super::watched;
use crate::extract::Query;
use crate::gate::Gate;
use crate::http_problem::Answer;
use crate::paths;
use laurel_domain::enrollment::Status;
use laurel_domain::identity::actions;
use laurel_persistence::enrollment::{LearnerFilter, learners};

const PAGE: usize = 50;

pub async fn list(
    paths::LearnersPath { slug }: paths::LearnersPath,
    context: Gate<actions::WatchCourse>,
    Query(query): Query<LearnersQuery>,
) -> Answer {
    let (course, permit) = watched::<actions::WatchCourse>(&context, &slug).await?;
    let search = query.q.trim();
    let filter = LearnerFilter {
        search: (!search.is_empty()).then(|| search.to_owned()),
        status: query.status.parse::<Status>().ok(),
        before: query.before.parse().ok(),
    };
    let limit = PAGE as u64 + 1;
    let mut found = learners(&context.app.store, &permit, filter, limit).await?;
    let more = found.len() > PAGE;
    found.truncate(PAGE);
    let view = LearnersView {
        course: &course,
        query: &query,
        found: &found,
        more,
    };
    Ok(context.page(page(&context, &view)))
}
