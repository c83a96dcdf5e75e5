//! The port through which a worker gets sentences: they live in the language
//! catalogs of the web room, which this crate may not depend on.

use crate::messaging::{Letter, Notice};
use laurel_domain::certification::{Phrases, Sealed};

/// Turns facts into the reader's words.
pub trait Wording: Send + Sync {
    /// An e-mail's subject and both bodies.
    fn letter(&self, notice: &Notice, language: &str) -> Letter;

    /// The phrases printed on a certificate, in its language.
    fn certificate(&self, sealed: &Sealed) -> Phrases;
}
