//! Earned awards, certificates and their events.
//!
//! Nothing here changes or deletes a certificate: what happens to one is an
//! event that is added. The schema refuses the rest (migration `m0010_sealed`).

mod certificate_renderer;
mod count;
pub(crate) mod entity;
mod evaluate;
mod evidence;
mod holder;
mod issue;
mod list;
mod name;
mod personal;
mod printable;
mod register;
mod remind;
mod revoke;
#[cfg(test)]
mod tests;
mod verify;

pub use certificate_renderer::{CertificateRenderer, PrintRefusal, Shown, Unprintable, issuing};
pub use count::count_issued;
pub(crate) use evaluate::course_completed;
pub use holder::{HeldCertificate, Holder, WaitingCertificate, of_person, waiting_of};
pub use issue::NO_ADDRESS;
pub(crate) use issue::issue;
pub use list::{
    CertificateFilter, CertificateItem, Unissued, count_at_fault, count_waiting, list, list_own,
    unissued,
};
pub use name::confirm_name;
pub(crate) use name::{release, try_again};
pub(crate) use personal::{forget, personal_data};
pub(crate) use printable::unprintable_letters;
pub use register::{note_register, register};
pub use remind::remind;
pub(crate) use remind::tell_waiting;
pub use revoke::{RevocationNotes, RevokeRefusal, revoke};
pub use verify::{
    Certificate, Event, Link, Relation, certificate, own_certificate, sealed_pdf, verify,
    verify_by_hash,
};
