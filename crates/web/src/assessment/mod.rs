//! Quizzes and surveys: before, during and after an attempt. What is shown of
//! a question is made from a type that has no key, until the rules reveal it.

mod answer;
mod api;
mod attempt;
mod attempt_context;
mod intro;
mod result;
mod review;
mod start;
mod submit;
pub mod taught;
pub mod view;

pub use api::routes as api_routes;
pub use attempt_context::AttemptContext;
pub use intro::{quiz, survey};
pub use view::intro::outcome;

use crate::routes::Routes;

pub fn routes(routes: Routes) -> Routes {
    routes
        .post(start::start)
        .get(attempt::show)
        .put(answer::put)
        .post(answer::post)
        .get(review::show)
        .post(submit::submit)
}
