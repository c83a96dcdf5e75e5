//! A question, with its key and what is said about each answer.
//!
//! These types hold the key: they must never reach a learner. What a learner sees is
//! `assessment::LearnerQuestion`, which has no room for it.

use crate::assessment::Decimal;
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize, Clone, PartialEq, Eq, Debug)]
pub struct Question {
    /// For ever the same, unique in the course: answers and statistics hang on it.
    pub id: String,
    /// Whole points, 1 or more; 0 in surveys.
    pub points: u32,
    /// For drawing from pools.
    pub tags: Vec<String>,
    /// Where what it asks is taught.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lesson: Option<TaughtIn>,
    /// Markdown.
    pub prompt: String,
    pub kind: QuestionKind,
    /// Markdown, seen by everybody once feedback may be shown; empty: none.
    pub explanation: String,
}

/// A lesson, of the same course or of another.
#[derive(Serialize, Deserialize, Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct TaughtIn {
    /// The address of another course, whose lessons are not known when this one is read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub course: Option<String>,
    /// Its id.
    pub activity: String,
}

#[derive(Serialize, Deserialize, Clone, PartialEq, Eq, Debug)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum QuestionKind {
    /// Exactly one option is right.
    Single {
        options: Vec<OptionItem>,
    },
    /// One or more are right; `partial`: each right one earns its share.
    Multiple {
        options: Vec<OptionItem>,
        partial: bool,
    },
    /// Two options, in the author's order, in the author's words.
    TrueFalse {
        options: Vec<OptionItem>,
    },
    Numeric(NumericAnswers),
    Short(ShortAnswers),
    /// Each left has one right; some rights may fit nothing. `partial`: each pair earns its
    /// share.
    Matching {
        lefts: Vec<Left>,
        rights: Vec<Item>,
        partial: bool,
    },
    /// The items in their right order. Their ids follow the order of their texts, so that
    /// an id gives nothing away. `partial`: each item in its own place earns its share.
    Ordering {
        items: Vec<Item>,
        partial: bool,
    },
    /// Surveys only: free text.
    Essay {
        required: bool,
    },
    /// Surveys only: a whole number from `min` to `max`.
    Scale {
        min: i32,
        max: i32,
        low: String,
        high: String,
        required: bool,
    },
    /// Surveys only: one of these.
    Choice {
        options: Vec<Item>,
        required: bool,
    },
}

/// An answer to choose, with its mark in the key.
#[derive(Serialize, Deserialize, Clone, PartialEq, Eq, Debug)]
pub struct OptionItem {
    /// `a`, `b`, … in the author's order, unique in the question.
    pub id: String,
    /// Markdown.
    pub text: String,
    pub right: bool,
    /// Markdown; empty: none.
    pub feedback: String,
}

/// Something to put in order, to match with, or to choose in a survey.
#[derive(Serialize, Deserialize, Clone, PartialEq, Eq, Debug)]
pub struct Item {
    /// Unique among its kind in the question. Rights of a matching and items of an ordering
    /// are numbered `1`, `2`, … in the order of their texts; choices are `a`, `b`, ….
    pub id: String,
    /// Markdown.
    pub text: String,
    /// Markdown, on items of an ordering and on rights that fit nothing; empty: none.
    pub feedback: String,
}

#[derive(Serialize, Deserialize, Clone, PartialEq, Eq, Debug)]
pub struct Left {
    /// `a`, `b`, … in the author's order.
    pub id: String,
    /// Markdown.
    pub text: String,
    /// The id of the right that belongs to it.
    pub right: String,
    /// Markdown; empty: none.
    pub feedback: String,
}

#[derive(Serialize, Deserialize, Clone, PartialEq, Eq, Debug)]
pub struct NumericAnswers {
    /// Stands after the field, and may be typed along.
    pub unit: Option<String>,
    pub accepted: Vec<AcceptedNumber>,
    /// Expected wrong answers.
    pub wrong: Vec<WrongNumber>,
    /// Feedback on any other answer; Markdown; empty: none.
    pub otherwise: String,
}

impl NumericAnswers {
    /// Whether any answer that the author names, right or wrong, is or reaches below zero.
    pub fn names_below_zero(&self) -> bool {
        let number = |text: &str| Decimal::exactly(text).unwrap_or_default();
        let nothing = Decimal::default();
        self.wrong
            .iter()
            .any(|wrong| number(&wrong.value) < nothing)
            || self
                .accepted
                .iter()
                .any(|right| number(&right.value) < number(&right.tolerance))
    }
}

/// Numbers are decimals as text, such as `-12.50`: an optional minus sign, digits, and a
/// point with digits after it. `assessment::Decimal` reads them exactly.
#[derive(Serialize, Deserialize, Clone, PartialEq, Eq, Debug)]
pub struct AcceptedNumber {
    pub value: String,
    /// Right from `value - tolerance` to `value + tolerance`, both included.
    pub tolerance: String,
    pub feedback: String,
}

#[derive(Serialize, Deserialize, Clone, PartialEq, Eq, Debug)]
pub struct WrongNumber {
    pub value: String,
    pub feedback: String,
}

#[derive(Serialize, Deserialize, Clone, PartialEq, Eq, Debug)]
pub struct ShortAnswers {
    /// Whether case counts.
    pub case: bool,
    /// Whether accents count.
    pub accents: bool,
    pub accepted: Vec<AcceptedText>,
    /// Expected wrong answers.
    pub wrong: Vec<WrongText>,
    /// Feedback on any other answer; Markdown; empty: none.
    pub otherwise: String,
}

#[derive(Serialize, Deserialize, Clone, PartialEq, Eq, Debug)]
pub struct AcceptedText {
    /// As the author wrote it.
    pub text: String,
    pub feedback: String,
}

#[derive(Serialize, Deserialize, Clone, PartialEq, Eq, Debug)]
pub struct WrongText {
    pub text: String,
    pub feedback: String,
}

impl Question {
    /// Whether a learner must answer it before a survey can be sent.
    pub fn is_required(&self) -> bool {
        matches!(
            self.kind,
            QuestionKind::Essay { required: true }
                | QuestionKind::Scale { required: true, .. }
                | QuestionKind::Choice { required: true, .. }
        )
    }
}
