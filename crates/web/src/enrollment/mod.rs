//! Joining a course, leaving it and coming back; and the learners of a course
//! as its staff see them.

mod enroll;
mod learner;
mod learners;
mod withdraw;

pub use learners::state;

use crate::http_problem::HttpProblem;
use crate::request_context::RequestContext;
use crate::routes::Routes;
use laurel_domain::identity::{Action, Permit, Resource};
use laurel_persistence::catalog::{CourseEntry, course_by_slug};

pub fn routes(routes: Routes) -> Routes {
    const LEARNER: &str = "/studio/courses/{slug}/learners/{enrollment}";
    routes
        .post("/courses/{slug}/enroll", Action::Enroll, enroll::enroll)
        .get("/courses/{slug}/leave", Action::Enroll, withdraw::ask)
        .post("/courses/{slug}/leave", Action::Enroll, withdraw::withdraw)
        .get(
            "/studio/courses/{slug}/learners",
            Action::WatchCourse,
            learners::list,
        )
        .get(LEARNER, Action::WatchCourse, learner::show)
        .post(LEARNER, Action::CompleteForLearner, learner::rule)
}

/// The course at this address, where this visitor may do this with it.
async fn watched(
    context: &RequestContext,
    slug: &str,
    action: Action,
) -> Result<(CourseEntry, Permit), HttpProblem> {
    let course = course_by_slug(&context.app.store, slug).await?;
    let course = course.ok_or(HttpProblem::NotFound)?;
    let permit = context.permit(action, Resource::Course(course.id))?;
    Ok((course, permit))
}
