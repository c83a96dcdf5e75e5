//! People, sessions, roles and one-time links.

mod accept;
mod entity;
mod find;
mod grant;
mod invalidate;
mod link;
mod register;
mod session;

pub use accept::Acceptance;
pub use find::{Credentials, Person, credentials, person, person_by_email};
pub use grant::{GrantRefusal, grant_role};
pub use invalidate::{Invalidation, invalidations_since, last_invalidation};
pub use link::{LinkRefusal, Purpose, Spent, open_link, spend_link};
pub use register::{NewPerson, Registered, register};
pub use session::{
    Device, Opened, Renewed, SessionLine, end_all_sessions, end_session, open_session,
    renew_session, sessions,
};

pub(crate) use invalidate::invalidate;
