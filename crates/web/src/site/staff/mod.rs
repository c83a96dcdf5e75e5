//! The administration of what `site` keeps: messages, the notification list,
//! pages, settings.

mod contacts;
mod logo;
mod page_form;
mod pages;
mod settings;
mod subscribers;

use crate::routes::Routes;
use laurel_domain::identity::Action;

pub fn routes(routes: Routes) -> Routes {
    let (read, list) = (Action::ReadContacts, Action::ManageSubscribers);
    let (edit, set) = (Action::EditPages, Action::ManageSettings);
    routes
        .get("/admin/contacts", read, contacts::show)
        .get("/admin/contacts.csv", read, contacts::export)
        .get("/admin/contacts/{id}", read, contacts::look)
        .post("/admin/contacts/{id}", read, contacts::handle)
        .get("/admin/subscribers", list, subscribers::show)
        .get("/admin/subscribers.csv", list, subscribers::export)
        .get("/admin/subscribers/{id}", list, subscribers::look)
        .post("/admin/subscribers/{id}", list, subscribers::erase)
        .get("/admin/pages", edit, pages::show)
        .get("/admin/pages/{slug}/{language}", edit, pages::look)
        .post("/admin/pages/{slug}/{language}", edit, pages::save)
        .get("/admin/settings", set, settings::show)
        .post("/admin/settings", set, settings::save)
        .post("/admin/settings/logo", set, logo::send)
}
