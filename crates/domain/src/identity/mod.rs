//! People, their roles, and what each may do, and how often a secret may be
//! guessed. It must never know how a person proved who they are.

mod email;
mod guesses;
mod name;
mod policy;
mod role;

pub use email::{Email, EmailRefusal};
pub use guesses::{GuessScope, Guessable};
pub use name::{NAME_MOST, PersonName};
pub use policy::{Action, Actor, Denial, Permit, Resource, matrix, permit};
pub use role::{Grant, Role};
