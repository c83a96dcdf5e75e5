//! The audit trail: who did what to what, chained by hashes. A row is appended
//! in the transaction of the change it tells of, so both commit or neither.

mod append;
mod entity;
mod event;
mod head;
mod list;
mod names;
mod personal;
#[cfg(test)]
mod tests;
mod verify;

pub(crate) use append::head;
pub(crate) use event::{CertificatesOfErased, Event};
pub use head::{AuditHead, HeadCheck, check_head, settle_head};
pub use list::{AuditFilter, AuditItem, AuditPage, list};
pub(crate) use personal::personal_data;
pub use verify::{BrokenChain, verify};
