//! The pages, as functions of a reader and plain data.

pub mod email_links;
pub mod forgot_password;
pub mod login;
pub mod register;
pub mod setup;
