//! The trail: who did what to what, and whether it holds.

mod api;
mod chain;
mod list;
pub mod view;

use crate::routes::Routes;
pub use api::routes as api_routes;

pub fn routes(routes: Routes) -> Routes {
    routes.get(list::show).get(chain::show)
}
