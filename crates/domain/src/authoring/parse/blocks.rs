//! Cuts the text of a quiz into questions, and a question into what is asked, its answers
//! with their feedback, and its explanation.
//!
//! Looks at how lines begin. Must never know which answers a question may have.

use super::page::Passage;
use super::reading::Reading;
use super::slips;
use crate::authoring::issue::IssueKind;

/// From one question's heading to the next.
pub(super) struct Block<'a> {
    pub heading: &'a str,
    /// The heading's line in the file.
    pub line: usize,
    pub lines: Vec<&'a str>,
}

/// An answer as it is written.
#[derive(Debug)]
pub(super) struct Answer {
    /// Without its mark, several lines if it goes on.
    pub text: String,
    pub mark: AnswerMark,
    pub line: usize,
    pub feedback: Passage,
}

/// How an answer's line begins.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) enum AnswerMark {
    /// `- ( )`, or `- (x)`: right.
    Round { right: bool },
    /// `- [ ]`, or `- [x]`: right.
    Square { right: bool },
    /// `= `
    Accepted,
    /// `! `
    Wrong,
    /// `- left :: right`
    Pair,
    /// `1. `
    Step { number: u32 },
    /// `- `
    Plain,
}

/// Which marks begin an answer of a type.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum AnswerMarks {
    Round,
    Square,
    Forms,
    Pairs,
    Steps,
    Plain,
    /// There are no answers: everything is what is asked.
    None,
}

/// A question's parts.
#[derive(Default)]
pub(super) struct Parts {
    pub prompt: Passage,
    pub answers: Vec<Answer>,
    pub explanation: Passage,
    /// A line could not be told for sure: what the parts lack may stand there.
    pub doubtful: bool,
}

/// What stands before the first question, the questions, and the line of a code block that
/// is never closed, in which every later question would be lost.
pub(super) fn cut(passage: &Passage) -> (Passage, Vec<Block<'_>>, Option<usize>) {
    let lines: Vec<&str> = passage.text.lines().collect();
    let mut fence = Fence::default();
    let mut opened = passage.line;
    let mut blocks: Vec<Block> = Vec::new();
    let mut first = lines.len();
    for (index, line) in lines.iter().enumerate() {
        let was_open = fence.is_open();
        let in_code = fence.holds(if was_open { line } else { behind_box(line) });
        if fence.is_open() && !was_open {
            opened = passage.line + index;
        }
        if !in_code && line.starts_with("## ") {
            first = first.min(index);
            blocks.push(Block {
                heading: line,
                line: passage.line + index,
                lines: Vec::new(),
            });
        } else if let Some(block) = blocks.last_mut() {
            block.lines.push(line);
        }
    }
    let intro = Passage::new(lines.get(..first).unwrap_or_default(), passage.line);
    (intro, blocks, fence.is_open().then_some(opened))
}

/// Sorts a question's lines into its parts; reports lines that belong to none, and text
/// that looks like an answer.
pub(super) fn part(block: &Block, marks: AnswerMarks, file: &str, reading: &mut Reading) -> Parts {
    let mut fence = Fence::default();
    let begins = |line: &&str| !fence.holds(line) && marks.mark(line).is_some();
    let asked = block.lines.iter().position(begins);
    let answered = asked.is_some();
    let asked = asked.unwrap_or(block.lines.len());
    let (prompt, rest) = block.lines.split_at_checked(asked).unwrap_or_default();
    let first = block.line + 1;
    let mut parts = Parts {
        prompt: Passage::new(prompt, first),
        doubtful: slips::check(prompt.iter().copied(), first, marks, file, reading),
        ..Parts::default()
    };
    if marks != AnswerMarks::None {
        parts.doubtful |= lone_feedback(prompt, first, file, reading);
    }
    if answered && !parts.doubtful {
        parts.doubtful = list_above(prompt, first, marks, file, reading);
    }
    let mut explanation: Vec<&str> = Vec::new();
    let mut after_blank = false;
    // in the answer that is being read
    let mut code = Fence::default();
    for (index, line) in rest.iter().enumerate() {
        let at = first + asked + index;
        let blank = line.trim().is_empty();
        let further = dedented(line);
        if code.is_open() {
            if blank || further.is_some() {
                let text = further.unwrap_or_default();
                code.holds(text);
                if let Some(answer) = parts.answers.last_mut() {
                    answer.go_on(text);
                }
                continue;
            }
            code = Fence::default();
        }
        if blank {
            if !explanation.is_empty() {
                explanation.push("");
            }
            after_blank = true;
            continue;
        }
        if slips::is_question(line) && !line.trim_start().starts_with('>') {
            // what follows would be told as out of its place
            reading.report(file, at, IssueKind::LooksLikeQuestion);
            parts.doubtful = true;
            break;
        }
        let quoted = line.trim_start().strip_prefix('>');
        let quoted = quoted.map(|text| text.strip_prefix(' ').unwrap_or(text));
        match (further, quoted, marks.mark(line), parts.answers.last_mut()) {
            (Some(_), Some(text), _, Some(answer)) if explanation.is_empty() => {
                answer.feedback.add(text, at);
            }
            // a space too few, and feedback would become the explanation
            (None, Some(text), _, _) if line.starts_with('>') => {
                if explanation.is_empty() {
                    parts.explanation.line = at;
                }
                explanation.push(text);
            }
            (None, None, Some((mark, text)), _) if explanation.is_empty() => {
                if marks.without_box() && slips::has_box(line) {
                    let expected = marks.written().to_owned();
                    reading.report(file, at, IssueKind::LooksLikeAnswer { expected });
                    parts.doubtful = true;
                }
                code.holds(text.trim());
                parts.answers.push(Answer {
                    text: text.trim().to_owned(),
                    mark,
                    line: at,
                    feedback: Passage::default(),
                });
            }
            (Some(text), None, _, Some(answer))
                if explanation.is_empty() && answer.feedback.text.is_empty() && !after_blank =>
            {
                if !code.holds(text) {
                    parts.doubtful |= slips::check_line(text, at, marks, file, reading);
                }
                answer.go_on(text);
            }
            _ => {
                reading.report(file, at, IssueKind::StrayText);
                parts.doubtful = true;
            }
        }
        after_blank = false;
    }
    parts.explanation.text = explanation.join("\n").trim_end().to_owned();
    let texts = parts.answers.iter().map(|answer| &answer.feedback);
    for text in texts.chain([&parts.explanation]) {
        let lines = text.text.lines();
        parts.doubtful |= slips::check(lines, text.line, AnswerMarks::None, file, reading);
    }
    parts
}

/// What stands behind the two spaces, or the tab, by which a line goes on with an answer.
fn dedented(line: &str) -> Option<&str> {
    let text = line.strip_prefix("  ").or_else(|| line.strip_prefix('\t'));
    text.map(str::trim_end)
}

/// Feedback above the first answer would be read by everybody, before they answer.
fn lone_feedback(prompt: &[&str], first: usize, file: &str, reading: &mut Reading) -> bool {
    let mut fence = Fence::default();
    let mut any = false;
    for (index, line) in prompt.iter().enumerate() {
        let quoted = dedented(line).is_some_and(|text| text.trim_start().starts_with('>'));
        if !fence.holds(line) && quoted {
            reading.report(file, first + index, IssueKind::FeedbackWithoutAnswer);
            any = true;
        }
    }
    any
}

/// A list that goes on into the answers was meant as answers, or wants a blank line below.
fn list_above(
    prompt: &[&str],
    first: usize,
    marks: AnswerMarks,
    file: &str,
    reading: &mut Reading,
) -> bool {
    let joined = prompt.iter().rev();
    let joined = joined.take_while(|line| !line.trim().is_empty()).count();
    let above = prompt.len().saturating_sub(joined);
    let mut fence = Fence::default();
    let mut any = false;
    for (index, line) in prompt.iter().enumerate() {
        let in_code = fence.holds(line);
        if index >= above && !in_code && slips::is_entry(line) {
            let expected = marks.written().to_owned();
            reading.report(
                file,
                first + index,
                IssueKind::ListAboveAnswers { expected },
            );
            any = true;
        }
    }
    any
}

impl Answer {
    fn go_on(&mut self, text: &str) {
        self.text.push('\n');
        self.text.push_str(text);
    }
}

impl Passage {
    fn add(&mut self, text: &str, line: usize) {
        if self.text.is_empty() {
            self.line = line;
        } else {
            self.text.push('\n');
        }
        self.text.push_str(text);
    }
}

impl AnswerMarks {
    /// The mark that a line begins with, and what follows it.
    fn mark(self, line: &str) -> Option<(AnswerMark, &str)> {
        match self {
            Self::Round => boxed(line, '(', ')').map(|(right, t)| (AnswerMark::Round { right }, t)),
            Self::Square => {
                boxed(line, '[', ']').map(|(right, t)| (AnswerMark::Square { right }, t))
            }
            Self::Forms => {
                let accepted = line
                    .strip_prefix("= ")
                    .map(|text| (AnswerMark::Accepted, text));
                accepted.or_else(|| {
                    line.strip_prefix("! ")
                        .map(|text| (AnswerMark::Wrong, text))
                })
            }
            Self::Pairs => {
                let pair = line.strip_prefix("- ").filter(|text| sides(text).len() > 1);
                pair.map(|text| (AnswerMark::Pair, text))
            }
            Self::Steps => {
                let digits = line.trim_start_matches(|c: char| c.is_ascii_digit());
                let text = digits.strip_prefix(". ")?;
                let number = line.split('.').next()?.parse().ok()?;
                Some((AnswerMark::Step { number }, text))
            }
            Self::Plain => line
                .strip_prefix("- ")
                .map(|text| (AnswerMark::Plain, text)),
            Self::None => None,
        }
    }

    /// Whether an answer with a box is none of these.
    fn without_box(self) -> bool {
        matches!(self, Self::Pairs | Self::Steps | Self::Plain)
    }

    /// How such answers are written, for a remedy.
    pub fn written(self) -> &'static str {
        match self {
            Self::Round => "write `- ( ) answer` or `- (x) answer`",
            Self::Square => "write `- [ ] answer` or `- [x] answer`",
            Self::Forms => "write `= answer` or `! answer`",
            Self::Pairs => "write `- left :: right`",
            Self::Steps => "write `1. first`, `2. second` …",
            Self::Plain => "write `- answer`",
            Self::None => "move it below the question that it answers",
        }
    }
}

/// What ` :: ` cuts apart: each `::` that stands alone and in no code. A pair has two sides.
pub(super) fn sides(text: &str) -> Vec<&str> {
    let masked = slips::without_code(text);
    let free = |c: Option<char>| c.is_none_or(|c| matches!(c, ' ' | '\t' | '\n'));
    let mut sides = Vec::new();
    let mut start = 0;
    for (at, _) in masked.match_indices("::") {
        let before = masked.get(start..at).unwrap_or_default();
        let after = masked.get(at + 2..).unwrap_or_default();
        if free(before.chars().next_back()) && free(after.chars().next()) {
            sides.extend(text.get(start..at));
            start = at + 2;
        }
    }
    sides.extend(text.get(start..));
    sides
}

/// `- ( ) text` and `- (x) text`.
fn boxed(line: &str, open: char, close: char) -> Option<(bool, &str)> {
    let inside = line.strip_prefix("- ")?.strip_prefix(open)?;
    let (mark, text) = inside.split_once(close)?;
    let right = match mark {
        "" | " " => false,
        "x" | "X" => true,
        _ => return None,
    };
    (text.is_empty() || text.starts_with(' ')).then_some((right, text))
}

/// An answer may begin with a code block.
fn behind_box(line: &str) -> &str {
    let inside = boxed(line, '(', ')').or_else(|| boxed(line, '[', ']'));
    inside.map_or(line, |(_, text)| text.trim_start())
}

/// Whether lines stand in a fenced code block, where nothing begins.
#[derive(Default)]
pub(super) struct Fence {
    open: Option<(char, usize)>,
}

impl Fence {
    pub fn is_open(&self) -> bool {
        self.open.is_some()
    }

    /// Takes the next line; whether it is in a block, or begins or ends one.
    pub fn holds(&mut self, line: &str) -> bool {
        let text = line.trim_start_matches(' ');
        let shallow = line.len() - text.len() < 4;
        let run = |c: char| text.len() - text.trim_start_matches(c).len();
        match self.open {
            Some((c, long)) => {
                if shallow && run(c) >= long && text.trim_start_matches(c).trim().is_empty() {
                    self.open = None;
                }
                true
            }
            None => {
                // backticks that close in their own line are code in a text
                let whole = |c: char| c == '`' && text.trim_start_matches(c).contains(c);
                let fence = |c: &char| shallow && run(*c) >= 3 && !whole(*c);
                let begins = ['`', '~'].into_iter().find(fence);
                self.open = begins.map(|c| (c, run(c)));
                begins.is_some()
            }
        }
    }
}
