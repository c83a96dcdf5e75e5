//! `/admin/people`: finding people, and what staff may do for one of them.

mod add;
mod change;
mod learning;
mod list;
mod one;

use crate::routes::Routes;
use laurel_domain::identity::Action;

pub fn routes(routes: Routes) -> Routes {
    routes
        .get("/admin/people", Action::ReadPeople, list::show)
        .get("/admin/people/new", Action::ManagePeople, add::show)
        .post("/admin/people", Action::ManagePeople, add::add)
        .get("/admin/people/{id}", Action::ReadPeople, one::show)
        .post(
            "/admin/people/{id}/roles",
            Action::ManagePeople,
            change::give_role,
        )
        .post(
            "/admin/people/{id}/roles/end",
            Action::ManagePeople,
            change::end_role,
        )
        .post(
            "/admin/people/{id}/sessions/end",
            Action::ManagePeople,
            change::end_sessions,
        )
        .post(
            "/admin/people/{id}/confirmation",
            Action::ManagePeople,
            change::resend_confirmation,
        )
        .post(
            "/admin/people/{id}/password-link",
            Action::ManagePeople,
            change::send_password_link,
        )
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
