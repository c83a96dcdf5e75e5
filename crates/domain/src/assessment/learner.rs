//! A question as a learner sees it.
//!
//! These types have no room for a key, for feedback or for an explanation, so that none can
//! reach a learner by mistake. Never add one.

use serde::Serialize;

use crate::authoring::document::{Item, OptionItem, Question, QuestionKind};

#[derive(Serialize, Clone, PartialEq, Eq, Debug)]
pub struct LearnerQuestion {
    pub id: String,
    /// Whole points; 0 in surveys.
    pub points: u32,
    /// Markdown.
    pub prompt: String,
    pub kind: LearnerKind,
}

#[derive(Serialize, Clone, PartialEq, Eq, Debug)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum LearnerKind {
    /// One of these: also true/false.
    Single {
        options: Vec<DisplayItem>,
    },
    Multiple {
        options: Vec<DisplayItem>,
    },
    Numeric {
        unit: Option<String>,
        /// Whether a number below zero may be typed: where the author names one, right or
        /// wrong. The keyboards of some phones have no minus for other numbers.
        signed: bool,
    },
    Short,
    Matching {
        lefts: Vec<DisplayItem>,
        rights: Vec<DisplayItem>,
    },
    Ordering {
        items: Vec<DisplayItem>,
    },
    Essay {
        required: bool,
    },
    Scale {
        min: i32,
        max: i32,
        low: String,
        high: String,
        required: bool,
    },
    Choice {
        options: Vec<DisplayItem>,
        required: bool,
    },
}

/// Something to choose, to match or to put in order.
#[derive(Serialize, Clone, PartialEq, Eq, Debug)]
pub struct DisplayItem {
    pub id: String,
    /// Markdown.
    pub text: String,
}

impl LearnerQuestion {
    /// The question in the order of a question set. Without an order (a survey), or where it does
    /// not name something, ids decide, never the key.
    pub fn new(question: &Question, order: &[String]) -> Self {
        Self {
            id: question.id.clone(),
            points: question.points,
            prompt: question.prompt.clone(),
            kind: LearnerKind::of(&question.kind, order),
        }
    }
}

impl LearnerKind {
    fn of(kind: &QuestionKind, order: &[String]) -> Self {
        match kind {
            QuestionKind::Single { options } | QuestionKind::TrueFalse { options } => {
                let options = in_order(options.iter().map(DisplayItem::from), order);
                Self::Single { options }
            }
            QuestionKind::Multiple { options, .. } => {
                let options = in_order(options.iter().map(DisplayItem::from), order);
                Self::Multiple { options }
            }
            QuestionKind::Numeric(numeric) => Self::Numeric {
                unit: numeric.unit.clone(),
                signed: numeric.names_below_zero(),
            },
            QuestionKind::Short(_) => Self::Short,
            QuestionKind::Matching { lefts, rights, .. } => Self::Matching {
                lefts: lefts
                    .iter()
                    .map(|left| DisplayItem {
                        id: left.id.clone(),
                        text: left.text.clone(),
                    })
                    .collect(),
                rights: in_order(rights.iter().map(DisplayItem::from), order),
            },
            QuestionKind::Ordering { items, .. } => Self::Ordering {
                items: in_order(items.iter().map(DisplayItem::from), order),
            },
            QuestionKind::Essay { required } => Self::Essay {
                required: *required,
            },
            QuestionKind::Scale {
                min,
                max,
                low,
                high,
                required,
            } => Self::Scale {
                min: *min,
                max: *max,
                low: low.clone(),
                high: high.clone(),
                required: *required,
            },
            QuestionKind::Choice { options, required } => Self::Choice {
                options: in_order(options.iter().map(DisplayItem::from), order),
                required: *required,
            },
        }
    }
}

fn in_order(shown: impl Iterator<Item = DisplayItem>, order: &[String]) -> Vec<DisplayItem> {
    let mut shown: Vec<DisplayItem> = shown.collect();
    shown.sort_by_cached_key(|item| {
        let place = order.iter().position(|id| *id == item.id);
        (place.unwrap_or(usize::MAX), item.id.len(), item.id.clone())
    });
    shown
}

impl From<&OptionItem> for DisplayItem {
    fn from(option: &OptionItem) -> Self {
        Self {
            id: option.id.clone(),
            text: option.text.clone(),
        }
    }
}

impl From<&Item> for DisplayItem {
    fn from(item: &Item) -> Self {
        Self {
            id: item.id.clone(),
            text: item.text.clone(),
        }
    }
}
