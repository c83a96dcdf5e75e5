//! `GET …/attempts/{id}/review`: what is answered and what is not, before it
//! is handed in.

use super::attempt_context::AttemptContext;
use super::view::review::{ReviewView, page};
use crate::gate::Gate;
use crate::http_problem::Answer;
use crate::learning::not_learning;
use crate::paths;
use axum::response::{IntoResponse, Redirect};
use laurel_domain::enrollment::LearnRefusal;
use laurel_domain::identity::actions;

pub async fn show(at: paths::ReviewPath, context: Gate<actions::Learn>) -> Answer {
    let here = AttemptContext::load(&context, &at.attempt()).await?;
    if here.attempt.rules.submitted_at.is_some() {
        let (course, activity) = here.address();
        let result = paths::attempt(course, activity, here.id());
        return Ok(Redirect::to(&result).into_response());
    }
    if here.left {
        return not_learning(&context, &at.course, LearnRefusal::NotIn).await;
    }
    let view = ReviewView {
        here: &here,
        missing: &[],
    };
    Ok(context.page(page(&context, &view)))
}
