//! `POST …/attempts/{id}/submit`

use super::attempt_context::AttemptContext;
use super::view::review::{ReviewView, page};
use crate::gate::Gate;
use crate::http_problem::Answer;
use crate::learning::not_learning;
use crate::paths;
use laurel_domain::identity::actions;
use laurel_persistence::UseCaseError;
use laurel_persistence::assessment::SubmitRefusal;

pub async fn submit(at: paths::SubmitPath, context: Gate<actions::Learn>) -> Answer {
    let here = AttemptContext::load(&context, &at.attempt()).await?;
    let permit = context.own()?;
    let (course, activity) = here.address();
    let flash = if here.quiz().is_some() {
        "flash-attempt-submitted"
    } else {
        "flash-survey-sent"
    };
    match laurel_persistence::assessment::submit(&context.app.store, &permit, here.id()).await {
        Ok(()) => Ok(context.go(&paths::attempt(course, activity, here.id()), flash)),
        Err(UseCaseError::Refused(SubmitRefusal::Missing(missing))) => {
            let view = ReviewView {
                here: &here,
                missing: &missing,
            };
            Ok(context.invalid(page(&context, &view)))
        }
        Err(UseCaseError::Refused(SubmitRefusal::Learn(refusal))) => {
            not_learning(&context, course, refusal).await
        }
        Err(refused) => Err(refused.into()),
    }
}
