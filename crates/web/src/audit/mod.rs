//! The trail: who did what to what, and whether it holds.

mod chain;
mod list;
pub mod view;

use crate::routes::Routes;

pub fn routes(routes: Routes) -> Routes {
    routes.get(list::show).get(chain::show)
}
