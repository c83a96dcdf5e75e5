//! Long work, as those see it who look after it.

mod list;
pub mod view;

use crate::routes::Routes;

pub fn routes(routes: Routes) -> Routes {
    routes.get(list::show).post(list::retry)
}
