//! Search as both databases understand it: words without accents, case and
//! punctuation, and the piece of a text that shows why it was found.

use crate::text::fold;
use unicode_normalization::char::is_combining_mark;

/// More words than this in a query are not looked at.
const MAX_TERMS: usize = 12;
/// More characters than this in a query are not looked at.
const MAX_QUERY: usize = 200;

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
    asked.take(MAX_TERMS).collect()
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
        words.push(word.replace('\'', ""));
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
    let words: Vec<&str> = text.split_whitespace().collect();
    let found: Vec<bool> = words.iter().map(|word| matches(word, terms)).collect();
    let first = found.iter().position(|found| *found).unwrap_or(0);
    // a few words before it, so that it can be understood
    let start = first.saturating_sub(8);
    let mut length = 0;
    let mut pieces: Vec<SnippetPart> = Vec::new();
    if start > 0 {
        push(&mut pieces, "…", false);
    }
    let mut end = words.len();
    for (at, word) in words.iter().enumerate().skip(start) {
        length += word.chars().count() + 1;
        if length > most && at > first {
            end = at;
            break;
        }
        push(&mut pieces, word, found[at]);
    }
    if end < words.len() {
        push(&mut pieces, "…", false);
    }
    pieces
}

fn matches(word: &str, terms: &[String]) -> bool {
    let folded = fold(word);
    indexed(&folded)
        .iter()
        .any(|part| terms.iter().any(|term| part.starts_with(term.as_str())))
}

/// Words of one kind grow together; a space between two kinds belongs to the
/// one that is not marked.
fn push(pieces: &mut Vec<SnippetPart>, word: &str, found: bool) {
    match pieces.last_mut() {
        Some(last) if last.found == found => {
            last.text.push(' ');
            last.text.push_str(word);
            return;
        }
        Some(last) if found => last.text.push(' '),
        _ => {}
    }
    let space = if !found && !pieces.is_empty() {
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
