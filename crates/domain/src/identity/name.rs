//! A person's name, as they write it.

use crate::text::{LineRefusal, line};
use serde::{Deserialize, Serialize};

/// The most characters of a name.
pub const MAX_NAME: usize = 120;

/// One line, trimmed, NFC, at most [`MAX_NAME`] characters, with at least
/// one letter of some script. No other shape is asked of it: people have one
/// name, or five, or an apostrophe.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct PersonName(String);

impl PersonName {
    /// # Errors
    /// [`LineRefusal`], the first that holds; a name without any letter is
    /// `Unprintable`.
    pub fn parse(text: &str) -> Result<Self, LineRefusal> {
        let text = line(text, MAX_NAME)?;
        if text.chars().any(char::is_alphabetic) {
            Ok(Self(text))
        } else {
            Err(LineRefusal::Unprintable)
        }
    }

    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}
