//! The names of roles.

use laurel_domain::identity::Role;

/// The catalog key of a role's name.
pub fn role_key(role: Role) -> &'static str {
    match role {
        Role::Learner => "identity-role-learner",
        Role::Instructor => "identity-role-instructor",
        Role::Issuer => "identity-role-issuer",
        Role::Administrator => "identity-role-administrator",
        Role::Owner => "identity-role-owner",
    }
}
