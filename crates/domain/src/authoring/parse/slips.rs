//! Finds lines that look like a question's heading or like an answer and are not exactly
//! one, so that a slip of the hand never turns a question or a key into text.
//!
//! Looks at single lines as a reader sees them. Must never decide what a line is: whoever
//! asks has found that it is text.

use unicode_normalization::UnicodeNormalization;

use super::answers::QuestionType;
use super::blocks::{AnswerMarks, Fence};
use super::reading::Reading;
use crate::authoring::issue::{IssueKind, nearest};
use crate::authoring::markdown::is_invisible;

/// What the author of a line may have meant.
#[derive(Clone, Copy, PartialEq, Debug)]
enum Slip {
    Question,
    Answer,
}

/// Reports every line of a text that looks like something else, but not the answers of a
/// question that was told. `marks`: those of the question that the text belongs to. Gives
/// whether there were any.
pub(super) fn check<'l>(
    lines: impl IntoIterator<Item = &'l str>,
    line: usize,
    marks: AnswerMarks,
    file: &str,
    reading: &mut Reading,
) -> bool {
    let mut fence = Fence::default();
    let mut any = false;
    let mut in_lost = false;
    for (index, text) in lines.into_iter().enumerate() {
        if fence.holds(text) || (in_lost && !is_question(text)) {
            continue;
        }
        in_lost |= is_question(text);
        any |= check_line(text, line + index, marks, file, reading);
    }
    any
}

/// The same for one line that stands in no code.
pub(super) fn check_line(
    text: &str,
    line: usize,
    marks: AnswerMarks,
    file: &str,
    reading: &mut Reading,
) -> bool {
    let Some(slip) = find(text, marks) else {
        return false;
    };
    let kind = match slip {
        Slip::Question => IssueKind::LooksLikeQuestion,
        Slip::Answer => IssueKind::LooksLikeAnswer {
            expected: marks.written().to_owned(),
        },
    };
    reading.report(file, line, kind);
    true
}

fn find(line: &str, marks: AnswerMarks) -> Option<Slip> {
    let seen = seen(line);
    let text = seen.trim_start_matches([' ', '>']);
    if text.starts_with('\\') {
        return None;
    }
    if is_heading(line, text) {
        return Some(Slip::Question);
    }
    let answer = is_boxed(text)
        || is_form(text, marks == AnswerMarks::Forms)
        || is_pair(text, marks == AnswerMarks::Pairs)
        || (marks == AnswerMarks::Steps && is_step(text))
        || (marks == AnswerMarks::Plain && is_plain(text));
    answer.then_some(Slip::Answer)
}

/// Whether a line looks like the heading of a question.
pub(super) fn is_question(line: &str) -> bool {
    find(line, AnswerMarks::None) == Some(Slip::Question)
}

/// Whether a line begins an entry of a list.
pub(super) fn is_entry(line: &str) -> bool {
    let seen = seen(line);
    let text = seen.trim_start();
    bullet(text).is_some() || numbered(text).is_some_and(|rest| rest.starts_with(' '))
}

/// The first question in a text that has none, with its line.
pub(super) fn heading_in(text: &str) -> Option<usize> {
    let mut fence = Fence::default();
    let mut lines = text.lines().map(|line| (fence.holds(line), line));
    lines.position(|(in_code, line)| {
        let seen = seen(line);
        let braces = seen.trim_start_matches(' ').strip_prefix("##");
        let braces = braces.and_then(|rest| rest.trim_end().strip_suffix('}')?.split_once('{'));
        let kind = braces.and_then(|(_, inside)| inside.split_whitespace().next());
        !in_code && kind.is_some_and(|kind| QuestionType::every_name().any(|name| name == kind))
    })
}

/// An answer whose type has no boxes, written with one.
pub(super) fn has_box(line: &str) -> bool {
    is_boxed(seen(line).trim_start())
}

/// A line as a reader sees it: without what can't be seen, with one sign for those that
/// look alike, and without what stands in code.
fn seen(line: &str) -> String {
    let mut plain = String::with_capacity(line.len());
    let visible = line.chars().filter(|c| !is_invisible(*c));
    let one_by_one = visible.flat_map(|c| {
        let circled = matches!(c, '\u{2460}'..='\u{2473}');
        std::iter::once(c).nfkc().chain(circled.then_some('.'))
    });
    for c in one_by_one {
        match c {
            '\u{2237}' => plain.push_str("::"),
            '\u{2010}'..='\u{2015}' | '\u{2212}' => plain.push('-'),
            '\u{2022}' | '\u{2023}' | '\u{25aa}' | '\u{25cf}' | '\u{25e6}' | '\u{b7}' => {
                plain.push('*');
            }
            c if c.is_whitespace() => plain.push(' '),
            c => plain.push(c),
        }
    }
    without_code(&plain)
}

/// Puts a backtick for every character between backticks.
pub(super) fn without_code(text: &str) -> String {
    let mut masked = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find('`') {
        let (before, from) = rest.split_at(start);
        let inside = from.trim_start_matches('`');
        let run = from.len() - inside.len();
        masked.push_str(before);
        let end = closing(inside, run);
        let (code, after) = match end {
            Some(end) => from.split_at(run + end + run),
            None => from.split_at(run),
        };
        masked.extend(std::iter::repeat_n('`', code.len()));
        rest = after;
    }
    masked.push_str(rest);
    masked
}

/// Where the next run of exactly so many backticks begins.
fn closing(text: &str, run: usize) -> Option<usize> {
    let mut at = 0;
    while let Some(found) = text.get(at..)?.find('`') {
        let start = at + found;
        let from = text.get(start..)?;
        let long = from.len() - from.trim_start_matches('`').len();
        if long == run {
            return Some(start);
        }
        at = start + long;
    }
    None
}

/// `## its-id {single}` in all but its place, its spaces or its number of `#`. One `#` where
/// Markdown sees a heading is told as that.
fn is_heading(line: &str, text: &str) -> bool {
    let text = text.trim_end();
    let bare = text.trim_start_matches('#');
    let hashes = text.len() - bare.len();
    let indent = line.len() - line.trim_start_matches(' ').len();
    if hashes == 1 && indent < 4 && line.trim_start_matches(' ').starts_with("# ") {
        return false;
    }
    let of_a_text = hashes == 2 && bare.starts_with(' ');
    let Some((name, inside)) = bare.split_once('{') else {
        return of_a_text;
    };
    let inside = inside.trim_start();
    let end = inside.find(|c: char| !c.is_alphanumeric());
    let (word, after) = inside.split_at(end.unwrap_or(inside.len()));
    let word = word.to_lowercase();
    if hashes == 0 {
        let closed = after.trim_end_matches(['*', '_', ':', '.', ' ']);
        return closed.ends_with('}') && QuestionType::every_name().any(|known| known == word);
    }
    let id = name.trim().trim_matches(['*', '_']);
    let settings = after.is_empty() || after.starts_with([' ', '}']);
    let written = settings && !word.is_empty() && !id.contains(char::is_whitespace);
    of_a_text || written || nearest(&word, QuestionType::every_name()).is_some()
}

/// What follows the sign of a list's entry.
fn bullet(text: &str) -> Option<&str> {
    let rest = text.strip_prefix(['-', '*', '+'])?;
    let rest = rest.strip_prefix(' ')?.trim_start();
    (!rest.is_empty()).then_some(rest)
}

/// What follows `1.` or `1)`.
fn numbered(text: &str) -> Option<&str> {
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let rest = (rest.len() < text.len()).then_some(rest)?.trim_start();
    rest.strip_prefix(['.', ')'])
}

/// `( )`, `[x]` and what looks like them, behind a sign of a list or none.
fn is_boxed(text: &str) -> bool {
    const BOXES: [char; 9] = ['☐', '☑', '☒', '□', '■', '○', '◯', '◉', '✅'];
    const MARKS: [&str; 17] = [
        "", "x", "X", "×", "х", "Х", "✓", "✔", "✗", "✘", "√", "*", "o", "O", "_", ".", "●",
    ];
    let after = text.strip_prefix('-').map(str::trim_start);
    let after = after.or_else(|| bullet(text)).or_else(|| numbered(text));
    let after = after.unwrap_or(text).trim_start();
    if after.starts_with(BOXES) {
        return true;
    }
    let Some(inside) = after.strip_prefix(['(', '[']) else {
        return false;
    };
    match inside.split_once([')', ']']) {
        // `[x](…)` and `[x]: …` are links
        Some((mark, rest)) if after.starts_with('[') && rest.starts_with(['(', ':', '[']) => {
            mark.trim().is_empty() && !rest.starts_with('(')
        }
        Some((mark, _)) => MARKS.contains(&mark.trim()),
        None => {
            let mut words = inside.split_whitespace();
            let first = words.next().unwrap_or_default();
            words.next().is_some() && first.chars().count() == 1 && MARKS.contains(&first)
        }
    }
}

/// `= 12` and `! 12`. Where such answers belong, also without the space and in a list.
fn is_form(text: &str, here: bool) -> bool {
    let text = match here {
        true => bullet(text).unwrap_or(text),
        false => text,
    };
    if let Some(rest) = text.strip_prefix('=') {
        let underline = rest.trim().chars().all(|c| c == '=');
        return !underline && (here || !rest.starts_with(['=', '>']));
    }
    text.strip_prefix('!').is_some_and(|rest| {
        let written = !rest.trim().is_empty() && !rest.starts_with('[');
        written && (here || rest.starts_with(' '))
    })
}

/// `- left :: right`. Where pairs belong, also without the dash or with another sign between.
fn is_pair(text: &str, here: bool) -> bool {
    const OTHERS: [&str; 7] = [" : ", " = ", "->", "=>", "→", "⇒", "|"];
    let entry = bullet(text).or_else(|| text.strip_prefix('-').filter(|_| here));
    let apart = text.contains(" ::") || text.contains(":: ");
    match entry {
        Some(entry) if here => {
            entry.contains("::") || OTHERS.iter().any(|other| entry.contains(other))
        }
        Some(_) => text.contains(" :: "),
        None => here && apart,
    }
}

/// `1) first`, `1.first`, `(1) first`, `a) first`.
fn is_step(text: &str) -> bool {
    let text = text.strip_prefix(['-', '*', '+']).unwrap_or(text);
    let text = text.trim_start();
    let text = text.strip_prefix(['(', '[', '#']).unwrap_or(text);
    let digits = text.trim_start_matches(|c: char| c.is_ascii_digit());
    if !(1..=2).contains(&(text.len() - digits.len())) {
        let letter = text.strip_prefix(|c: char| c.is_ascii_alphabetic());
        return letter.is_some_and(|rest| rest.starts_with(") "));
    }
    let rest = digits.trim_start();
    let sign = rest.strip_prefix(['.', ')', ']', ':', '、']);
    let dash = rest.strip_prefix("- ").filter(|_| digits.starts_with(' '));
    let rest = sign.or(dash);
    // `3.5` and `10:30` are no steps
    rest.is_some_and(|rest| {
        !rest.trim().is_empty() && !rest.starts_with(|c: char| c.is_ascii_digit())
    })
}

/// `* one`, `-one`.
fn is_plain(text: &str) -> bool {
    let joined = text.strip_prefix('-');
    bullet(text).is_some()
        || joined.is_some_and(|rest| rest.starts_with(|c: char| c.is_alphabetic()))
}
