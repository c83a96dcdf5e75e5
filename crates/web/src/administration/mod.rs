//! The layout of every page under `/admin`, its first page, and the living
//! style page. The lists themselves live with their capabilities; each page
//! there is `context.page(admin_layout(&context, paths::ADMIN_…, title, main))`.

mod admin_layout;
mod home;
pub mod pages;
mod style;
pub mod waiting;

use crate::routes::Routes;
use laurel_domain::identity::Action;

pub use admin_layout::admin_layout;

pub fn routes(routes: Routes) -> Routes {
    routes
        .get("/admin", Action::EnterAdministration, home::show)
        .get("/admin/style", Action::EnterAdministration, style::show)
}
