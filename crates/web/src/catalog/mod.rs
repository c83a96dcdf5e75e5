//! Programs and courses as visitors see them: the list, a program, a course,
//! lessons open to all, and the files of courses.

mod administration;
pub mod course;
pub mod course_files;
mod course_page;
mod decide;
mod facts;
mod join;
mod outline;
mod preview;
mod program;
mod program_page;
mod programs;
mod schema_org;
mod specimen;

pub use facts::program_facts;
pub use specimen::Specimens;

use crate::routes::Routes;
use laurel_domain::identity::Action;

pub fn routes(routes: Routes) -> Routes {
    routes
        .cached("/programs", programs::show)
        .cached("/programs/{slug}", program::show)
        .get(
            "/programs/{slug}/certificate.svg",
            Action::Visit,
            specimen::show,
        )
        .post("/programs/{slug}/enroll", Action::Enroll, join::join)
        .cached("/courses/{slug}", course::show)
        .cached("/courses/{slug}/preview/{activity}", preview::show)
        .get(
            "/course-files/{document}/{hash}/{name}",
            Action::Visit,
            course_files::serve,
        )
        .get(
            "/admin/programs",
            Action::AuthorProgram,
            administration::show,
        )
        .get(
            "/admin/programs/{slug}/status",
            Action::AuthorProgram,
            decide::program_status,
        )
        .post(
            "/admin/programs/{slug}/status",
            Action::AuthorProgram,
            administration::program_status,
        )
        .get(
            "/admin/programs/{slug}/publish",
            Action::AuthorProgram,
            decide::program_publish,
        )
        .post(
            "/admin/programs/{slug}/publish",
            Action::AuthorProgram,
            administration::publish,
        )
        .get(
            "/admin/courses/{slug}/status",
            Action::AuthorProgram,
            decide::course_status,
        )
        .post(
            "/admin/courses/{slug}/status",
            Action::AuthorProgram,
            administration::course_status,
        )
}
