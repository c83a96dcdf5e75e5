//! Assessment: papers, answers, grades, and the rules of attempts.
//!
//! Chance comes in as a seed and time as an instant. Must never give a learner a type that
//! holds the key.

mod chance;
mod grade;
mod learner;
mod number;
mod paper;
mod response;
mod review;
mod rules;
mod score;
mod words;

#[cfg(test)]
mod tests;

pub use grade::{Grade, Verdict, grade};
pub use learner::{LearnerKind, LearnerQuestion, Shown};
pub use number::Decimal;
pub use paper::{Paper, PaperQuestion, draw};
pub use response::{MOST_ESSAY, MOST_SHORT, Response, ResponseRefusal, missing};
pub use review::{
    AcceptedForm, Review, ReviewedAnswers, ReviewedOption, ReviewedPair, ReviewedPlace,
    ReviewedWriting, review,
};
pub use rules::{
    AnswerRefusal, Attempt, GRACE_SECONDS, Reveal, Start, StartRefusal, deadline, may_answer,
    may_start, reveal,
};
pub use score::{Grades, Score, grade_paper, score};
