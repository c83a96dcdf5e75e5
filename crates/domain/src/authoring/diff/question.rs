//! What changed in a question. Whether its key did is told apart from its words, because
//! only a changed key asks for a regrade.

use super::{ChangedPart, parts};
use crate::authoring::document::{Item, Left, OptionItem, Question, QuestionKind};

pub(super) fn differs(old: &Question, new: &Question) -> Vec<ChangedPart> {
    if std::mem::discriminant(&old.kind) != std::mem::discriminant(&new.kind) {
        let mut all = vec![ChangedPart::Kind];
        all.extend(parts([(ChangedPart::Text, old.prompt != new.prompt)]));
        return all;
    }
    let (before, after) = (Facets::of(&old.kind), Facets::of(&new.kind));
    parts([
        (ChangedPart::Text, old.prompt != new.prompt),
        (ChangedPart::Answers, before.answers != after.answers),
        (ChangedPart::Key, before.key != after.key),
        (
            ChangedPart::Scoring,
            before.scoring != after.scoring || old.points != new.points,
        ),
        (ChangedPart::Tags, old.tags != new.tags),
        (ChangedPart::Lesson, old.lesson != new.lesson),
        (
            ChangedPart::Feedback,
            before.feedback != after.feedback || old.explanation != new.explanation,
        ),
    ])
}

/// The sides of a question that are told apart, as texts to compare.
#[derive(Default)]
struct Facets<'q> {
    answers: Vec<&'q str>,
    key: Vec<&'q str>,
    scoring: Vec<String>,
    feedback: Vec<&'q str>,
}

impl<'q> Facets<'q> {
    fn of(kind: &'q QuestionKind) -> Self {
        match kind {
            QuestionKind::Single { options } | QuestionKind::TrueFalse { options } => {
                Self::of_options(options, Vec::new())
            }
            QuestionKind::Multiple { options, partial } => {
                Self::of_options(options, vec![partial.to_string()])
            }
            QuestionKind::Numeric(numeric) => {
                let accepted = numeric.accepted.iter();
                let wrong = numeric.wrong.iter();
                let wrong = wrong.flat_map(|w| [w.value.as_str(), &w.feedback]);
                Self {
                    answers: numeric.unit.iter().map(String::as_str).collect(),
                    key: accepted
                        .clone()
                        .flat_map(|a| [a.value.as_str(), &a.tolerance])
                        .collect(),
                    scoring: Vec::new(),
                    feedback: accepted
                        .map(|a| a.feedback.as_str())
                        .chain(wrong)
                        .chain([numeric.otherwise.as_str()])
                        .collect(),
                }
            }
            QuestionKind::Short(short) => {
                let accepted = short.accepted.iter();
                let wrong = short.wrong.iter();
                let wrong = wrong.flat_map(|w| [w.text.as_str(), &w.feedback]);
                Self {
                    answers: Vec::new(),
                    key: accepted.clone().map(|a| a.text.as_str()).collect(),
                    scoring: vec![short.case.to_string(), short.accents.to_string()],
                    feedback: accepted
                        .map(|a| a.feedback.as_str())
                        .chain(wrong)
                        .chain([short.otherwise.as_str()])
                        .collect(),
                }
            }
            QuestionKind::Matching {
                lefts,
                rights,
                partial,
            } => Self::of_pairs(lefts, rights, *partial),
            QuestionKind::Ordering { items, partial } => Self {
                answers: by_id(items, |item| &item.text),
                key: items.iter().map(|item| item.id.as_str()).collect(),
                scoring: vec![partial.to_string()],
                feedback: by_id(items, |item| &item.feedback),
            },
            QuestionKind::Essay { required } => Self {
                scoring: vec![required.to_string()],
                ..Self::default()
            },
            QuestionKind::Scale {
                min,
                max,
                low,
                high,
                required,
            } => Self {
                answers: vec![low, high],
                scoring: vec![min.to_string(), max.to_string(), required.to_string()],
                ..Self::default()
            },
            QuestionKind::Choice { options, required } => Self {
                answers: options
                    .iter()
                    .flat_map(|o| [o.id.as_str(), &o.text])
                    .collect(),
                scoring: vec![required.to_string()],
                feedback: options.iter().map(|o| o.feedback.as_str()).collect(),
                ..Self::default()
            },
        }
    }

    fn of_options(options: &'q [OptionItem], scoring: Vec<String>) -> Self {
        let right = options.iter().filter(|option| option.right);
        Self {
            answers: options
                .iter()
                .flat_map(|o| [o.id.as_str(), &o.text])
                .collect(),
            key: right.map(|option| option.id.as_str()).collect(),
            scoring,
            feedback: options
                .iter()
                .map(|option| option.feedback.as_str())
                .collect(),
        }
    }

    fn of_pairs(lefts: &'q [Left], rights: &'q [Item], partial: bool) -> Self {
        let left_texts = lefts.iter().flat_map(|left| [left.id.as_str(), &left.text]);
        let right_texts = rights
            .iter()
            .flat_map(|right| [right.id.as_str(), &right.text]);
        let of_rights = rights.iter().map(|right| right.feedback.as_str());
        Self {
            answers: left_texts.chain(right_texts).collect(),
            key: lefts
                .iter()
                .flat_map(|left| [left.id.as_str(), &left.right])
                .collect(),
            scoring: vec![partial.to_string()],
            feedback: lefts
                .iter()
                .map(|left| left.feedback.as_str())
                .chain(of_rights)
                .collect(),
        }
    }
}

/// By the item's id, so that another order is another key and nothing else.
fn by_id(items: &[Item], text: impl Fn(&Item) -> &str) -> Vec<&str> {
    let mut all: Vec<&Item> = items.iter().collect();
    all.sort_unstable_by_key(|item| &item.id);
    let texts = all
        .into_iter()
        .flat_map(|item| [item.id.as_str(), text(item)]);
    texts.collect()
}
