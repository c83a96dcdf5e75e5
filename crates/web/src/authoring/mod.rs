//! The studio: authors' courses, their revisions, what a draft changes, how it
//! will read, and publishing it.

mod changes;
mod course;
pub mod difference;
mod draft_preview;
mod frame;
mod list;

pub use frame::frame;

use crate::routes::Routes;

pub fn routes(routes: Routes) -> Routes {
    routes
        .get(list::show)
        .get(course::show)
        .get(draft_preview::show)
        .post(changes::publish_draft)
        .post(changes::discard)
        .post(changes::code)
}
