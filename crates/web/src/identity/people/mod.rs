//! `/admin/people`: finding people, and what staff may do for one of them.

mod add;
mod change;
mod learning;
mod list;
mod one;

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

/// The catalog key of a role's name.
fn role_key(role: laurel_domain::identity::Role) -> &'static str {
    use laurel_domain::identity::Role;
    match role {
        Role::Learner => "identity-role-learner",
        Role::Instructor => "identity-role-instructor",
        Role::Issuer => "identity-role-issuer",
        Role::Administrator => "identity-role-administrator",
        Role::Owner => "identity-role-owner",
    }
}
