//! Question sets are fair and repeatable, grades exact and bounded, and the rules of attempts keep
//! their promises.

mod attempts;
mod grading;
mod question_sets;

use crate::authoring::document::{Course, Question, Quiz};
use crate::authoring::sample::course;

fn question(id: &str) -> Question {
    course().question(id).expect(id).clone()
}

fn quiz(course: &Course) -> &Quiz {
    course.activity("check").unwrap().1.quiz().unwrap()
}
