//! Certificates: confirming the name, the moment itself, verification for
//! anybody, and the pages of those who issue and revoke.

mod administration;
mod artifacts;
mod name;
mod own;
mod phrases;
mod pictures;
mod rich;
mod specimen;
mod verify;

pub use administration::status_words;
pub use own::{earned, entries};
pub use phrases::{figure, phrases};
pub use pictures::Pictures;
pub use verify::entry as register_entry;

use crate::routes::Routes;
use axum::extract::DefaultBodyLimit;
use axum::handler::Handler;
use laurel_domain::identity::Action;

pub fn routes(routes: Routes) -> Routes {
    let upload = verify::upload.layer(DefaultBodyLimit::max(verify::MAX_FILE));
    let routes = routes
        .get("/verify", Action::Visit, verify::form)
        .post("/verify", Action::Visit, verify::ask)
        .post("/verify/file", Action::Visit, upload)
        .get("/verify/hash/{sha256}", Action::Visit, verify::by_hash)
        .get("/verify/{number}", Action::Visit, verify::answer)
        .get("/credentials/{file}", Action::Visit, artifacts::show)
        .get("/certificates", Action::UseAccount, own::list)
        .get("/certificates/name", Action::UseAccount, name::show)
        .post("/certificates/name", Action::UseAccount, name::confirm)
        .get("/certificates/name.svg", Action::UseAccount, name::picture)
        .get(
            "/certificates/waiting/{id}",
            Action::UseAccount,
            own::waiting,
        )
        .get("/certificates/{number}", Action::UseAccount, own::show);
    administration::routes(routes)
}
