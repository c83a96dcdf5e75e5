//! The grade of one answer, in whole thousandths of a point.
//!
//! Exact and repeatable, so that a regrade tells only what the key changed. Must never
//! round up.

use serde::{Deserialize, Serialize};

use super::number::Decimal;
use super::response::Response;
use super::words::compared;
use crate::authoring::document::{
    Item, Left, NumericAnswers, OptionItem, Question, QuestionKind, ShortAnswers,
};

#[derive(Serialize, Deserialize, Clone, Copy, PartialEq, Eq, Debug)]
pub struct Grade {
    /// Thousandths of a point, 0 to `max_milli`.
    pub earned_milli: u64,
    /// Thousandths of a point.
    pub max_milli: u64,
    pub verdict: Verdict,
}

#[derive(Serialize, Deserialize, Clone, Copy, PartialEq, Eq, Debug)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    Right,
    Partial,
    Wrong,
    Unanswered,
}

/// Grades an answer by the question's key. An answer of another type than the question's
/// (after the type was changed, in a regrade) is wrong. Questions of surveys have no points.
pub fn grade(question: &Question, response: Option<&Response>) -> Grade {
    let max_milli = u64::from(question.points) * 1000;
    let Some(response) = response else {
        return Grade {
            earned_milli: 0,
            max_milli,
            verdict: Verdict::Unanswered,
        };
    };
    let share = share(&question.kind, response);
    Grade {
        earned_milli: max_milli * share.earned / share.of.max(1),
        max_milli,
        verdict: match share.earned {
            0 => Verdict::Wrong,
            earned if earned < share.of => Verdict::Partial,
            _ => Verdict::Right,
        },
    }
}

/// So many parts of so many; never more than all of them.
struct Share {
    earned: u64,
    of: u64,
}

impl Share {
    fn new(right: usize, wrong: usize, of: usize, partial: bool) -> Self {
        let earned = right.min(of).saturating_sub(wrong);
        let earned = if partial || earned == of { earned } else { 0 };
        Self {
            earned: earned as u64,
            of: of as u64,
        }
    }

    fn all_or_nothing(right: bool) -> Self {
        Self::new(usize::from(right), 0, 1, false)
    }
}

fn share(kind: &QuestionKind, response: &Response) -> Share {
    match (kind, response) {
        (
            QuestionKind::Single { options } | QuestionKind::TrueFalse { options },
            Response::Chosen { .. },
        ) => choice(options, response, false),
        (QuestionKind::Multiple { options, partial }, Response::Chosen { .. }) => {
            choice(options, response, *partial)
        }
        (QuestionKind::Numeric(numeric), Response::Written { text }) => {
            Share::all_or_nothing(accepted_number(numeric, text).is_some())
        }
        (QuestionKind::Short(short), Response::Written { text }) => {
            Share::all_or_nothing(accepted_text(short, text).is_some())
        }
        (QuestionKind::Matching { lefts, partial, .. }, Response::Matched { pairs }) => {
            let right = |left: &&Left| pairs.get(&left.id) == Some(&left.right);
            let right = lefts.iter().filter(right).count();
            Share::new(right, 0, lefts.len(), *partial)
        }
        (QuestionKind::Ordering { items, partial }, Response::Ordered { items: given }) => {
            let in_place = |(item, given): &(&Item, &String)| item.id == **given;
            let right = items.iter().zip(given).filter(in_place).count();
            Share::new(right, 0, items.len(), *partial)
        }
        _ => Share::all_or_nothing(false),
    }
}

fn choice(options: &[OptionItem], response: &Response, partial: bool) -> Share {
    let chosen = |option: &&OptionItem| is_chosen(response, &option.id);
    let of = options.iter().filter(|option| option.right).count();
    let (right, wrong): (Vec<_>, Vec<_>) = options
        .iter()
        .filter(chosen)
        .partition(|option| option.right);
    Share::new(right.len(), wrong.len(), of, partial)
}

pub(super) fn is_chosen(response: &Response, id: &str) -> bool {
    matches!(response, Response::Chosen { options } if options.contains(id))
}

/// The place of the first accepted number that the answer may mean.
pub(super) fn accepted_number(numeric: &NumericAnswers, text: &str) -> Option<usize> {
    let meant = Decimal::meant_by(text, numeric.unit.as_deref());
    numeric.accepted.iter().position(|accepted| {
        let value = Decimal::exactly(&accepted.value);
        let bounds = value.zip(Decimal::exactly(&accepted.tolerance));
        bounds.is_some_and(|(value, tolerance)| {
            meant.iter().any(|meant| meant.is_within(tolerance, value))
        })
    })
}

/// The place of the first expected wrong number that the answer may mean.
pub(super) fn wrong_number(numeric: &NumericAnswers, text: &str) -> Option<usize> {
    let meant = Decimal::meant_by(text, numeric.unit.as_deref());
    numeric.wrong.iter().position(|wrong| {
        let value = Decimal::exactly(&wrong.value);
        value.is_some_and(|value| meant.contains(&value))
    })
}

/// The place of the accepted form that the answer is.
pub(super) fn accepted_text(short: &ShortAnswers, text: &str) -> Option<usize> {
    let given = compared(text, short);
    let mut forms = short.accepted.iter();
    forms.position(|accepted| compared(&accepted.text, short) == given)
}

/// The place of the expected wrong form that the answer is.
pub(super) fn wrong_text(short: &ShortAnswers, text: &str) -> Option<usize> {
    let given = compared(text, short);
    let mut forms = short.wrong.iter();
    forms.position(|wrong| compared(&wrong.text, short) == given)
}
