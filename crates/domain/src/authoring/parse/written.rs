//! Answers that a learner writes: the numbers and the words that are accepted, and the
//! wrong ones that an author expects.

use super::answers::report;
use super::blocks::{Answer, AnswerMark};
use super::reading::Reading;
use super::settings::Settings;
use crate::assessment::{Decimal, compared};
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
    let mut taken = Vec::new();
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
            let span = Span::of(value, tolerance);
            taken.push((answer.text, answer.line, true, span));
        } else if answer.text == "*" {
            numeric.otherwise = feedback;
        } else {
            let value = number(&answer.text);
            let span = Span::of(&answer.text, "0");
            taken.push((answer.text, answer.line, false, span));
            numeric.wrong.push(WrongNumber { value, feedback });
        }
    }
    let takes = |one: &Option<Span>, other: &Option<Span>| {
        let both = one.as_ref().zip(other.as_ref());
        both.is_some_and(|(one, other)| one.holds(other))
    };
    out_of_reach(&taken, takes, settings, reading);
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
    let mut taken = Vec::new();
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
        let accepted = answer.mark == AnswerMark::Accepted;
        if accepted || text != "*" {
            let form = compared(&text, &short);
            taken.push((text.clone(), answer.line, accepted, form));
        }
        if accepted {
            short.accepted.push(AcceptedText { text, feedback });
        } else if text == "*" {
            short.otherwise = feedback;
        } else {
            short.wrong.push(WrongText { text, feedback });
        }
    }
    out_of_reach(&taken, |one, other| one == other, settings, reading);
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

/// Numbers from one to another.
struct Span {
    value: Decimal,
    tolerance: Decimal,
}

impl Span {
    /// Nothing where one of the numbers was told as none.
    fn of(value: &str, tolerance: &str) -> Option<Self> {
        Some(Self {
            value: Decimal::exactly(value.trim())?,
            tolerance: Decimal::exactly(tolerance.trim())?,
        })
    }

    fn holds(&self, other: &Self) -> bool {
        other
            .value
            .is_within_span(other.tolerance, self.value, self.tolerance)
    }
}

/// Reports every answer before which another one takes all that it would take. An answer is
/// compared with the accepted ones first, then with the wrong ones, each from above. Two
/// that are written the same are told as that.
fn out_of_reach<T>(
    answers: &[(String, usize, bool, T)],
    takes: impl Fn(&T, &T) -> bool,
    settings: &Settings,
    reading: &mut Reading,
) {
    let (accepted, wrong): (Vec<_>, Vec<_>) = answers.iter().partition(|(_, _, right, _)| *right);
    let order: Vec<_> = accepted.into_iter().chain(wrong).collect();
    for (index, (text, line, _, form)) in order.iter().enumerate() {
        let mut before = order.iter().take(index);
        let taker = before.find(|(other, .., taker)| other != text && takes(taker, form));
        if let Some((_, other, ..)) = taker {
            let (text, other) = (text.clone(), *other);
            let kind = IssueKind::OutOfReach { text, other };
            reading.report(&settings.file, *line, kind);
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
