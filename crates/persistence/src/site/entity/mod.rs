//! The tables of `site`. They never leave this crate.

pub mod bot_catch;
pub mod consent_event;
pub mod contact_message;
pub mod page;
pub mod page_version;
pub mod setting;
pub mod subscription;
