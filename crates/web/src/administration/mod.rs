//! The layout of every page under `/admin`, its first page, and the living
//! style page. The lists themselves live with their capabilities; each page
//! there is `Page::administration(paths::ADMIN_…, title, main)`.

mod admin_layout;
mod home;
pub mod pages;
mod style;
pub mod view;
pub mod waiting;

use crate::routes::Routes;

pub use admin_layout::admin_layout;

pub fn routes(routes: Routes) -> Routes {
    routes.get(home::show).get(style::show)
}
