//! Long work, as those see it who look after it.

mod api;
mod list;
pub mod view;

use crate::routes::Routes;
pub use api::routes as api_routes;

pub fn routes(routes: Routes) -> Routes {
    routes.get(list::show).post(list::retry)
}
