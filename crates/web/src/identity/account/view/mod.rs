//! The pages, as functions of a reader and plain data.

pub mod account;
pub mod email;
pub mod erase;
pub mod password;
pub mod profile;
pub mod reauthentication;
pub mod sessions;
pub mod terms;
pub mod tokens;
