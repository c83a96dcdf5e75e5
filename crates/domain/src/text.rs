//! Text as data: the bounds that every line typed by a person must keep. It must never
//! decide what a text means.

pub use crate::sameness::fold;
use crate::sameness::is_unseen;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;
use unicode_script::{Script, UnicodeScript};

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
    /// Control characters; in a line also those that turn the letters around, so that it
    /// reads as another one.
    Unprintable,
    /// A name without any letter.
    NoLetter,
    /// More marks over or under one letter than any language writes.
    TooManyMarks,
}

/// One line of text, without what can't be seen, trimmed, spaces collapsed, in NFC, of at
/// most `most` characters.
///
/// # Errors
/// [`LineRefusal`], the first that holds.
pub fn line(text: &str, most: usize) -> Result<String, LineRefusal> {
    if text.contains(['\u{202d}', '\u{202e}']) {
        return Err(LineRefusal::Unprintable);
    }
    let text = single_spaced(&seen(text).nfc().collect::<String>());
    bounded(&text, most, char::is_control)?;
    if has_heaps_of_marks(&text) {
        return Err(LineRefusal::TooManyMarks);
    }
    Ok(text)
}

/// Several lines: like [`line()`], but line breaks, tabs and spaces stay as they were typed.
///
/// # Errors
/// [`LineRefusal`], the first that holds.
pub fn lines(text: &str, most: usize) -> Result<String, LineRefusal> {
    let broken = text.replace("\r\n", "\n");
    let broken = broken.replace(
        ['\r', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}'],
        "\n",
    );
    let text = seen(&broken).trim().nfc().collect::<String>();
    bounded(&text, most, |c| c.is_control() && c != '\n' && c != '\t')?;
    Ok(text)
}

fn bounded(text: &str, most: usize, is_refused: fn(char) -> bool) -> Result<(), LineRefusal> {
    if text.is_empty() {
        Err(LineRefusal::Empty)
    } else if text.chars().count() > most {
        Err(LineRefusal::TooLong(most))
    } else if text.chars().any(is_refused) {
        Err(LineRefusal::Unprintable)
    } else {
        Ok(())
    }
}

/// The text without what nobody sees, which chats, editors and keyboards add: marks of
/// direction, soft hyphens, fillers. What shapes the letters beside it stays: joiners within
/// a word that is not Latin, Greek or Cyrillic, and selectors of a form behind what they
/// select.
#[must_use]
pub fn seen(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut letters = text.chars().peekable();
    while let Some(c) = letters.next() {
        let shapes = match c {
            '\u{200c}' | '\u{200d}' => {
                kept.chars().last().is_some_and(is_shaped)
                    && letters.peek().copied().is_some_and(is_shaped)
            }
            '\u{180b}'..='\u{180f}' | '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}' => kept
                .chars()
                .last()
                .is_some_and(|c| !c.is_whitespace() && !is_unseen(c)),
            _ => false,
        };
        if shapes || !is_unseen(c) {
            kept.push(c);
        }
    }
    kept
}

/// Whether a joiner beside it can change what is seen.
fn is_shaped(c: char) -> bool {
    !c.is_ascii()
        && !c.is_whitespace()
        && !matches!(c.script(), Script::Latin | Script::Greek | Script::Cyrillic)
        && (!is_unseen(c) || matches!(c, '\u{fe00}'..='\u{fe0f}'))
}

/// Trimmed, with one space where there were several, or a tab or a separator of lines that
/// is no line break. A wide or a no-break space by itself stays.
fn single_spaced(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut gap: Option<char> = None;
    for c in text.trim().chars() {
        if !c.is_whitespace() || matches!(c, '\n' | '\r') {
            kept.extend(gap.take());
            kept.push(c);
        } else if gap.is_none() && matches!(c, '\u{a0}' | '\u{202f}' | '\u{3000}') {
            gap = Some(c);
        } else {
            gap = Some(' ');
        }
    }
    kept
}

/// Whether a letter carries more marks than any language writes: four on a letter that has
/// most of its accents built in, eight on others (Tibetan stacks them).
fn has_heaps_of_marks(text: &str) -> bool {
    let (mut most, mut marks) = (0, 0);
    text.chars().any(|c| {
        if is_combining_mark(c) {
            marks += 1;
        } else {
            marks = 0;
            most = match c.script() {
                Script::Latin | Script::Greek | Script::Cyrillic | Script::Common => 4,
                _ => 8,
            };
        }
        marks > most
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_line_is_trimmed_bounded_and_printable() {
        assert_eq!(line("  Ana Li ", 20).as_deref(), Ok("Ana Li"));
        assert_eq!(line(" \t ", 20), Err(LineRefusal::Empty));
        assert_eq!(line("abc", 2), Err(LineRefusal::TooLong(2)));
        assert_eq!(line("a\0b", 9), Err(LineRefusal::Unprintable));
        assert_eq!(line("a\u{1b}[1mb", 9), Err(LineRefusal::Unprintable));
        assert_eq!(line("a\nb", 9), Err(LineRefusal::Unprintable));
        for turned in ["\u{202e}anA", "An\u{202d}a"] {
            assert_eq!(line(turned, 9), Err(LineRefusal::Unprintable));
            assert_eq!(lines(turned, 9).map(|text| text.chars().count()), Ok(3));
        }
        assert_eq!(lines("a\r\nb", 9).as_deref(), Ok("a\nb"));
        assert_eq!(lines("a\0b", 9), Err(LineRefusal::Unprintable));
    }

    #[test]
    fn what_nobody_sees_is_dropped() {
        for (typed, kept) in [
            ("\u{feff}Ana Li", "Ana Li"),
            ("Ana Li\u{200e}", "Ana Li"),
            ("מרים\u{200f}", "מרים"),
            ("Ana\u{ad}Li", "AnaLi"),
            ("Call\u{200b} the team", "Call the team"),
            ("Call\u{2060} the team", "Call the team"),
            ("\u{202a}Ana\u{202c}", "Ana"),
            ("\u{2066}Ana\u{2069} Li\u{61c}", "Ana Li"),
            ("Ana\u{200d}Li", "AnaLi"),
            ("\u{200d}Ana\u{200c}", "Ana"),
            ("Ana \u{200b} Li", "Ana Li"),
            ("Ana\u{e0041}", "Ana"),
            ("Ana      Li", "Ana Li"),
            ("Ana\tLi", "Ana Li"),
            ("Ana\u{2028}Li", "Ana Li"),
            ("Ana\u{2029}Li", "Ana Li"),
            ("Ana \u{a0} Li", "Ana Li"),
            ("100\u{a0}%", "100\u{a0}%"),
            ("山田\u{3000}太郎", "山田\u{3000}太郎"),
        ] {
            assert_eq!(line(typed, 40).as_deref(), Ok(kept), "{typed:?}");
        }
        assert_eq!(line("\u{3164}\u{200b}", 40), Err(LineRefusal::Empty));
        assert_eq!(
            lines(
                "\u{200e}Mon 09:00\u{200e}  call\u{2028}the\tteam\u{85}now",
                40
            )
            .as_deref(),
            Ok("Mon 09:00  call\nthe\tteam\nnow")
        );
    }

    #[test]
    fn what_shapes_the_letters_beside_it_stays() {
        for typed in [
            "می\u{200c}خواهم",
            "क्\u{200d}ष",
            "ශ්\u{200d}රී",
            "👩\u{200d}⚕\u{fe0f} Ana",
            "葛\u{e0100}城",
            "❤\u{fe0f}",
        ] {
            assert_eq!(line(typed, 40).as_deref(), Ok(typed));
        }
    }

    #[test]
    fn a_letter_carries_a_few_marks() {
        let heap = |many: usize| format!("A{}na", "\u{301}".repeat(many));
        assert!(line(&heap(4), 99).is_ok());
        assert_eq!(line(&heap(10), 99), Err(LineRefusal::TooManyMarks));
        assert_eq!(line(&heap(60), 99), Err(LineRefusal::TooManyMarks));
        for name in [
            "Nguyễn Thị Ánh",
            "שָׁלוֹם",
            "ཧཱུྃ",
            "มู๊ลี่",
            "Tsʼǫ́ʼ",
            "မြွှေး",
            "ṩ\u{323}\u{307}",
        ] {
            assert!(line(name, 99).is_ok(), "{name}");
        }
    }

    proptest! {
        #[test]
        fn a_line_taken_is_taken_again_as_it_is(text in "\\PC{0,40}") {
            if let Ok(once) = line(&text, 200) {
                prop_assert_eq!(line(&once, 200), Ok(once));
            }
        }
    }
}
