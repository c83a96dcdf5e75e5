//! Joining a course, leaving it and coming back; and the learners of a course
//! as its staff see them.

mod enroll;
mod leave;

use crate::routes::Routes;
use laurel_domain::identity::Action;

pub fn routes(routes: Routes) -> Routes {
    routes
        .post("/courses/{slug}/enroll", Action::Enroll, enroll::enroll)
        .get("/courses/{slug}/leave", Action::Enroll, leave::ask)
        .post("/courses/{slug}/leave", Action::Enroll, leave::leave)
}
