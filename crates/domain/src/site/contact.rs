//! A message of a visitor to the organization, and the rules for it.

use crate::identity::{Email, EmailRefusal, PersonName};
use crate::text::{LineRefusal, lines};

/// The most characters of a message.
pub const MAX_MESSAGE: usize = 5_000;

/// A message that may be taken in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContactMessage {
    pub name: PersonName,
    pub email: Email,
    pub text: String,
}

/// What is wrong with a contact form, field by field.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ContactRefusal {
    pub name: Option<LineRefusal>,
    pub email: Option<EmailRefusal>,
    pub message: Option<LineRefusal>,
}

impl ContactMessage {
    /// # Errors
    /// [`ContactRefusal`] with every field that is invalid.
    pub fn parse(name: &str, email: &str, message: &str) -> Result<Self, ContactRefusal> {
        match (
            PersonName::parse(name),
            Email::parse(email),
            lines(message, MAX_MESSAGE),
        ) {
            (Ok(name), Ok(email), Ok(text)) => Ok(Self { name, email, text }),
            (name, email, message) => Err(ContactRefusal {
                name: name.err(),
                email: email.err(),
                message: message.err(),
            }),
        }
    }
}
