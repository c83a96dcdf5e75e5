//! Questions as they are written in quizzes, surveys and pools.
//!
//! Puts the parts of a question together and checks what all types share; `answers` knows
//! the types.

use super::answers::{self, QuestionType};
use super::blocks::{self, AnswerMarks, Block};
use super::fields::TEXT;
use super::page::Passage;
use super::reading::{Reading, ReferenceScope};
use super::settings::Heading;
use super::slips;
use crate::authoring::document::Question;
use crate::authoring::issue::{IssueKind, nearest};

/// Where questions stand, which decides their types.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Family {
    /// With right answers.
    Quiz,
    /// Without.
    Survey,
}

const MAX_QUESTIONS: usize = 500;

/// A text with questions.
pub(super) struct Asked {
    /// What stands before the first question.
    pub intro: Passage,
    pub questions: Vec<Question>,
    /// Every question could be read.
    pub whole: bool,
    /// A question may be lost in what stands before the first one, or in code.
    pub doubtful: bool,
    /// Whether there is the heading of a question, or something that looks like one.
    pub any: bool,
}

pub(super) fn read(body: &Passage, family: Family, file: &str, reading: &mut Reading) -> Asked {
    let (intro, mut blocks, open) = blocks::cut(body);
    let any = !blocks.is_empty();
    if let Some(line) = open {
        reading.report(file, line, IssueKind::OpenCode);
        // what is lost in the code would only be told as missing
        blocks.pop();
    }
    reading.markdown(file, &intro, ReferenceScope::Course);
    let lines = intro.text.lines();
    let slip = slips::check(lines, intro.line, AnswerMarks::None, file, reading);
    let doubtful = slip || open.is_some();
    if blocks.len() > MAX_QUESTIONS {
        let (key, most) = ("questions".to_owned(), MAX_QUESTIONS);
        reading.report(file, 0, IssueKind::TooMany { key, most });
    }
    let mut questions = Vec::new();
    let mut sure = true;
    for block in &blocks {
        let read = question(block, family, file, reading);
        sure &= read.as_ref().is_some_and(|(_, sure)| *sure);
        questions.extend(read.map(|(question, _)| question));
    }
    Asked {
        whole: !doubtful && sure,
        any: any || doubtful,
        doubtful,
        intro,
        questions,
    }
}

/// The question, and whether all of its lines could be told for sure.
fn question(
    block: &Block,
    family: Family,
    file: &str,
    reading: &mut Reading,
) -> Option<(Question, bool)> {
    let heading = Heading::read(block.heading, file, block.line, reading)?;
    reading.take("question id", &heading.id, file, block.line);
    let Some(kind) = QuestionType::named(&heading.kind, family) else {
        let names: Vec<&str> = QuestionType::names(family).collect();
        let kind = IssueKind::UnknownQuestionType {
            suggestion: nearest(&heading.kind, names.iter().copied()),
            allowed: names.join(", "),
            value: heading.kind,
        };
        reading.report(file, block.line, kind);
        return None;
    };
    let mut settings = heading.settings;
    let (mut points, mut tags) = (0, Vec::new());
    if family == Family::Quiz {
        let given = settings.number("points", 1..=1000, reading);
        points = given
            .and_then(|points| u32::try_from(points).ok())
            .unwrap_or(1);
        tags = settings.all("tag", reading);
    }
    let lesson = (family == Family::Quiz)
        .then(|| settings.lesson(reading))
        .flatten();
    let parts = blocks::part(block, kind.marks(), file, reading);
    settings.doubtful = parts.doubtful;
    reading.markdown(file, &parts.prompt, ReferenceScope::Course);
    reading.markdown(file, &parts.explanation, ReferenceScope::Course);
    let asked = parts.prompt.text.chars().count();
    if asked == 0 && !parts.doubtful {
        reading.report(file, block.line, IssueKind::NoPrompt);
    }
    for (key, length) in [
        ("what is asked", asked),
        ("the explanation", parts.explanation.text.chars().count()),
    ] {
        if length > TEXT {
            let (key, most) = (key.to_owned(), TEXT);
            reading.report(file, block.line, IssueKind::TooLong { key, most });
        }
    }
    check_answers(kind.marks(), &parts, file, reading);
    if family == Family::Survey && !parts.explanation.text.is_empty() {
        reading.report(file, parts.explanation.line, IssueKind::StrayText);
    }
    let explanation = parts.explanation.text;
    let kind = answers::read(kind, parts.answers, &mut settings, reading);
    settings.finish("tag", reading);
    let sure = !settings.doubtful;
    let question = Question {
        id: heading.id,
        points,
        tags,
        lesson,
        prompt: parts.prompt.text,
        kind,
        explanation,
    };
    Some((question, sure))
}

/// What holds for answers of every type.
fn check_answers(marks: AnswerMarks, parts: &blocks::Parts, file: &str, reading: &mut Reading) {
    const MAX: usize = 2_000;
    for answer in &parts.answers {
        reading.markdown(file, &answer.feedback, ReferenceScope::Course);
        let shown = match marks {
            AnswerMarks::Forms => Vec::new(),
            AnswerMarks::Pairs => blocks::sides(&answer.text),
            _ => vec![answer.text.as_str()],
        };
        let mut line = answer.line;
        for text in shown {
            let passage = Passage {
                text: text.trim().to_owned(),
                line,
            };
            reading.markdown(file, &passage, ReferenceScope::Course);
            line += text.matches('\n').count();
        }
        if answer.text.is_empty() {
            let expected = "write the answer behind its mark".to_owned();
            reading.report(file, answer.line, IssueKind::BadAnswer { expected });
        }
        for (key, text) in [
            ("the answer", &answer.text),
            ("the feedback", &answer.feedback.text),
        ] {
            if text.chars().count() > MAX {
                let (key, most) = (key.to_owned(), MAX);
                reading.report(file, answer.line, IssueKind::TooLong { key, most });
            }
        }
    }
}
