//! Public pages, menus, search, the contact form, the notification list, and
//! what machines ask a site for; with their administration.

mod branding;
mod bundle;
mod confirm;
mod contact;
mod demo;
mod files;
mod home;
mod honeypot;
mod manage;
mod notifications;
mod outline;
mod page;
mod rendered_pages;
mod search;
mod staff;

use crate::routes::Routes;
use laurel_domain::identity::Action;

pub use branding::{logo_address, stylesheet};
pub use bundle::prepare;
pub use demo::demo_words;
pub use outline::{Outline, menu_name};
pub use rendered_pages::RenderedPages;

pub fn routes(routes: Routes) -> Routes {
    let public = Action::Visit;
    staff::routes(routes)
        .cached("/", home::show)
        .cached("/{page}", page::show)
        .get("/search", public, search::show)
        .get("/contact", public, contact::show)
        .post("/contact", public, contact::send)
        .get("/contact/sent", public, contact::sent)
        .get("/notifications", public, notifications::show)
        .post("/notifications", public, notifications::ask)
        .get("/notifications/sent", public, notifications::sent)
        .get("/notifications/confirm/{token}", public, confirm::show)
        .post("/notifications/confirm/{token}", public, confirm::confirm)
        .get("/notifications/manage/{token}", public, manage::show)
        .post("/notifications/manage/{token}", public, manage::change)
        .get("/colors/{file}", public, branding::colors)
        .get("/logo/{file}", public, branding::logo)
        .cached("/sitemap.xml", files::sitemap)
        .cached("/feed.xml", files::feed)
        .cached("/robots.txt", files::robots)
        .cached("/favicon.ico", files::favicon)
        .cached("/site.webmanifest", files::manifest)
        .cached("/.well-known/security.txt", files::security)
}
