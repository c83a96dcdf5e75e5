//! The port through which a worker gets sentences: they live in the language
//! catalogs of the web crate, which this crate may not depend on.

use super::{EmailMessage, Message};
use laurel_domain::certification::{Phrases, Sealed};

/// Turns facts into the reader's words.
pub trait Wording: Send + Sync {
    /// An email's subject and both bodies.
    fn email(&self, message: &Message, language: &str) -> EmailMessage;

    /// Who emails come from, as the settings say now.
    fn sender(&self) -> String;

    /// The phrases printed on a certificate, in its language.
    fn certificate(&self, sealed: &Sealed) -> Phrases;
}
