//! The tables of `identity`. They never leave this crate.

pub mod api_token;
pub mod guess_count;
pub mod one_time_link;
pub mod person;
pub mod policy_acceptance;
pub mod role_grant;
pub mod session;
