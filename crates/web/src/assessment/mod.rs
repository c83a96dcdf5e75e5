//! Quizzes and surveys: before, during and after an attempt. What is shown of
//! a question is made from a type that has no key, until the rules reveal it.

mod answer;
mod attempt;
mod attempt_context;
mod feedback;
mod intro;
mod question;
mod result;
mod review;
mod start;
mod submit;

pub use intro::{outcome, quiz, survey};

use crate::routes::Routes;
use laurel_domain::identity::Action;

pub fn routes(routes: Routes) -> Routes {
    const ANSWER: &str = "/learn/{course}/{activity}/attempts/{id}/answers/{question}";
    routes
        .post(
            "/learn/{course}/{activity}/attempts",
            Action::Learn,
            start::start,
        )
        .get(
            "/learn/{course}/{activity}/attempts/{id}",
            Action::Learn,
            attempt::show,
        )
        .put(ANSWER, Action::Learn, answer::put)
        .post(ANSWER, Action::Learn, answer::post)
        .get(
            "/learn/{course}/{activity}/attempts/{id}/review",
            Action::Learn,
            review::show,
        )
        .post(
            "/learn/{course}/{activity}/attempts/{id}/submit",
            Action::Learn,
            submit::submit,
        )
}
