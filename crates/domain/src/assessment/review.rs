//! What may be said about an answer: what was right, and the author's feedback.
//!
//! Holds the key. Make it only when `rules::reveal` allows it for this question.

use super::grade::{
    Grade, accepted_number, accepted_text, grade, is_chosen, wrong_number, wrong_text,
};
use super::response::Response;
use crate::authoring::document::{
    Item, Left, NumericAnswers, OptionItem, Question, QuestionKind, ShortAnswers,
};

/// All texts are Markdown; empty: there is none.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Review<'q> {
    pub grade: Grade,
    pub answers: ReviewedAnswers<'q>,
    pub explanation: &'q str,
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub enum ReviewedAnswers<'q> {
    /// In the author's order; show them in the question set's.
    Options(Vec<ReviewedOption<'q>>),
    Written(ReviewedWriting<'q>),
    Pairs(Vec<ReviewedPair<'q>>),
    /// In the right order.
    Places(Vec<ReviewedPlace<'q>>),
    /// A survey's question: nothing is right or wrong.
    None,
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ReviewedOption<'q> {
    pub id: &'q str,
    pub text: &'q str,
    pub chosen: bool,
    /// Whether it belongs to the solution.
    pub right: bool,
    pub feedback: &'q str,
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ReviewedWriting<'q> {
    /// Accepted forms: plain text, or numbers with a point.
    pub accepted: Vec<AcceptedForm<'q>>,
    /// On what was answered.
    pub feedback: &'q str,
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct AcceptedForm<'q> {
    pub form: &'q str,
    pub is_number: bool,
    /// Of a number, if it is not zero.
    pub tolerance: Option<&'q str>,
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ReviewedPair<'q> {
    pub left: &'q str,
    /// What belongs to it.
    pub right: &'q str,
    /// What was chosen for it.
    pub chosen: Option<&'q str>,
    pub is_right: bool,
    pub feedback: &'q str,
    /// On the right that was chosen, where it fits nothing.
    pub chosen_feedback: &'q str,
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ReviewedPlace<'q> {
    pub text: &'q str,
    /// Where the learner put it, from 1.
    pub given: Option<usize>,
    pub is_right: bool,
    pub feedback: &'q str,
}

/// Says everything about an answer, or about a question that was left open.
pub fn review<'q>(question: &'q Question, response: Option<&Response>) -> Review<'q> {
    let text = match response {
        Some(Response::Written { text }) => Some(text.as_str()),
        _ => None,
    };
    Review {
        grade: grade(question, response),
        answers: match &question.kind {
            QuestionKind::Single { options }
            | QuestionKind::TrueFalse { options }
            | QuestionKind::Multiple { options, .. } => {
                let options = options.iter().map(|option| of_option(option, response));
                ReviewedAnswers::Options(options.collect())
            }
            QuestionKind::Numeric(numeric) => ReviewedAnswers::Written(of_number(numeric, text)),
            QuestionKind::Short(short) => ReviewedAnswers::Written(of_text(short, text)),
            QuestionKind::Matching { lefts, rights, .. } => {
                let pairs = lefts.iter().map(|left| of_pair(left, rights, response));
                ReviewedAnswers::Pairs(pairs.collect())
            }
            QuestionKind::Ordering { items, .. } => {
                let places = items.iter().enumerate();
                let places = places.map(|(place, item)| of_place(place, item, response));
                ReviewedAnswers::Places(places.collect())
            }
            QuestionKind::Essay { .. }
            | QuestionKind::Scale { .. }
            | QuestionKind::Choice { .. } => ReviewedAnswers::None,
        },
        explanation: &question.explanation,
    }
}

fn of_option<'q>(option: &'q OptionItem, response: Option<&Response>) -> ReviewedOption<'q> {
    ReviewedOption {
        id: &option.id,
        text: &option.text,
        chosen: response.is_some_and(|response| is_chosen(response, &option.id)),
        right: option.right,
        feedback: &option.feedback,
    }
}

fn of_number<'q>(numeric: &'q NumericAnswers, text: Option<&str>) -> ReviewedWriting<'q> {
    let accepted = numeric.accepted.iter().map(|accepted| AcceptedForm {
        form: &accepted.value,
        is_number: true,
        tolerance: Some(accepted.tolerance.as_str()).filter(|tolerance| *tolerance != "0"),
    });
    let feedback = text.map_or("", |text| {
        let right = accepted_number(numeric, text).and_then(|at| numeric.accepted.get(at));
        let wrong = wrong_number(numeric, text).and_then(|at| numeric.wrong.get(at));
        match (right, wrong) {
            (Some(right), _) => &right.feedback,
            (None, Some(wrong)) => &wrong.feedback,
            (None, None) => &numeric.otherwise,
        }
    });
    ReviewedWriting {
        accepted: accepted.collect(),
        feedback,
    }
}

fn of_text<'q>(short: &'q ShortAnswers, text: Option<&str>) -> ReviewedWriting<'q> {
    let accepted = short.accepted.iter().map(|accepted| AcceptedForm {
        form: &accepted.text,
        is_number: false,
        tolerance: None,
    });
    let feedback = text.map_or("", |text| {
        let right = accepted_text(short, text).and_then(|at| short.accepted.get(at));
        let wrong = wrong_text(short, text).and_then(|at| short.wrong.get(at));
        match (right, wrong) {
            (Some(right), _) => &right.feedback,
            (None, Some(wrong)) => &wrong.feedback,
            (None, None) => &short.otherwise,
        }
    });
    ReviewedWriting {
        accepted: accepted.collect(),
        feedback,
    }
}

fn of_pair<'q>(
    left: &'q Left,
    rights: &'q [Item],
    response: Option<&Response>,
) -> ReviewedPair<'q> {
    let item = |id: &str| rights.iter().find(|right| right.id == id);
    let chosen = match response {
        Some(Response::Matched { pairs }) => pairs.get(&left.id).and_then(|id| item(id)),
        _ => None,
    };
    ReviewedPair {
        left: &left.text,
        right: item(&left.right).map_or("", |right| &right.text),
        chosen: chosen.map(|right| right.text.as_str()),
        is_right: chosen.is_some_and(|right| right.id == left.right),
        feedback: &left.feedback,
        chosen_feedback: chosen.map_or("", |right| &right.feedback),
    }
}

fn of_place<'q>(place: usize, item: &'q Item, response: Option<&Response>) -> ReviewedPlace<'q> {
    let given = match response {
        Some(Response::Ordered { items }) => items.iter().position(|id| *id == item.id),
        _ => None,
    };
    ReviewedPlace {
        text: &item.text,
        given: given.map(|given| given + 1),
        is_right: given == Some(place),
        feedback: &item.feedback,
    }
}
