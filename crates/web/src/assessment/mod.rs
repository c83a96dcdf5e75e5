//! Quizzes and surveys: before, during and after an attempt. What is shown of
//! a question is made from a type that has no key, until the rules reveal it.

mod answer;
mod attempt;
mod begin;
mod feedback;
mod question;
mod result;
mod review;
mod seated;
mod start;
mod submit;

pub use start::{outcome, quiz, survey};

use crate::routes::Routes;

pub fn routes(routes: Routes) -> Routes {
    routes
        .post(begin::begin)
        .get(attempt::show)
        .put(answer::put)
        .post(answer::post)
        .get(review::show)
        .post(submit::submit)
}
