//! The administration of what `site` keeps: messages, the notification list,
//! pages, settings.

mod contacts;
mod logo;
mod pages;
mod settings;
mod subscribers;
pub mod view;

use crate::routes::Routes;

pub fn routes(routes: Routes) -> Routes {
    routes
        .get(contacts::show)
        .get(contacts::export)
        .get(contacts::look)
        .post(contacts::handle)
        .get(subscribers::show)
        .get(subscribers::export)
        .get(subscribers::look)
        .post(subscribers::erase)
        .get(pages::show)
        .get(pages::look)
        .post(pages::save)
        .get(settings::show)
        .post(settings::save)
        .post(logo::send)
}
