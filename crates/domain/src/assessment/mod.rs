//! Assessment: question sets, answers, grades, and the rules of attempts.
//!
//! Chance comes in as a seed and time as an instant. Must never give a learner a type that
//! holds the key.

mod grade;
mod learner;
mod number;
mod question_set;
mod response;
mod review;
mod rules;
mod score;
mod seeded_random;
mod words;

#[cfg(test)]
mod tests;

pub use grade::{Grade, Verdict, grade};
pub use learner::{DisplayItem, LearnerKind, LearnerQuestion};
pub use number::Decimal;
pub use question_set::{QuestionSet, QuestionSlot, draw};
pub use response::{AnswerField, MAX_ESSAY, MAX_SHORT, Response, ResponseRefusal, missing};
pub use review::{
    AcceptedForm, Review, ReviewedAnswers, ReviewedOption, ReviewedPair, ReviewedPlace,
    ReviewedWriting, review,
};
pub use rules::{
    Allowance, AnswerRefusal, AttemptState, GRACE_SECONDS, Reveal, Start, StartRefusal, deadline,
    may_answer, may_start, reveal,
};
pub use score::{Grades, Score, grade_question_set, score};
pub(crate) use words::compared;
