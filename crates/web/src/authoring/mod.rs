//! The studio: authors' courses, their revisions, what a draft changes, how it
//! will read, and publishing it.

mod course;
pub mod difference;
mod draft_preview;
mod list;
mod publish;
mod studio_layout;

pub use studio_layout::studio_layout;

use crate::routes::Routes;
use laurel_domain::identity::Action;

pub fn routes(routes: Routes) -> Routes {
    routes
        .get("/studio", Action::EnterStudio, list::show)
        .get("/studio/courses/{slug}", Action::AuthorCourse, course::show)
        .get(
            "/studio/courses/{slug}/preview/{activity}",
            Action::AuthorCourse,
            draft_preview::show,
        )
        .post(
            "/studio/courses/{slug}/publish",
            Action::AuthorCourse,
            publish::publish_draft,
        )
        .post(
            "/studio/courses/{slug}/discard",
            Action::AuthorCourse,
            publish::discard,
        )
        .post(
            "/studio/courses/{slug}/code",
            Action::AuthorProgram,
            publish::code,
        )
}
