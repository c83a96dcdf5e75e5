//! Answers that a learner writes: the numbers and the words that are accepted, and the
//! wrong ones that an author expects.

use super::answers::report;
use super::blocks::{Answer, AnswerMark};
use super::reading::Reading;
use super::settings::Settings;
use crate::assessment::Decimal;
use crate::authoring::document::{
    AcceptedNumber, AcceptedText, NumericAnswers, ShortAnswers, WrongNumber, WrongText,
};
use crate::authoring::issue::IssueKind;

const MAX: usize = 100;

pub(super) fn numeric(
    answers: Vec<Answer>,
    settings: &mut Settings,
    reading: &mut Reading,
) -> NumericAnswers {
    check(&answers, "`= 12` or `= 12 +- 0.5`", settings, reading);
    let mut numeric = NumericAnswers {
        unit: settings.text("unit", 40, reading),
        accepted: Vec::new(),
        wrong: Vec::new(),
        otherwise: String::new(),
    };
    for answer in answers {
        let feedback = answer.feedback.text;
        let mut number = |text: &str| number(text, answer.line, settings, reading);
        if answer.mark == AnswerMark::Accepted {
            let around = answer.text.split_once("+-");
            let around = around.or_else(|| answer.text.split_once('±'));
            let (value, tolerance) = around.unwrap_or((&answer.text, "0"));
            numeric.accepted.push(AcceptedNumber {
                value: number(value),
                tolerance: number(tolerance).trim_start_matches('-').to_owned(),
                feedback,
            });
        } else if answer.text == "*" {
            numeric.otherwise = feedback;
        } else {
            let value = number(&answer.text);
            numeric.wrong.push(WrongNumber { value, feedback });
        }
    }
    numeric
}

pub(super) fn short(
    answers: Vec<Answer>,
    settings: &mut Settings,
    reading: &mut Reading,
) -> ShortAnswers {
    check(&answers, "`= the answer`", settings, reading);
    let mut short = ShortAnswers {
        case: settings.flag("case", false, reading),
        accents: settings.flag("accents", false, reading),
        accepted: Vec::new(),
        wrong: Vec::new(),
        otherwise: String::new(),
    };
    for answer in answers {
        let (text, feedback) = (answer.text, answer.feedback.text);
        if text.chars().count() > crate::assessment::MAX_SHORT {
            let (key, most) = ("the answer".to_owned(), crate::assessment::MAX_SHORT);
            reading.report(
                &settings.file,
                answer.line,
                IssueKind::TooLong { key, most },
            );
        }
        if answer.mark == AnswerMark::Accepted {
            short.accepted.push(AcceptedText { text, feedback });
        } else if text == "*" {
            short.otherwise = feedback;
        } else {
            short.wrong.push(WrongText { text, feedback });
        }
    }
    short
}

/// An accepted form there must be, and no form twice.
fn check(answers: &[Answer], written: &str, settings: &Settings, reading: &mut Reading) {
    if !answers
        .iter()
        .any(|answer| answer.mark == AnswerMark::Accepted)
    {
        let expected = format!("write at least one as {written}, at the beginning of a line");
        report(settings, reading, IssueKind::NoAnswers { expected });
    }
    if answers.len() > MAX {
        let (key, most) = ("answers".to_owned(), MAX);
        report(settings, reading, IssueKind::TooMany { key, most });
    }
    for (index, answer) in answers.iter().enumerate() {
        let before = answers.iter().take(index);
        if before.into_iter().any(|other| other.text == answer.text) {
            let text = answer.text.clone();
            reading.report(&settings.file, answer.line, IssueKind::SameAnswer { text });
        }
    }
}

/// The number in its plainest form.
fn number(text: &str, line: usize, settings: &Settings, reading: &mut Reading) -> String {
    if let Some(decimal) = Decimal::exactly(text.trim()) {
        return decimal.to_string();
    }
    let value = text.trim().to_owned();
    reading.report(&settings.file, line, IssueKind::NotANumber { value });
    "0".to_owned()
}
