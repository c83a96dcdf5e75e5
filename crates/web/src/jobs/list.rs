//! `/admin/jobs`: long work, how far it is, and again for what failed.

use super::view::list::{JobsQuery, JobsView, STATES, page};
use crate::administration::pages::A_PAGE;
use crate::extract::Query;
use crate::gate::Gate;
use crate::http_problem::Answer;
use crate::paths;
use laurel_domain::identity::actions;
use laurel_persistence::jobs::{JobFilter, list, retry as try_again};

pub async fn show(
    _: paths::AdminJobsPath,
    context: Gate<actions::ManageJobs>,
    Query(query): Query<JobsQuery>,
) -> Answer {
    let permit = context.permit()?;
    let filter = STATES
        .iter()
        .find(|(word, ..)| *word == query.state)
        .map_or(JobFilter::All, |(.., filter)| *filter);
    let before = query.before.parse().ok();
    let lines = list(&context.app.store, &permit, filter, before, A_PAGE).await?;
    let view = JobsView {
        query: &query,
        lines: &lines,
    };
    Ok(context.page(page(&context, &view)))
}

pub async fn retry(
    paths::AdminJobRetryPath { id }: paths::AdminJobRetryPath,
    context: Gate<actions::ManageJobs>,
) -> Answer {
    let permit = context.permit()?;
    try_again(&context.app.store, &permit, id).await?;
    Ok(context.go(paths::ADMIN_JOBS, "flash-job-again"))
}
