//! The studio: authors' courses, their revisions, what a draft changes, how it
//! will read, and publishing it.

mod api;
mod course;
pub mod difference;
mod draft_preview;
mod issues;
mod list;
mod publish;
mod studio_layout;
pub mod view;

pub use api::routes as api_routes;
pub use issues::told;
pub use studio_layout::studio_layout;

use crate::routes::Routes;

pub fn routes(routes: Routes) -> Routes {
    routes
        .get(list::show)
        .get(course::show)
        .get(draft_preview::show)
        .post(publish::publish_draft)
        .post(publish::discard)
        .post(publish::code)
}
