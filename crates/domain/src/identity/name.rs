//! A person's name, as they write it.

use crate::text::{LineRefusal, line};
use serde::{Deserialize, Serialize};

/// The most characters of a name.
pub const MAX_NAME: usize = 120;

/// One line as [`line()`] takes it, at most [`MAX_NAME`] characters, with at least
/// one letter of some script. No other shape is asked of it: people have one
/// name, or five, or an apostrophe.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct PersonName(String);

impl PersonName {
    /// # Errors
    /// [`LineRefusal`], the first that holds.
    pub fn parse(text: &str) -> Result<Self, LineRefusal> {
        match line(text, MAX_NAME) {
            Ok(text) if text.chars().any(char::is_alphabetic) => Ok(Self(text)),
            // something was typed, though nobody sees it
            Err(LineRefusal::Empty) if !text.trim().is_empty() => Err(LineRefusal::NoLetter),
            Ok(_) => Err(LineRefusal::NoLetter),
            Err(refusal) => Err(refusal),
        }
    }

    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_needs_a_letter() {
        for name in ["Ana", "O’Brien", "王", "Ana 3rd"] {
            assert!(PersonName::parse(name).is_ok(), "{name}");
        }
        for name in ["12345", "\u{3164}", "\u{2800}", "…", "🌿", "\u{200b}"] {
            assert_eq!(
                PersonName::parse(name),
                Err(LineRefusal::NoLetter),
                "{name}"
            );
        }
        assert_eq!(PersonName::parse("  "), Err(LineRefusal::Empty));
    }
}
