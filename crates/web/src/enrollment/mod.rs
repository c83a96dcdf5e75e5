//! Joining a course, leaving it and coming back; and the learners of a course
//! as its staff see them.

mod allow;
mod api;
mod enroll;
mod learner;
mod learners;
pub mod surveys;
pub mod view;
mod withdraw;

pub use api::{own, routes as api_routes, scope};
pub use enroll::begin_course;
pub use view::learners::state;

use crate::http_problem::HttpProblem;
use crate::request_context::RequestContext;
use crate::routes::Routes;
use laurel_domain::identity::{Action, Permit};
use laurel_domain::ids::CourseId;
use laurel_persistence::authoring::studio_course;
use laurel_persistence::catalog::CourseEntry;

pub fn routes(routes: Routes) -> Routes {
    routes
        .post(enroll::enroll)
        .get(withdraw::ask)
        .post(withdraw::withdraw)
        .get(learners::list)
        .get(learner::show)
        .post(learner::rule)
        .post(allow::give)
        .get(surveys::show)
        .get(surveys::export)
}

/// The course at this address, where this visitor may do this with it.
async fn watched<A: Action<Object = CourseId>>(
    context: &RequestContext,
    slug: &str,
) -> Result<(CourseEntry, Permit<A>), HttpProblem> {
    let course = studio_course(&context.app.store, &context.authorize(())?, slug).await?;
    let course = course.ok_or(HttpProblem::NotFound)?;
    let permit = context.authorize(course.id)?;
    Ok((course, permit))
}
