//! Public pages, menus, search, the contact form, the notification list, and
//! what machines ask a site for; with their administration.

mod api;
mod branding;
mod bundle;
mod confirm;
mod contact;
mod files;
mod home;
mod honeypot;
mod manage;
mod notifications;
mod outline;
mod page;
mod rendered_pages;
mod search;
pub mod staff;
pub mod view;
mod xml;

use crate::routes::Routes;
pub use api::routes as api_routes;

pub use branding::{logo_address, stylesheet};
pub use bundle::{PageText, prepare, save_changed};
pub use outline::{Outline, menu_name};
pub use rendered_pages::{PageSection, RenderedPage, RenderedPages};
pub use view::public_address;

pub fn routes(routes: Routes) -> Routes {
    staff::routes(routes)
        .cached(home::show)
        .cached(page::show)
        .get(search::show)
        .get(contact::show)
        .post(contact::send)
        .get(contact::sent)
        .get(notifications::show)
        .post(notifications::ask)
        .get(notifications::sent)
        .get(confirm::show)
        .post(confirm::confirm)
        .get(manage::show)
        .post(manage::change)
        .get(branding::colors)
        .get(branding::logo)
        .cached(files::sitemap)
        .cached(files::feed)
        .cached(files::robots)
        .cached(files::favicon)
        .cached(files::manifest)
        .cached(files::security)
}
