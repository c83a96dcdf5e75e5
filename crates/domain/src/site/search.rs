//! Search as both databases understand it: words without accents, case and
//! punctuation, and the piece of a text that shows why it was found.

use super::runs::{is_unspaced, pairs, pieces};
use crate::text::fold;
use memchr::memmem;
use std::collections::VecDeque;
use unicode_normalization::char::is_combining_mark;

/// More words than this in a query are not looked at.
const MAX_TERMS: usize = 12;
/// More characters than this in a query are not looked at.
const MAX_QUERY: usize = 200;
/// So many words stand before the one that was found.
const BEFORE: usize = 8;

/// A text as bare folded words with one space between: what is indexed.
#[must_use]
pub fn words(text: &str) -> String {
    indexed(&fold(text)).join(" ")
}

/// The words of a query, folded; only letters and digits, so that none of them
/// means anything to a query language.
#[must_use]
pub fn terms(query: &str) -> Vec<String> {
    let query: String = query.chars().take(MAX_QUERY).collect();
    let folded = fold(&query);
    let asked = split(&folded).map(|word| word.replace('\'', ""));
    asked
        .flat_map(|word| asked_for(&word))
        .take(MAX_TERMS)
        .collect()
}

/// A run without spaces as the pairs in it, and everything else as it is.
fn asked_for(word: &str) -> Vec<String> {
    let mut asked = Vec::new();
    for piece in pieces(word) {
        let mut found = pairs(piece);
        // the last letter by itself is in every text that has the pair before it
        if found.len() > 1 {
            found.pop();
        }
        if found.is_empty() {
            asked.push(piece.to_owned());
        }
        asked.extend(found.into_iter().map(str::to_owned));
    }
    asked
}

/// The words of a text that are nearest to one that is found nowhere, as people mistype:
/// one letter more, fewer or another, or two that changed places; in a long word two of
/// these. Nothing for a word of fewer than four letters.
#[must_use]
pub fn nearest<'a>(term: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let length = term.chars().count();
    if length < 4 || term.starts_with(is_unspaced) {
        return None;
    }
    let most = if length < 7 { 1 } else { 2 };
    let near = known.filter(|word| word.chars().count().abs_diff(length) <= most);
    near.map(|word| (strsim::osa_distance(term, word), word))
        .filter(|(distance, _)| (1..=most).contains(distance))
        .min_by_key(|(distance, word)| (*distance, *word))
        .map(|(_, word)| word)
}

/// Whether a text, as [`words`] gives it, has every term, the last one as the beginning of a
/// word.
#[must_use]
pub fn has_all(words: &str, terms: &[String]) -> bool {
    let Some((last, rest)) = terms.split_last() else {
        return false;
    };
    has_word(words, last, true) && rest.iter().all(|term| has_word(words, term, false))
}

/// Whether it is one of the words, or the beginning of one.
fn has_word(words: &str, term: &str, or_begins: bool) -> bool {
    let all = words.as_bytes();
    memmem::find_iter(all, term).any(|at| {
        let end = at + term.len();
        let is_begin = at == 0 || all.get(at - 1) == Some(&b' ');
        is_begin && (or_begins || all.get(end).is_none_or(|next| *next == b' '))
    })
}

/// Words, with the apostrophes that they have inside.
fn split(folded: &str) -> impl Iterator<Item = &str> {
    folded
        // a mark that is left belongs to its letter
        .split(|c: char| !c.is_alphanumeric() && !is_combining_mark(c) && c != '\'')
        .map(|word| word.trim_matches('\''))
        .filter(|word| word.contains(char::is_alphanumeric))
}

/// A word with an apostrophe is found as one, however it is typed, and by its parts:
/// `don't`, `dont`, and `eau` of `l'eau`.
fn indexed(folded: &str) -> Vec<String> {
    let mut words = Vec::new();
    for word in split(folded) {
        let whole = word.replace('\'', "");
        for piece in pieces(&whole) {
            words.extend(pairs(piece).into_iter().map(str::to_owned));
            if piece.len() < whole.len() {
                words.push(piece.to_owned());
            }
        }
        words.push(whole);
        if word.contains('\'') {
            words.extend(
                word.split('\'')
                    .filter(|part| !part.is_empty())
                    .map(str::to_owned),
            );
        }
    }
    words
}

/// A stretch of a snippet; `found` ones match a term.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SnippetPart {
    pub text: String,
    pub found: bool,
}

/// About `most` characters of `text` around the first word that begins with
/// one of `terms`; the beginning of the text where none does.
#[must_use]
pub fn snippet(text: &str, terms: &[String], most: usize) -> Vec<SnippetPart> {
    // a piece that begins no word stands right behind the one before it
    let words = || {
        text.split_whitespace().flat_map(|word| {
            let pieces = short_runs(word).into_iter().enumerate();
            pieces.map(|(at, piece)| (piece, at > 0))
        })
    };
    // a few words before it, so that it can be understood
    let (mut before, mut is_cut) = (VecDeque::with_capacity(BEFORE), false);
    let mut rest = words();
    let mut first = None;
    for piece in rest.by_ref() {
        if matches(piece.0, terms) {
            first = Some(piece);
            break;
        }
        if before.len() == BEFORE {
            before.pop_front();
            is_cut = true;
        }
        before.push_back(piece);
    }
    if first.is_none() {
        before.clear();
        is_cut = false;
        rest = words();
    }
    let (lead, any) = (before.len(), first.is_some());
    let mut length = 0;
    let mut pieces: Vec<SnippetPart> = Vec::new();
    if is_cut {
        push(&mut pieces, "…", false, false);
    }
    let shown = before.into_iter().chain(first).chain(rest);
    for (at, (word, goes_on)) in shown.enumerate() {
        length += word.chars().count() + 1;
        if length > most && at > lead {
            push(&mut pieces, "…", false, false);
            break;
        }
        let found = any && at >= lead && matches(word, terms);
        push(&mut pieces, word, found, goes_on && at > 0);
    }
    pieces
}

/// A long run without spaces in pieces of which a few fit into a snippet.
fn short_runs(word: &str) -> Vec<&str> {
    const PIECE: usize = 12;
    if word.is_ascii() || !word.contains(is_unspaced) || word.chars().count() <= PIECE {
        return vec![word];
    }
    let mut cuts: Vec<usize> = word
        .char_indices()
        .filter(|(_, c)| !is_combining_mark(*c))
        .step_by(PIECE)
        .map(|(at, _)| at)
        .collect();
    cuts.push(word.len());
    cuts.windows(2)
        .filter_map(|cut| word.get(*cut.first()?..*cut.last()?))
        .collect()
}

fn matches(word: &str, terms: &[String]) -> bool {
    // most words of most texts have nothing to fold but their case
    if word.is_ascii() && !word.contains(['\'', '`']) {
        return terms.iter().any(|term| begins_a_part(word, term));
    }
    let folded = fold(word);
    indexed(&folded)
        .iter()
        .any(|part| terms.iter().any(|term| part.starts_with(term.as_str())))
}

/// Whether one of the parts of letters and digits in ASCII begins so, whatever its case.
fn begins_a_part(word: &str, term: &str) -> bool {
    let (word, term) = (word.as_bytes(), term.as_bytes());
    let mut inside = false;
    for (at, byte) in word.iter().enumerate() {
        let begins = byte.is_ascii_alphanumeric() && !inside;
        if begins
            && let Some(part) = word.get(at..at + term.len())
            && part.eq_ignore_ascii_case(term)
        {
            return true;
        }
        inside = byte.is_ascii_alphanumeric();
    }
    false
}

/// Words of one kind grow together; a space between two kinds belongs to the
/// one that is not marked. `goes_on`: the word before goes on with this piece.
fn push(pieces: &mut Vec<SnippetPart>, word: &str, found: bool, goes_on: bool) {
    let between = if goes_on { "" } else { " " };
    match pieces.last_mut() {
        Some(last) if last.found == found => {
            last.text.push_str(between);
            last.text.push_str(word);
            return;
        }
        Some(last) if found => last.text.push_str(between),
        _ => {}
    }
    let space = if !found && !goes_on && !pieces.is_empty() {
        " "
    } else {
        ""
    };
    pieces.push(SnippetPart {
        text: format!("{space}{word}"),
        found,
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_plain_word_matches_as_if_it_was_folded(
            word in "[a-cA-C1_.-]{0,9}",
            term in "[a-c1]{1,3}",
        ) {
            let folded = indexed(&fold(&word));
            let slowly = folded.iter().any(|part| part.starts_with(&term));
            prop_assert_eq!(begins_a_part(&word, &term), slowly);
        }

        #[test]
        fn words_are_found_among_others_as_one_by_one(
            text in "([ab]{1,3} ){0,6}[ab]{1,3}",
            term in "[ab]{1,3}",
        ) {
            let whole = text.split(' ').any(|word| word == term);
            let begins = text.split(' ').any(|word| word.starts_with(&term));
            prop_assert_eq!(has_word(&text, &term, false), whole);
            prop_assert_eq!(has_word(&text, &term, true), begins);
        }
    }

    #[test]
    fn a_query_is_only_words_whatever_is_typed() {
        assert_eq!(terms("  Confianza, ACCIÓN "), ["confianza", "accion"]);
        assert_eq!(
            terms("\"a\" OR NEAR(b) * - : & | ! <-> ' \0 %"),
            ["a", "or", "near", "b"]
        );
        assert!(terms("\"*():").is_empty());
        assert_eq!(terms(&"x ".repeat(500)).len(), MAX_TERMS);
    }

    #[test]
    fn what_is_indexed_is_folded_words() {
        assert_eq!(
            words("Job-stress & (the) Straße: Ánh’s"),
            "job stress the strasse anhs anh s"
        );
    }

    #[test]
    fn a_word_is_found_with_any_apostrophe_and_with_none() {
        for typed in ["don't", "don’t", "dont", "DON´T"] {
            assert_eq!(terms(typed), ["dont"], "{typed}");
        }
        assert_eq!(words("Don’t"), "dont don t");
        assert_eq!(words("‘quoted’ l’eau"), "quoted leau l eau");
        assert_eq!(terms("strasse"), terms("Straße"));
        assert_eq!(
            terms("स्थिति ไม้"),
            ["स्थिति", "ไม้"],
            "marks are parts of words"
        );
    }

    #[test]
    fn words_within_a_run_are_found() {
        let text = words("私たちのリーダーシップと心理的安全性について");
        for query in [
            "リーダーシップ",
            "安全",
            "心理的安全",
            "リーダー",
            "私たち",
            "性",
        ] {
            assert!(has_all(&text, &terms(query)), "{query}");
        }
        assert!(!has_all(&text, &terms("危険")));
        let thai = words("ความปลอดภัยทางจิตใจในที่ทำงาน");
        assert!(has_all(&thai, &terms("ปลอดภัย")));
        assert!(has_all(&words("Was ist AI会社?"), &terms("会社")));
        assert!(has_all(&words("Burnout at work"), &terms("work burn")));
        assert!(!has_all(&words("Burnout at work"), &terms("burn work")));
        assert!(terms(&"安全".repeat(60)).len() <= MAX_TERMS);
        // and what is shown of it is what is there
        let long = "思いやりのあるリーダーシップとは職場で苦しんでいる人に気づき手をさしのべること";
        let shown = snippet(long, &terms("苦しん"), 200);
        let shown: String = shown.iter().map(|part| part.text.as_str()).collect();
        assert_eq!(shown, long);
    }

    #[test]
    fn a_slip_of_the_finger_leads_to_the_word_that_was_meant() {
        let known = ["burnout", "baseline", "leader", "the", "care"];
        let near = |term| nearest(term, known.into_iter());
        assert_eq!(near("burnot"), Some("burnout"));
        assert_eq!(near("bunrout"), Some("burnout"));
        assert_eq!(near("basline"), Some("baseline"));
        assert_eq!(near("laeder"), Some("leader"));
        assert_eq!(near("carr"), Some("care"));
        assert_eq!(near("teh"), None, "too short to be sure");
        assert_eq!(near("xylophone"), None);
    }

    #[test]
    fn a_snippet_shows_the_word_as_it_was_written() {
        let text = "One two three four five six seven eight nine La Acción que ayuda a todos los demás aquí";
        let pieces = snippet(text, &terms("accion"), 60);
        assert!(pieces[0].text.starts_with('…'), "{pieces:?}");
        assert!(
            pieces.iter().any(|p| p.found && p.text == "Acción"),
            "{pieces:?}"
        );
        let whole: String = pieces.iter().map(|p| p.text.as_str()).collect();
        assert!(!whole.contains("  "), "{whole}");
        assert!(whole.contains("La Acción que"), "{whole}");
        assert!(whole.ends_with('…'), "{whole}");
        let none = snippet("short text", &terms("zebra"), 60);
        assert_eq!(none.len(), 1);
        assert!(snippet("", &[], 60).is_empty());
    }
}
