//! Whether two short answers say the same.
//!
//! Compares letters; must never guess at spelling or meaning.

use crate::authoring::document::ShortAnswers;
use crate::sameness::folded;

/// What is compared: without extra spaces and punctuation at the end, with plain quotation
/// marks and dashes, and without case and accents unless they count.
pub(crate) fn compared(text: &str, rules: &ShortAnswers) -> String {
    let spaced = folded(text, rules.case, rules.accents);
    let bare = spaced.trim_end_matches(['.', ',', ';', ':', '!', '?', ' ', '\u{3002}']);
    if bare.is_empty() {
        spaced
    } else {
        bare.to_owned()
    }
}
