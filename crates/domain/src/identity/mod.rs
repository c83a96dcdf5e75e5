//! People, their roles, and what each may do. It must never know how a person
//! proved who they are.

mod email;
mod name;
mod policy;
mod role;

pub use email::{Email, EmailRefusal};
pub use name::{MAX_NAME, PersonName};
pub use policy::{Action, Actor, Denial, Permit, Resource, matrix, permit};
pub use role::{Grant, Role};
