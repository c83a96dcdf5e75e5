//! What a learner answered, made from the fields of a form and bounded.
//!
//! Says whether an answer can be kept; must never say whether it is right.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::number::Decimal;
use crate::authoring::document::{Question, QuestionKind, Survey};
use crate::text::seen;

/// Characters of a short answer, and of a number.
pub const MAX_SHORT: usize = 500;
/// Characters of free text.
pub const MAX_ESSAY: usize = 20_000;

#[derive(Serialize, Deserialize, Clone, PartialEq, Eq, Debug)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Response {
    /// Ids of options, sorted, one or more.
    Chosen { options: BTreeSet<String> },
    /// As it was typed, without spaces around it.
    Written { text: String },
    /// Every item's id, in the learner's order.
    Ordered { items: Vec<String> },
    /// Ids of rights by ids of lefts; lefts that were left open are not there.
    Matched { pairs: BTreeMap<String, String> },
    /// On a scale.
    Rated { value: i32 },
}

/// Why an answer can't be kept.
#[derive(Error, Clone, Copy, PartialEq, Eq, Debug)]
pub enum ResponseRefusal {
    #[error("names an option that the question does not have")]
    Unknown { field: AnswerField },
    #[error("more than one option where one is asked for")]
    OnlyOne,
    #[error("not a number")]
    NotANumber,
    #[error("more than {most} characters")]
    TooLong { most: usize },
    #[error("not every item has its place")]
    IncompleteOrder,
    #[error("outside the scale")]
    OutsideScale,
    /// An answer to a question of another kind; taken as an answer to this one,
    /// it would be an empty one, and the kept answer would be lost.
    #[error("this question is answered with {wanted}")]
    OtherKind { wanted: AnswerField },
}

/// The field of a form, or of JSON, that carries an answer.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum AnswerField {
    Choice,
    Text,
    Order,
    Match,
}

impl AnswerField {
    /// The one that a question of this kind is answered with.
    pub fn of(kind: &QuestionKind) -> Self {
        match kind {
            QuestionKind::Single { .. }
            | QuestionKind::TrueFalse { .. }
            | QuestionKind::Multiple { .. }
            | QuestionKind::Choice { .. }
            | QuestionKind::Scale { .. } => Self::Choice,
            QuestionKind::Numeric(_) | QuestionKind::Short(_) | QuestionKind::Essay { .. } => {
                Self::Text
            }
            QuestionKind::Ordering { .. } => Self::Order,
            QuestionKind::Matching { .. } => Self::Match,
        }
    }

    /// The one with this name, if it carries an answer at all.
    fn named(name: &str) -> Option<Self> {
        match name {
            "choice" => Some(Self::Choice),
            "text" => Some(Self::Text),
            "order" => Some(Self::Order),
            _ => name.starts_with("match.").then_some(Self::Match),
        }
    }

    pub fn name(self) -> &'static str {
        match self {
            Self::Choice => "choice",
            Self::Text => "text",
            Self::Order => "order",
            Self::Match => "match",
        }
    }
}

impl fmt::Display for AnswerField {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl ResponseRefusal {
    /// The field that it is about.
    pub fn field(self) -> AnswerField {
        match self {
            Self::Unknown { field } => field,
            Self::OtherKind { wanted } => wanted,
            Self::OnlyOne | Self::OutsideScale => AnswerField::Choice,
            Self::NotANumber | Self::TooLong { .. } => AnswerField::Text,
            Self::IncompleteOrder => AnswerField::Order,
        }
    }
}

impl Response {
    /// Reads the fields of a question's form: `choice` (may repeat; also a scale's value),
    /// `text`, `order` (repeats, in order) and `match.` with the id of a left. One that
    /// belongs to another kind of question is refused, even an empty one; other fields are
    /// not looked at. Nothing: the question was left open.
    ///
    /// # Errors
    /// [`ResponseRefusal`], the first that holds.
    pub fn from_fields(
        question: &Question,
        fields: &[(String, String)],
    ) -> Result<Option<Self>, ResponseRefusal> {
        let wanted = AnswerField::of(&question.kind);
        let mut sent = fields
            .iter()
            .filter_map(|(name, _)| AnswerField::named(name));
        if sent.any(|field| field != wanted) {
            return Err(ResponseRefusal::OtherKind { wanted });
        }
        let all = |name: &'static str| {
            let named = fields.iter().filter(move |(key, _)| key == name);
            named
                .map(|(_, value)| value.trim())
                .filter(|value| !value.is_empty())
        };
        let text = || all("text").next().unwrap_or_default();
        match &question.kind {
            QuestionKind::Single { options } | QuestionKind::TrueFalse { options } => {
                chosen(all("choice"), options.iter().map(|o| o.id.as_str()), true)
            }
            QuestionKind::Multiple { options, .. } => {
                chosen(all("choice"), options.iter().map(|o| o.id.as_str()), false)
            }
            QuestionKind::Choice { options, .. } => {
                chosen(all("choice"), options.iter().map(|o| o.id.as_str()), true)
            }
            QuestionKind::Numeric(numeric) => {
                let response = written(text(), MAX_SHORT)?;
                if let Some(Self::Written { text }) = &response
                    && Decimal::meant_by(text, numeric.unit.as_deref()).is_empty()
                {
                    return Err(ResponseRefusal::NotANumber);
                }
                Ok(response)
            }
            QuestionKind::Short(_) => written(text(), MAX_SHORT),
            QuestionKind::Essay { .. } => written(text(), MAX_ESSAY),
            QuestionKind::Ordering { items, .. } => {
                let order: Vec<&str> = all("order").collect();
                let given: BTreeSet<&str> = order.iter().copied().collect();
                let known: BTreeSet<&str> = items.iter().map(|item| item.id.as_str()).collect();
                if order.is_empty() {
                    Ok(None)
                } else if !given.is_subset(&known) {
                    Err(ResponseRefusal::Unknown { field: wanted })
                } else if given != known || order.len() != known.len() {
                    Err(ResponseRefusal::IncompleteOrder)
                } else {
                    let items = order.into_iter().map(str::to_owned).collect();
                    Ok(Some(Self::Ordered { items }))
                }
            }
            QuestionKind::Matching { lefts, rights, .. } => {
                let mut pairs = BTreeMap::new();
                for (key, right) in fields {
                    let (Some(left), right) = (key.strip_prefix("match."), right.trim()) else {
                        continue;
                    };
                    if right.is_empty() {
                        continue;
                    }
                    if !lefts.iter().any(|l| l.id == left) || !rights.iter().any(|r| r.id == right)
                    {
                        return Err(ResponseRefusal::Unknown { field: wanted });
                    }
                    pairs.insert(left.to_owned(), right.to_owned());
                }
                Ok((!pairs.is_empty()).then_some(Self::Matched { pairs }))
            }
            QuestionKind::Scale { min, max, .. } => {
                let mut values = all("choice");
                let Some(value) = values.next() else {
                    return Ok(None);
                };
                if values.next().is_some() {
                    return Err(ResponseRefusal::OnlyOne);
                }
                let value = value
                    .parse()
                    .ok()
                    .filter(|value| (min..=max).contains(&value));
                let value = value.ok_or(ResponseRefusal::OutsideScale)?;
                Ok(Some(Self::Rated { value }))
            }
        }
    }
}

fn chosen<'a>(
    given: impl Iterator<Item = &'a str>,
    known: impl Iterator<Item = &'a str>,
    only_one: bool,
) -> Result<Option<Response>, ResponseRefusal> {
    let options: BTreeSet<String> = given.map(str::to_owned).collect();
    let known: BTreeSet<&str> = known.collect();
    if !options.iter().all(|id| known.contains(id.as_str())) {
        let field = AnswerField::Choice;
        return Err(ResponseRefusal::Unknown { field });
    }
    if only_one && options.len() > 1 {
        return Err(ResponseRefusal::OnlyOne);
    }
    Ok((!options.is_empty()).then_some(Response::Chosen { options }))
}

/// Line breaks become line feeds; characters that nobody can see or store are left out.
fn written(text: &str, most: usize) -> Result<Option<Response>, ResponseRefusal> {
    let text = text.replace("\r\n", "\n");
    let text: String = text
        .chars()
        .filter(|c| !c.is_control() || matches!(c, '\n' | '\t'))
        .collect();
    let text = seen(&text);
    let text = text.trim();
    if text.chars().count() > most {
        return Err(ResponseRefusal::TooLong { most });
    }
    let text = text.to_owned();
    Ok((!text.is_empty()).then_some(Response::Written { text }))
}

/// Ids of the questions that must be answered before the survey can be sent.
pub fn missing<'s>(survey: &'s Survey, responses: &BTreeMap<String, Response>) -> Vec<&'s str> {
    let required = survey
        .questions
        .iter()
        .filter(|question| question.is_required());
    let missing = required.filter(|question| !responses.contains_key(&question.id));
    missing.map(|question| question.id.as_str()).collect()
}
