//! Certificates: their numbers, their state over time, and when one is earned.
//! It must never change a sealed certificate: events are only ever added.

mod number;
mod status;

pub use number::{CertificateNumber, NumberRefusal};
pub use status::{CertificateEvent, EventKind, RevocationReason, Status, end_of, status_at};
