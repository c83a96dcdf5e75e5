//! Answers that a learner puts together or in order: pairs and steps.

use std::collections::BTreeSet;

use super::answers::{count, distinct, letter, report};
use super::blocks::{Answer, AnswerMark, sides};
use super::reading::Reading;
use super::settings::Settings;
use crate::authoring::document::{Item, Left, QuestionKind};
use crate::authoring::issue::IssueKind;

pub(super) fn matching(
    answers: Vec<Answer>,
    settings: &mut Settings,
    reading: &mut Reading,
) -> QuestionKind {
    let pairs: Vec<(String, String, Answer)> = answers
        .into_iter()
        .filter_map(|answer| {
            let (left, right) = halves(&answer, settings, reading)?;
            Some((left, right, answer))
        })
        .collect();
    let lefts = pairs.iter().filter(|(left, ..)| !left.is_empty()).count();
    count(lefts, 2..=26, "`- left :: right`", settings, reading);
    distinct(
        pairs
            .iter()
            .map(|(left, _, answer)| (left.as_str(), answer.line)),
        settings,
        reading,
    );
    let matched: BTreeSet<&str> = pairs
        .iter()
        .filter(|(left, ..)| !left.is_empty())
        .map(|(_, right, _)| right.as_str())
        .collect();
    for (left, right, answer) in &pairs {
        if right.is_empty() {
            let expected = "write `- left :: right`".to_owned();
            reading.report(
                &settings.file,
                answer.line,
                IssueKind::BadAnswer { expected },
            );
        } else if left.is_empty() && matched.contains(right.as_str()) {
            let text = right.clone();
            reading.report(&settings.file, answer.line, IssueKind::SameAnswer { text });
        }
    }
    let rights: BTreeSet<&str> = pairs.iter().map(|(_, right, _)| right.as_str()).collect();
    if rights.len() == 1 {
        let (count, expected) = (
            1,
            "give at least two different ones on the right".to_owned(),
        );
        report(
            settings,
            reading,
            IssueKind::WrongNumberOfAnswers { count, expected },
        );
    }
    let mut rights: Vec<Item> = numbered(rights.into_iter());
    for (_, text, answer) in pairs.iter().filter(|(left, ..)| left.is_empty()) {
        for right in rights.iter_mut().filter(|right| right.text == *text) {
            right.feedback.clone_from(&answer.feedback.text);
        }
    }
    let id_of = |text: &str| {
        rights
            .iter()
            .find(|right| right.text == text)
            .map(|r| r.id.clone())
    };
    let lefts = pairs.into_iter().filter(|(left, ..)| !left.is_empty());
    let lefts = lefts
        .enumerate()
        .map(|(index, (text, right, answer))| Left {
            id: letter(index),
            text,
            right: id_of(&right).unwrap_or_default(),
            feedback: answer.feedback.text,
        });
    QuestionKind::Matching {
        lefts: lefts.collect(),
        rights,
        partial: settings.flag("partial", true, reading),
    }
}

pub(super) fn ordering(
    answers: Vec<Answer>,
    settings: &mut Settings,
    reading: &mut Reading,
) -> QuestionKind {
    count(
        answers.len(),
        2..=26,
        "`1. first`, `2. second`",
        settings,
        reading,
    );
    distinct(
        answers
            .iter()
            .map(|answer| (answer.text.as_str(), answer.line)),
        settings,
        reading,
    );
    if !settings.doubtful {
        numbers_in_order(&answers, settings, reading);
    }
    let sorted: BTreeSet<&str> = answers.iter().map(|answer| answer.text.as_str()).collect();
    let sorted = numbered(sorted.into_iter());
    let items = answers.into_iter().map(|answer| Item {
        id: sorted
            .iter()
            .find(|item| item.text == answer.text)
            .map(|item| item.id.clone())
            .unwrap_or_default(),
        text: answer.text,
        feedback: answer.feedback.text,
    });
    QuestionKind::Ordering {
        items: items.collect(),
        partial: settings.flag("partial", true, reading),
    }
}

/// Items numbered in the order of their texts, so that a number gives nothing away.
fn numbered<'t>(texts: impl Iterator<Item = &'t str>) -> Vec<Item> {
    let items = texts.enumerate().map(|(index, text)| Item {
        id: (index + 1).to_string(),
        text: text.to_owned(),
        feedback: String::new(),
    });
    items.collect()
}

/// The two sides of a pair; a second ` :: ` could be the cut as well.
fn halves(answer: &Answer, settings: &Settings, reading: &mut Reading) -> Option<(String, String)> {
    let sides = sides(&answer.text);
    if sides.len() > 2 {
        let expected = "write one ` :: ` in it, and a further one between backticks".to_owned();
        let kind = IssueKind::BadAnswer { expected };
        reading.report(&settings.file, answer.line, kind);
    }
    let [left, right, ..] = sides.as_slice() else {
        return None;
    };
    Some((left.trim().to_owned(), right.trim().to_owned()))
}

/// Steps stand in the order that their numbers say, so that neither is believed against
/// the other. All may be `1.`, as Markdown allows.
fn numbers_in_order(answers: &[Answer], settings: &Settings, reading: &mut Reading) {
    let number = |answer: &Answer| match answer.mark {
        AnswerMark::Step { number } => number,
        _ => 0,
    };
    if answers.len() > 1 && answers.iter().all(|answer| number(answer) == 1) {
        return;
    }
    for (answer, expected) in answers.iter().zip(1_u32..) {
        if number(answer) != expected {
            let expected = format!("number the steps 1, 2, 3 … in their order (here {expected})");
            let kind = IssueKind::BadAnswer { expected };
            reading.report(&settings.file, answer.line, kind);
            return;
        }
    }
}
