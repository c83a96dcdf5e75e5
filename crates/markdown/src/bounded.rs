//! No text is nested deeper than a person could mean: what a parser and a browser do with
//! a quote in a quote grows with the square of the depth.

use std::borrow::Cow;

/// Quotes and lists in one another.
const DEEPEST: usize = 100;
/// Spaces before the text of the deepest list.
const WIDEST: usize = 4 * DEEPEST;

/// The text with no more marks of quotes and lists before the words of a line than
/// [`DEEPEST`]; what a person writes stays as it is.
pub(super) fn bounded(text: &str) -> Cow<'_, str> {
    if text.lines().all(|line| marks(line).0 == line.len()) {
        return Cow::Borrowed(text);
    }
    let mut kept = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        let (until, after) = marks(line);
        kept.push_str(&line[..until]);
        kept.push_str(&line[after..]);
    }
    Cow::Owned(kept)
}

/// Where the marks that are too many begin and end in a line; its end twice where there
/// are none.
fn marks(line: &str) -> (usize, usize) {
    let (mut depth, mut spaces, mut too_many) = (0, 0, None);
    let bytes = line.as_bytes();
    // a list's mark has a space behind it; a rule of dashes is none
    let is_list = |at: usize| bytes.get(at + 1).is_none_or(u8::is_ascii_whitespace);
    for (at, c) in line.char_indices() {
        match c {
            '>' => depth += 1,
            '-' | '*' | '+' | '.' | ')' if is_list(at) => depth += 1,
            '0'..='9' => {}
            ' ' => spaces += 1,
            '\t' => spaces += 4,
            _ => {
                return too_many.map_or((line.len(), line.len()), |from| (from, at));
            }
        }
        if (depth > DEEPEST || spaces > WIDEST) && too_many.is_none() {
            too_many = Some(at);
        }
    }
    too_many.map_or((line.len(), line.len()), |from| (from, line.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_nested_deeper_than_it_could_be_meant() {
        for mark in [">", "> ", ">\t", "- ", "* ", "+ ", "> - ", "1. ", "7) "] {
            let deep = format!("before\n\n{}words\n\nafter\n", mark.repeat(45_000));
            let kept = bounded(&deep);
            assert!(kept.len() < 1_000, "{mark:?}: {}", kept.len());
            assert!(kept.contains("words\n\nafter\n"), "{kept}");
        }
        let steps: String = (0..3_000)
            .map(|at| format!("{}- a\n", " ".repeat(at)))
            .collect();
        let deepest = bounded(&steps).lines().map(str::len).max();
        assert!(deepest <= Some(WIDEST + DEEPEST), "{deepest:?}");
    }

    #[test]
    fn what_a_person_writes_stays() {
        for text in [
            "> > a quote in a quote\n\n- one\n  - two\n    - three\n",
            "----\n\n* * *\n\n| a |\n|---|\n",
            "```\n>>> print(1)\n```\n",
            "",
            &format!("```\n+{}+\n```\n\n{}\n", "-".repeat(150), "*".repeat(150)),
        ] {
            assert!(matches!(bounded(text), Cow::Borrowed(same) if same == text));
        }
    }
}
