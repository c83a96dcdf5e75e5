//! People, sessions, roles and one-time links.

mod accept;
mod change_email;
mod confirm;
mod create;
pub(crate) mod entity;
mod erase;
mod find;
mod grant;
mod guesses;
mod link;
mod link_holder;
mod lock;
mod owners;
mod password;
mod people;
mod personal;
mod preference;
mod profile;
mod register;
mod session;
mod set_up;
mod sign_in;
mod token;

pub use accept::Acceptance;
pub use change_email::ask_email_change;
pub(crate) use confirm::send_confirmation;
pub use confirm::{
    Confirmed, FirstConfirmed, Onward, PendingConfirmation, confirm_email, confirmation,
    confirmed_before, resend_confirmation, resend_confirmation_to, resend_registration,
};
pub use create::{CreateRefusal, Created, create_person, sign_in_link};
pub use erase::{EraseRefusal, erase_person};
pub use find::{Credentials, Person, credentials, names, person, person_by_email, person_of};
pub use grant::{GrantRefusal, change_roles, end_role, grant_role};
pub use guesses::{Guess, TooMany};
pub use link::{LinkRefusal, Purpose};
pub use password::{
    PasswordChoice, ask_new_password, change_password, invited_until, password_hash, password_link,
    reset_password, send_password_link,
};
pub use people::{PeopleQuery, PersonItem, people};
pub(crate) use personal::personal_data;
pub use preference::set_preference;
pub use profile::{
    ProfileChange, ProfileRefusal, SeenProfile, accept_policies, acceptances, save_profile,
};
pub use register::{NewPerson, Registered, register};
pub use session::{
    Device, NewSession, RenewedSession, SessionItem, end_all_sessions, end_session,
    end_sessions_of, is_recent, open_session, renew_session, sessions, sessions_of,
};
pub use set_up::{SetUpRefusal, open_setup, set_up, setup_token};
pub use sign_in::{open_link, spend_link};

pub use token::{
    CreatedToken, NewToken, TokenItem, TokenRefusal, TokenSecret, VerifiedToken, all_tokens,
    create_token, end_token, end_tokens_of, revoke_token, tokens, tokens_of, verify_token,
};

pub(crate) use erase::{end_unconfirmed, forget};
pub(crate) use find::names_by_id;
pub(crate) use guesses::forget_old_guesses;
pub(crate) use link_holder::{LinkHolder, LinkPurpose};
pub(crate) use lock::lock_person;
