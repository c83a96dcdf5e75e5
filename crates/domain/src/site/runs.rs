//! Scripts that are written without spaces between words: Chinese, Japanese, Thai, Lao, Khmer,
//! Burmese. A run of their letters is indexed, and asked for, as pairs of neighbors, so that a
//! word within it is found; the same on both databases.

use unicode_normalization::char::is_combining_mark;
use unicode_script::{Script, UnicodeScript};

/// Whether a letter is of such a script.
#[must_use]
pub fn is_unspaced(c: char) -> bool {
    // the mark of a long vowel stands among letters of kana, and belongs to no script alone
    c == 'ー'
        || matches!(
            c.script(),
            Script::Han
                | Script::Hiragana
                | Script::Katakana
                | Script::Thai
                | Script::Lao
                | Script::Khmer
                | Script::Myanmar
        )
}

/// A folded word cut where a run begins or ends: `ai会社` is `ai` and `会社`.
#[must_use]
pub fn pieces(word: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut start = 0;
    let mut before: Option<bool> = None;
    for (at, c) in word.char_indices() {
        let run = if is_combining_mark(c) {
            before
        } else {
            Some(is_unspaced(c))
        };
        if before.is_some() && run != before {
            pieces.extend(word.get(start..at));
            start = at;
        }
        before = run;
    }
    pieces.extend(word.get(start..).filter(|rest| !rest.is_empty()));
    pieces
}

/// The pairs of neighboring letters of a run, each letter with its marks, and the last letter
/// by itself; of one letter, that one. Nothing of what is no run.
#[must_use]
pub fn pairs(piece: &str) -> Vec<&str> {
    if !piece.starts_with(is_unspaced) {
        return Vec::new();
    }
    let mut starts: Vec<usize> = piece
        .char_indices()
        .filter(|(at, c)| *at == 0 || !is_combining_mark(*c))
        .map(|(at, _)| at)
        .collect();
    starts.push(piece.len());
    let pair = |at: usize| {
        let start = *starts.get(at)?;
        let end = starts.get(at + 2).or(starts.last())?;
        piece.get(start..*end)
    };
    (0..starts.len() - 1).filter_map(pair).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_run_is_known_by_its_pairs() {
        assert_eq!(pairs("安全"), ["安全", "全"]);
        assert_eq!(pairs("リーダー"), ["リー", "ーダ", "ダー", "ー"]);
        assert_eq!(pairs("ไม้ดี"), ["ไม้", "ม้ดี", "ดี"]);
        assert_eq!(pairs("愛"), ["愛"]);
        assert_eq!(pairs("leader"), Vec::<&str>::new());
        assert_eq!(pieces("ai会社2"), ["ai", "会社", "2"]);
        assert_eq!(pieces("leader"), ["leader"]);
        assert_eq!(pieces("한국어"), ["한국어"]);
        assert!(pieces("").is_empty());
    }
}
