//! Whether two short answers say the same.
//!
//! Compares letters; must never guess at spelling or meaning.

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

use crate::authoring::document::ShortAnswers;
use crate::text::fold;

/// What is compared: without extra spaces and punctuation at the end, with plain quotation
/// marks and dashes, and without case and accents unless they count.
pub(crate) fn compared(text: &str, rules: &ShortAnswers) -> String {
    let plain: String = text
        .chars()
        .map(|c| match c {
            '\u{2018}' | '\u{2019}' | '\u{02bc}' | '`' => '\'',
            '\u{201c}' | '\u{201d}' | '\u{201e}' => '"',
            '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
            other => other,
        })
        .collect();
    let folded = match (rules.case, rules.accents) {
        (false, false) => fold(&plain),
        (false, true) => plain.to_lowercase().nfkc().collect(),
        (true, false) => plain.nfkd().filter(|c| !is_combining_mark(*c)).collect(),
        (true, true) => plain.nfkc().collect(),
    };
    let spaced = folded.split_whitespace().collect::<Vec<_>>().join(" ");
    let bare = spaced.trim_end_matches(['.', ',', ';', ':', '!', '?', ' ', '\u{3002}']);
    if bare.is_empty() {
        spaced
    } else {
        bare.to_owned()
    }
}
