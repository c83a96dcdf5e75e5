//! The pages, as functions of a reader and plain data.

mod address;
pub mod confirm;
pub mod contact;
pub mod home;
pub mod honeypot;
pub mod manage;
pub mod notifications;
pub mod page;
pub mod search;

pub use address::public_address;
