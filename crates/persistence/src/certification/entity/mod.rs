//! The tables of `certification`. They never leave this crate.

pub mod certificate;
pub mod certificate_event;
pub mod entitlement;
