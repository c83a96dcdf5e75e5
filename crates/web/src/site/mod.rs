//! Public pages, menus, search, the contact form, the notification list, and
//! what machines ask a site for; with their administration.

mod bundle;
mod confirm;
mod contact;
mod demo;
mod files;
mod home;
mod manage;
mod mark;
mod notifications;
mod outline;
mod page;
mod search;
mod shelf;
mod staff;
mod trap;

use crate::routes::Routes;
use laurel_domain::identity::Action;

pub use bundle::{PageText, prepare, save_changed};
pub use demo::demo_words;
pub use mark::{logo_address, stylesheet};
pub use outline::{Outline, menu_name};
pub use shelf::Shelf;

pub fn routes(routes: Routes) -> Routes {
    let visit = Action::Visit;
    staff::routes(routes)
        .cached("/", home::show)
        .cached("/{page}", page::show)
        .get("/search", visit, search::show)
        .get("/contact", visit, contact::show)
        .post("/contact", visit, contact::send)
        .get("/contact/sent", visit, contact::sent)
        .get("/notifications", visit, notifications::show)
        .post("/notifications", visit, notifications::ask)
        .get("/notifications/sent", visit, notifications::sent)
        .get("/notifications/confirm/{token}", visit, confirm::show)
        .post("/notifications/confirm/{token}", visit, confirm::confirm)
        .get("/notifications/manage/{token}", visit, manage::show)
        .post("/notifications/manage/{token}", visit, manage::change)
        .get("/colors/{file}", visit, mark::colors)
        .get("/logo/{file}", visit, mark::logo)
        .cached("/sitemap.xml", files::sitemap)
        .cached("/feed.xml", files::feed)
        .cached("/robots.txt", files::robots)
        .cached("/favicon.ico", files::favicon)
        .cached("/site.webmanifest", files::manifest)
        .cached("/.well-known/security.txt", files::security)
}
