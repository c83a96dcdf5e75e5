//! People, their roles, and what each may do, and how often a secret may be
//! guessed. It must never know how a person proved who they are.

/// What can be asked for, each a type.
pub mod actions {
    pub use super::action::*;
}

mod action;
mod email;
mod guesses;
mod name;
mod policy;
mod read_scope;
mod role;
mod scope;
mod system;
mod token;

pub use action::{Action, ActionName};
pub use email::{Email, EmailRefusal};
pub use guesses::{GuessScope, Guessable};
pub use name::{MAX_NAME, PersonName};
pub use policy::{
    Actor, Authorized, Denial, Permit, Resource, RolePermit, authorize, authorize_own,
    authorize_role, decide, matrix, may_enter, needs, visit,
};
pub use read_scope::{CourseScope, OwnScope, PeopleScope, Public};
pub use role::{Grant, Role};
pub use scope::{Access, GrantedScope, Scope, Scopes, UnknownScope};
pub use system::System;
pub use token::{DEFAULT_TOKEN_DAYS, MAX_TOKEN_DAYS, MAX_TOKEN_NAME, TokenDays, TokenName};
