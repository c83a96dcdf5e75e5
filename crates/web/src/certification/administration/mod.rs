//! Certificates for those who issue them: find, look, revoke.

mod list;
mod one;
mod remind;
mod revoke;
pub mod view;

use crate::routes::Routes;

pub fn routes(routes: Routes) -> Routes {
    routes
        .get(list::show)
        .get(one::show)
        .post(remind::remind)
        .get(revoke::show)
        .post(revoke::revoke)
}
