//! Cuts the text of a quiz into questions, and a question into what is asked, its answers
//! with their feedback, and its explanation.
//!
//! Looks at how lines begin. Must never know which answers a question may have.

use super::page::Passage;
use super::reading::Reading;
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
    Step,
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
}

/// What stands before the first question, and the questions.
pub(super) fn cut(passage: &Passage) -> (Passage, Vec<Block<'_>>) {
    let lines: Vec<&str> = passage.text.lines().collect();
    let mut fence = Fence::default();
    let mut blocks: Vec<Block> = Vec::new();
    let mut first = lines.len();
    for (index, line) in lines.iter().enumerate() {
        let in_code = fence.holds(line);
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
    (intro, blocks)
}

/// Sorts a question's lines into its parts; reports lines that belong to none.
pub(super) fn part(block: &Block, marks: AnswerMarks, file: &str, reading: &mut Reading) -> Parts {
    let mut fence = Fence::default();
    let begins = |line: &&str| !fence.holds(line) && marks.mark(line).is_some();
    let asked = block.lines.iter().position(begins);
    let asked = asked.unwrap_or(block.lines.len());
    let (prompt, rest) = block.lines.split_at_checked(asked).unwrap_or_default();
    let mut parts = Parts {
        prompt: Passage::new(prompt, block.line + 1),
        ..Parts::default()
    };
    let mut explanation: Vec<&str> = Vec::new();
    let mut after_blank = false;
    for (index, line) in rest.iter().enumerate() {
        let at = block.line + 1 + asked + index;
        let indented = line.starts_with("  ") || line.starts_with('\t');
        let quoted = line.trim_start().strip_prefix('>');
        let quoted = quoted.map(|text| text.strip_prefix(' ').unwrap_or(text));
        if line.trim().is_empty() {
            if !explanation.is_empty() {
                explanation.push("");
            }
            after_blank = true;
            continue;
        }
        match (indented, quoted, marks.mark(line), parts.answers.last_mut()) {
            (true, Some(text), _, Some(answer)) if explanation.is_empty() => {
                answer.feedback.add(text, at);
            }
            (false, Some(text), _, _) => {
                if explanation.is_empty() {
                    parts.explanation.line = at;
                }
                explanation.push(text);
            }
            (false, None, Some((mark, text)), _) if explanation.is_empty() => {
                parts.answers.push(Answer {
                    text: text.trim().to_owned(),
                    mark,
                    line: at,
                    feedback: Passage::default(),
                });
            }
            (true, None, _, Some(answer))
                if explanation.is_empty() && answer.feedback.text.is_empty() && !after_blank =>
            {
                answer.text.push('\n');
                answer.text.push_str(line.trim());
            }
            _ => reading.report(file, at, IssueKind::StrayText),
        }
        after_blank = false;
    }
    parts.explanation.text = explanation.join("\n").trim_end().to_owned();
    parts
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
                let pair = line.strip_prefix("- ").filter(|text| text.contains("::"));
                pair.map(|text| (AnswerMark::Pair, text))
            }
            Self::Steps => {
                let digits = line.trim_start_matches(|c: char| c.is_ascii_digit());
                let text = digits.strip_prefix(". ")?;
                (digits.len() < line.len()).then_some((AnswerMark::Step, text))
            }
            Self::Plain => line
                .strip_prefix("- ")
                .map(|text| (AnswerMark::Plain, text)),
            Self::None => None,
        }
    }
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

/// Whether lines stand in a fenced code block, where nothing begins.
#[derive(Default)]
struct Fence {
    open: Option<(char, usize)>,
}

impl Fence {
    /// Takes the next line; whether it is in a block, or begins or ends one.
    fn holds(&mut self, line: &str) -> bool {
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
                let begins = ['`', '~'].into_iter().find(|c| shallow && run(*c) >= 3);
                self.open = begins.map(|c| (c, run(c)));
                begins.is_some()
            }
        }
    }
}
