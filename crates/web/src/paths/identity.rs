//! Accounts, signing in, people.

use super::{Slug, addresses};
use laurel_domain::ids::{PersonId, SessionId, TokenId};

addresses! {
    /// `/register`
    RegisterPath = "/register" => const REGISTER;
    /// `/register/sent`
    RegisterSentPath = "/register/sent" => const REGISTER_SENT;
    /// `/login`
    LoginPath = "/login" => const LOGIN;
    /// `/logout`
    LogoutPath = "/logout" => const LOGOUT;
    /// `/forgot-password`
    ForgotPasswordPath = "/forgot-password" => const FORGOT_PASSWORD;
    /// `/setup/{token}`
    SetupPath { token: Slug } = "/setup/{token}" => fn setup;
    /// `/confirm-email/{token}`
    ConfirmEmailPath { token: Slug } = "/confirm-email/{token}" => fn confirm_email;
    /// `/reset-password/{token}`
    ResetPasswordPath { token: Slug } = "/reset-password/{token}" => fn reset_password;
    /// `/sign-in/{token}`
    SignInPath { token: Slug } = "/sign-in/{token}" => fn sign_in;
    /// `/account`
    AccountPath = "/account" => const ACCOUNT;
    /// `/account/profile`
    AccountProfilePath = "/account/profile" => const ACCOUNT_PROFILE;
    /// `/account/email`
    AccountEmailPath = "/account/email" => const ACCOUNT_EMAIL;
    /// `/account/confirm-email`
    AccountConfirmPath = "/account/confirm-email" => const ACCOUNT_CONFIRM;
    /// `/account/password`
    AccountPasswordPath = "/account/password" => const ACCOUNT_PASSWORD;
    /// `/account/sessions/end-others`
    AccountEndOtherSessionsPath = "/account/sessions/end-others" => const ACCOUNT_END_OTHER_SESSIONS;
    /// Ends one of one's own sessions.
    AccountEndSessionPath { id: SessionId } = "/account/sessions/{id}/end" => fn end_session;
    /// `/account/tokens`
    AccountTokensPath = "/account/tokens" => const ACCOUNT_TOKENS;
    /// Ends one of one's own tokens.
    AccountEndTokenPath { id: TokenId } = "/account/tokens/{id}/end" => fn end_token;
    /// `/account/terms`
    AccountTermsPath = "/account/terms" => const ACCOUNT_TERMS;
    /// `/account/data`
    AccountDataPath = "/account/data" => const ACCOUNT_DATA;
    /// `/account/erase`
    AccountErasePath = "/account/erase" => const ACCOUNT_ERASE;
    /// `/admin/people`
    AdminPeoplePath = "/admin/people" => const ADMIN_PEOPLE;
    /// `/admin/people/new`
    AdminPeopleNewPath = "/admin/people/new" => const ADMIN_PEOPLE_NEW;
    /// `/admin/people/{id}`
    AdminPersonPath { id: PersonId } = "/admin/people/{id}" => fn admin_person;
    /// `/admin/people/{id}/roles`
    AdminPersonRolesPath { id: PersonId } = "/admin/people/{id}/roles" => fn admin_person_roles;
    /// `/admin/people/{id}/roles/end`
    AdminPersonEndRolePath { id: PersonId } = "/admin/people/{id}/roles/end" => fn admin_person_end_role;
    /// `/admin/people/{id}/sessions/end`
    AdminPersonEndSessionsPath { id: PersonId } = "/admin/people/{id}/sessions/end" => fn admin_person_end_sessions;
    /// `/admin/people/{id}/tokens/end`
    AdminPersonEndTokensPath { id: PersonId } = "/admin/people/{id}/tokens/end" => fn admin_person_end_tokens;
    /// `/admin/people/{id}/confirmation`
    AdminPersonConfirmationPath { id: PersonId } = "/admin/people/{id}/confirmation" => fn admin_person_confirmation;
    /// `/admin/people/{id}/password-link`
    AdminPersonPasswordLinkPath { id: PersonId } = "/admin/people/{id}/password-link" => fn admin_person_password_link;
}
