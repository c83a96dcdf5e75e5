//! Attempts and the journal of answers. An attempt's row exists before its
//! first question is seen; every answer that was acknowledged is kept.

mod allowance;
mod answer;
mod close;
mod close_and_grade;
pub(crate) mod entity;
mod find;
mod mark;
mod open_attempts;
mod passed_quizzes;
mod personal;
mod start;
mod submit;
mod surveys;

pub use allowance::{
    AllowanceItem, AllowanceRefusal, Allowances, NewAllowance, allow, allowance_items, allowances,
};
pub use answer::{KeepAnswerRefusal, keep_answer};
pub use close::close;
pub(crate) use close::close_overdue;
pub use find::{
    Attempt, GivenAnswer, LearnerAttempt, SubmittedBy, attempt, attempt_revision, attempts,
};
pub use mark::mark_question;
pub(crate) use open_attempts::OpenAttempts;
pub(crate) use passed_quizzes::passed_quizzes;
pub(crate) use personal::{forget, personal_data};
pub use start::{StartAttemptRefusal, start};
pub use submit::{SubmitRefusal, submit};
pub use surveys::{SentSurvey, SurveyCounts, sent_surveys, survey_counts};

#[cfg(test)]
mod tests;
