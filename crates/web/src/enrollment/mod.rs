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
use laurel_domain::identity::{ActionName, Resource, UntypedPermit};
use laurel_persistence::catalog::{CourseEntry, course_by_slug};

pub fn routes(routes: Routes) -> Routes {
    routes
        .post(enroll::enroll)
        .get(leave::ask)
        .post(leave::leave)
        .get(learners::list)
        .get(learner::show)
        .post(learner::rule)
}

/// The course at this address, where this visitor may do this with it.
async fn watched(
    visit: &Visit,
    slug: &str,
    action: ActionName,
) -> Result<(CourseEntry, UntypedPermit), Problem> {
    let course = course_by_slug(&visit.app.store, slug).await?;
    let course = course.ok_or(Problem::NotFound)?;
    let permit = visit.untyped_permit(action, Resource::Course(course.id))?;
    Ok((course, permit))
}
