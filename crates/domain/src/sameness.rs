//! When two texts are the same to people: for answers, for search and for lists.
//!
//! What can't be seen never matters; quotes are alike, and so are dashes. Accents go from
//! Latin, Greek and Cyrillic letters, points from Hebrew and short vowels from Arabic ones.
//! Marks of every other script are letters or change them (か and が, दिन and दान), and stay.

use caseless::Caseless;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;
use unicode_script::{Script, UnicodeScript};

/// No list is searched by more words.
pub const MAX_WORDS: usize = 8;

/// Without case and accents, spaces collapsed. `Ánh  NGUYỄN` and `anh nguyen` fold to the
/// same; so do `Straße` and `STRASSE`.
#[must_use]
pub fn fold(text: &str) -> String {
    folded(text, false, false)
}

/// The same, where `case` or `accents` count.
#[must_use]
pub fn folded(text: &str, case: bool, accents: bool) -> String {
    if text.is_ascii() {
        return folded_ascii(text, case);
    }
    folded_any(text, case, accents)
}

/// Most words of most texts, which have no accents and nothing unseen.
fn folded_ascii(text: &str, case: bool) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    let mut plain = words.join(" ").replace('`', "'");
    if !case {
        plain.make_ascii_lowercase();
    }
    plain
}

fn folded_any(text: &str, case: bool, accents: bool) -> String {
    let shown = text.chars().filter(|c| !is_unseen(*c)).map(alike);
    let mut kept = String::with_capacity(text.len());
    let mut base = Script::Common;
    for c in shown.nfkd().map(alike) {
        if is_combining_mark(c) {
            if accents || is_of_letter(c, base) {
                kept.push(c);
            }
        } else {
            base = c.script();
            kept.push(c);
        }
    }
    let cased: String = if case {
        kept.nfc().collect()
    } else {
        kept.chars().default_case_fold().nfc().collect()
    };
    let mut plain = String::with_capacity(cased.len());
    for c in cased.chars() {
        match stroke(c).filter(|_| !accents) {
            Some(letters) => plain.push_str(letters),
            None => plain.push(c),
        }
    }
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// As lists keep what they are searched by, and split what is asked into words: folded,
/// and without apostrophes, which nobody types for sure. Words may be asked in any order.
#[must_use]
pub fn listed(text: &str) -> String {
    fold(text).replace('\'', "")
}

/// The words that are asked for, at most eight.
#[must_use]
pub fn listed_words(query: &str) -> Vec<String> {
    let folded = listed(query);
    let words = folded.split(' ').filter(|word| !word.is_empty());
    words.take(MAX_WORDS).map(str::to_owned).collect()
}

/// Whether a mark belongs to its letter, rather than being an accent or a vowel that
/// people leave out.
fn is_of_letter(mark: char, base: Script) -> bool {
    // Hebrew points, Arabic short vowels and marks of recitation
    let is_point = matches!(mark, '\u{591}'..='\u{5c7}' | '\u{610}'..='\u{61a}'
        | '\u{64b}'..='\u{652}' | '\u{670}' | '\u{6d6}'..='\u{6ed}' | '\u{8d3}'..='\u{8ff}');
    let has_accents = matches!(base, Script::Latin | Script::Greek | Script::Cyrillic);
    !is_point && !has_accents
}

/// What neither screen nor paper shows, wherever it comes from: soft hyphens, joiners,
/// marks of direction, selectors, fillers. Unicode: `Default_Ignorable_Code_Point`.
#[must_use]
pub const fn is_unseen(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
        | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}'
        | '\u{fff0}'..='\u{fffb}' | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}'
        | '\u{e0000}'..='\u{e0fff}')
}

/// Quotes that look alike, and dashes; before the accent by itself becomes a mark.
const fn alike(c: char) -> char {
    match c {
        '`'
        | '\u{b4}'
        | '\u{2b9}'..='\u{2bd}'
        | '\u{2c8}'
        | '\u{2018}'..='\u{201b}'
        | '\u{2032}'
        | '\u{2035}'
        | '\u{55a}'
        | '\u{5f3}'
        | '\u{a78b}'..='\u{a78c}'
        | '\u{ff07}'
        | '\u{ff40}' => '\'',
        '\u{ab}'
        | '\u{bb}'
        | '\u{201c}'..='\u{201f}'
        | '\u{2033}'
        | '\u{2036}'
        | '\u{5f4}'
        | '\u{300c}'..='\u{300f}'
        | '\u{301d}'..='\u{301f}'
        | '\u{ff02}' => '"',
        '\u{2010}'..='\u{2015}'
        | '\u{2212}'
        | '\u{58a}'
        | '\u{5be}'
        | '\u{fe58}'
        | '\u{fe63}'
        | '\u{ff0d}' => '-',
        other => other,
    }
}

/// Letters with a stroke, or joined, that have no accent to take away, as people without
/// them on their keyboard type them.
const fn stroke(c: char) -> Option<&'static str> {
    Some(match c {
        'đ' | 'ð' => "d",
        'ħ' => "h",
        'ł' => "l",
        'ø' => "o",
        'ŧ' => "t",
        'ı' => "i",
        'æ' => "ae",
        'œ' => "oe",
        'þ' => "th",
        'Đ' | 'Ð' => "D",
        'Ħ' => "H",
        'Ł' => "L",
        'Ø' => "O",
        'Ŧ' => "T",
        'Æ' => "AE",
        'Œ' => "OE",
        'Þ' => "TH",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_people_hold_for_the_same_is() {
        for (one, other) in [
            ("  Nguyễn Thị   ÁNH ", "nguyen thi anh"),
            ("Łukasz Đỗ", "lukasz do"),
            ("Straße", "STRASSE"),
            ("Ærø Œuvre Þóra", "aero oeuvre thora"),
            ("știință", "ştiinţă"),
            ("știință", "stiinta"),
            ("IŞIK", "ışık"),
            ("İstanbul", "istanbul"),
            ("שָׁלוֹם", "\u{200f}שלום"),
            ("كَتَبَ", "كتب"),
            ("Ἀθῆναι", "αθηναι"),
            ("ὈΔΥΣΣΕΎΣ", "οδυσσευς"),
            ("Ёлка", "елка"),
            ("don´t", "don’t"),
            ("don`t", "don't"),
            ("Tsʼósí", "ts'osi"),
            ("„so“", "\"so\""),
            ("«so»", "\"so\""),
            ("well–being", "well-being"),
            ("１６ ｋｇ", "16 kg"),
            (
                "psycho\u{ad}logical\u{200b} safety\u{feff}",
                "Psychological safety",
            ),
            ("می\u{200c}خواهم", "میخواهم"),
            ("a\u{fe0f}b", "ab"),
            ("ﬁne", "fine"),
            ("か\u{3099}", "が"),
            ("각", "\u{1100}\u{1161}\u{11a8}"),
        ] {
            assert_eq!(fold(one), fold(other), "{one} and {other}");
        }
    }

    proptest! {
        #[test]
        fn plain_letters_fold_like_all_others(
            text in "[ -~\\t\\n\\x0b\\x00]{0,40}",
            case: bool,
            accents: bool,
        ) {
            prop_assert_eq!(folded_ascii(&text, case), folded_any(&text, case, accents));
        }
    }

    #[test]
    fn a_list_knows_no_apostrophes() {
        assert_eq!(listed("O’Brien Ka'ahu"), "obrien kaahu");
        assert_eq!(listed("o´brien"), listed("OBrien"));
    }

    #[test]
    fn letters_that_carry_meaning_stay() {
        for (one, other) in [
            ("かぎ", "かき"),
            ("かぎ", "がぎ"),
            ("ハハ", "パパ"),
            ("दिन", "दान"),
            ("दिन", "दीन"),
            ("কি", "কা"),
            ("பல்", "பால்"),
            ("ไม่", "ไม"),
            ("ไม้", "ไม่"),
            ("ខា", "ខី"),
            ("မာ", "မိ"),
            ("أ", "إ"),
            ("مؤمن", "مومن"),
            ("don't", "dont"),
            ("re-sign", "resign"),
            ("1/2", "12"),
        ] {
            assert_ne!(fold(one), fold(other), "{one} and {other}");
        }
    }

    #[test]
    fn case_and_accents_count_where_they_are_to() {
        assert_eq!(folded("Été’s", true, true), "Été's");
        assert_eq!(folded("Été", true, false), "Ete");
        assert_eq!(folded("ÉTÉ", false, true), "été");
        assert_ne!(folded("été", false, true), folded("ete", false, true));
        assert_eq!(folded("Łó\u{200e}dź", true, false), "Lodz");
    }

    proptest! {
        #[test]
        fn folding_twice_is_folding_once(text in "\\PC{0,40}") {
            let once = fold(&text);
            prop_assert_eq!(fold(&once), once);
        }

        #[test]
        fn what_is_not_seen_never_matters(text in "[a-zа-яあ-ん]{1,12}", at in 0usize..12, unseen in "[\u{ad}\u{200b}-\u{200f}\u{2060}\u{feff}\u{3164}]") {
            let cut = text.char_indices().nth(at).map_or(text.len(), |(at, _)| at);
            let (before, after) = text.split_at(cut);
            let hidden = format!("{before}{unseen}{after}");
            prop_assert_eq!(fold(&hidden), fold(&text));
        }
    }
}
