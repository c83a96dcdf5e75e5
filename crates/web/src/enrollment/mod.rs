//! Joining a course, leaving it and coming back; and the learners of a course
//! as its staff see them.

mod enroll;
mod learner;
mod learners;
mod leave;

pub use learners::state;

use crate::problem::Problem;
use crate::routes::Routes;
use crate::visit::Visit;
use laurel_domain::identity::{Action, Permit, Resource};
use laurel_persistence::catalog::{CourseEntry, course_by_slug};

pub fn routes(routes: Routes) -> Routes {
    const LEARNER: &str = "/studio/courses/{slug}/learners/{enrollment}";
    routes
        .post("/courses/{slug}/enroll", Action::Enroll, enroll::enroll)
        .get("/courses/{slug}/leave", Action::Enroll, leave::ask)
        .post("/courses/{slug}/leave", Action::Enroll, leave::leave)
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
    visit: &Visit,
    slug: &str,
    action: Action,
) -> Result<(CourseEntry, Permit), Problem> {
    let course = course_by_slug(&visit.app.store, slug).await?;
    let course = course.ok_or(Problem::NotFound)?;
    let permit = visit.permit(action, Resource::Course(course.id))?;
    Ok((course, permit))
}
