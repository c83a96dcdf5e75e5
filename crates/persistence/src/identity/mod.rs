//! People, sessions, roles and one-time links.

mod accept;
mod entity;
mod find;
mod grant;
mod invalidate;
mod link;
mod preference;
mod register;
mod session;
mod set_up;

pub use accept::Acceptance;
pub use find::{Credentials, Person, credentials, person, person_by_email};
pub use grant::{GrantRefusal, grant_role};
pub use invalidate::{Invalidation, invalidations_since, last_invalidation};
pub use link::{LinkRefusal, Purpose, Spent, open_link, spend_link};
pub use preference::set_preference;
pub use register::{NewPerson, Registered, register};
pub use session::{
    Device, Opened, Renewed, SessionLine, end_all_sessions, end_session, open_session,
    renew_session, sessions,
};
pub use set_up::{SetUpRefusal, set_up, setup_token};

pub(crate) use invalidate::invalidate;
