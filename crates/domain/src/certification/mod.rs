//! Certificates: their numbers, their state over time, when one is earned, and
//! what is sealed into it.
//! It must never change a sealed certificate: events are only ever added.

mod evidence;
mod number;
mod pasted;
mod seal;
mod status;

pub use evidence::{CompletedCourse, Evidence, PassedQuiz, ProgramRule, Subject};
pub use number::{CertificateNumber, NumberRefusal};
pub use seal::{
    EarnedAward, EntitlementStatus, IssuingOrganization, Phrases, SEAL, Sealed, TEMPLATE,
    before_issue, seal,
};
pub use status::{CertificateEvent, EventKind, RevocationReason, Status, end_of, status_at};
