//! `/admin/people`: finding people, and what staff may do for one of them.

mod add;
mod change;
mod learning;
mod list;
mod one;
pub mod view;

use crate::routes::Routes;

pub fn routes(routes: Routes) -> Routes {
    routes
        .get(list::show)
        .get(add::show)
        .post(add::add)
        .get(one::show)
        .post(change::give_role)
        .post(change::end_role)
        .post(change::end_sessions)
        .post(change::end_tokens)
        .post(change::resend_confirmation)
        .post(change::send_password_link)
}
