//! The score of an attempt: its grades added up, and whether it passes.
//!
//! Passing is decided on whole thousandths of a point, never on the rounded percent.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::grade::{Grade, grade};
use super::question_set::QuestionSet;
use super::response::Response;
use crate::authoring::document::Course;

#[derive(Serialize, Deserialize, Clone, Copy, PartialEq, Eq, Debug)]
pub struct Score {
    /// Thousandths of a point.
    pub earned_milli: u64,
    /// Thousandths of a point.
    pub max_milli: u64,
    /// Whole percent, rounded down: 69.9 is shown as 69 and does not pass at 70.
    pub percent: u32,
    pub passed: bool,
}

/// Grades by the question's id.
pub type Grades = BTreeMap<String, Grade>;

/// Grades every question of a question set; `responses` by the question's id. A question that the
/// course does not have (after it was removed, in a regrade) is left out.
pub fn grade_question_set(
    course: &Course,
    question_set: &QuestionSet,
    responses: &BTreeMap<String, Response>,
) -> Grades {
    let questions = question_set.questions.iter();
    let questions = questions.filter_map(|asked| course.question(&asked.id));
    questions
        .map(|question| {
            let response = responses.get(&question.id);
            (question.id.clone(), grade(question, response))
        })
        .collect()
}

/// Adds the grades up. `pass`: whole percent. An attempt without points does not pass.
pub fn score(grades: &Grades, pass: u32) -> Score {
    let earned_milli: u64 = grades.values().map(|grade| grade.earned_milli).sum();
    let max_milli: u64 = grades.values().map(|grade| grade.max_milli).sum();
    let percent = (earned_milli * 100).checked_div(max_milli).unwrap_or(0);
    Score {
        earned_milli,
        max_milli,
        percent: u32::try_from(percent).unwrap_or(100),
        passed: max_milli > 0 && earned_milli * 100 >= max_milli * u64::from(pass),
    }
}
