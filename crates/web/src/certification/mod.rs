//! Certificates: confirming the name, the moment itself, verification for
//! anybody, and the pages of those who issue and revoke.

pub mod administration;
mod api;
mod artifacts;
mod name;
mod own;
mod phrases;
mod pictures;
mod rich;
mod specimen;
pub mod verify;
pub mod view;

pub use administration::view::list::status_words;
pub use api::routes as api_routes;
pub use own::earned;
pub use phrases::{figure, phrases};
pub use pictures::Pictures;
pub use specimen::try_print;
pub use verify::entry as register_entry;
pub use view::own::{earned_here, entries, held_already};

use crate::routes::Routes;
use axum::extract::DefaultBodyLimit;
use axum::handler::Handler;

pub fn routes(routes: Routes) -> Routes {
    let upload = verify::upload.layer(DefaultBodyLimit::max(verify::MAX_FILE));
    let routes = routes
        .get(verify::form)
        .post(verify::ask)
        .post(upload)
        .get(verify::by_hash)
        .get(verify::answer)
        .get(artifacts::show)
        .get(own::list)
        .get(name::show)
        .post(name::confirm)
        .get(name::picture)
        .get(own::waiting)
        .get(own::show);
    administration::routes(routes)
}
