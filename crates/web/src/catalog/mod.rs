//! Programs and courses as visitors see them: the list, a program, a course,
//! lessons open to all, and the files of courses.

mod administration;
mod api;
pub mod course;
pub mod course_files;
mod decide;
mod facts;
mod join;
mod outline;
mod preview;
mod program;
mod programs;
mod schema_org;
mod specimen;
pub mod view;

pub use api::routes as api_routes;
pub use facts::{foreign, program_facts};
pub use join::begin_program;
pub use schema_org::Provider;
pub use specimen::Specimens;

use crate::routes::Routes;

pub fn routes(routes: Routes) -> Routes {
    routes
        .cached(programs::show)
        .cached(program::show)
        .get(specimen::show)
        .post(join::join)
        .cached(course::show)
        .cached(preview::show)
        .get(course_files::serve)
        .get(administration::show)
        .get(decide::program_status)
        .post(administration::program_status)
        .get(decide::program_publish)
        .post(administration::publish)
        .get(decide::course_status)
        .post(administration::course_status)
}
