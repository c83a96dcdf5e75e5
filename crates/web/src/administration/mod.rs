//! The frame of every page under `/admin`, its first page, and the living
//! style page. The lists themselves live with their capabilities; each page
//! there is `visit.page(frame(&visit, paths::ADMIN_…, title, main))`.

mod frame;
mod home;
pub mod pages;
mod style;
pub mod waiting;

use crate::routes::Routes;

pub use frame::frame;

pub fn routes(routes: Routes) -> Routes {
    routes.get(home::show).get(style::show)
}
