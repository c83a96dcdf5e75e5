//! Text as data: the bounds that every line typed by a person must keep. It must never
//! decide what a text means.

pub use crate::sameness::fold;
use unicode_normalization::UnicodeNormalization;

/// A text that is none of a type's names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a known name")]
pub struct UnknownName;

/// Why a line typed by a person can't be taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LineRefusal {
    Empty,
    /// More than this many characters.
    TooLong(usize),
    /// Control characters, or ones that turn or hide the text around them.
    Unprintable,
}

/// One line of text, trimmed, in NFC, of at most `most` characters.
///
/// # Errors
/// [`LineRefusal`], the first that holds.
pub fn line(text: &str, most: usize) -> Result<String, LineRefusal> {
    let text = text.trim().nfc().collect::<String>();
    if text.is_empty() {
        return Err(LineRefusal::Empty);
    }
    if text.chars().count() > most {
        return Err(LineRefusal::TooLong(most));
    }
    if text.chars().any(|c| is_unprintable(c) || c == '\n') {
        return Err(LineRefusal::Unprintable);
    }
    Ok(text)
}

/// Several lines: like [`line()`], but line breaks and tabs are allowed.
///
/// # Errors
/// [`LineRefusal`], the first that holds.
pub fn lines(text: &str, most: usize) -> Result<String, LineRefusal> {
    let text = text.replace("\r\n", "\n").trim().nfc().collect::<String>();
    if text.is_empty() {
        return Err(LineRefusal::Empty);
    }
    if text.chars().count() > most {
        return Err(LineRefusal::TooLong(most));
    }
    if text.chars().any(|c| is_unprintable(c) && c != '\t') {
        return Err(LineRefusal::Unprintable);
    }
    Ok(text)
}

/// Control characters, and the directional overrides and invisible
/// separators that let one text look like another. Joiners that Indic and
/// Persian names need (U+200C, U+200D) pass.
fn is_unprintable(c: char) -> bool {
    (c.is_control() && c != '\n')
        || matches!(c, '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_trimmed_bounded_and_printable() {
        assert_eq!(line("  Ana Li ", 20).as_deref(), Ok("Ana Li"));
        assert_eq!(line(" \t ", 20), Err(LineRefusal::Empty));
        assert_eq!(line("abc", 2), Err(LineRefusal::TooLong(2)));
        assert_eq!(line("a\0b", 9), Err(LineRefusal::Unprintable));
        assert_eq!(line("a\u{202E}b", 9), Err(LineRefusal::Unprintable));
        assert_eq!(line("a\nb", 9), Err(LineRefusal::Unprintable));
        assert_eq!(lines("a\r\nb", 9).as_deref(), Ok("a\nb"));
    }
}
