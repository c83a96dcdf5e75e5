//! `POST /learn/{course}/{activity}/attempts`: begins an attempt, or goes on
//! with the one that is open.

use super::view::start::{NotNowView, not_now_page};
use crate::gate::Gate;
use crate::http_problem::Answer;
use crate::learning::not_learning;
use crate::paths;
use axum::response::{IntoResponse, Redirect};
use laurel_domain::identity::actions;
use laurel_persistence::UseCaseError;
use laurel_persistence::assessment::StartAttemptRefusal;

pub async fn start(
    paths::AttemptsPath { course, activity }: paths::AttemptsPath,
    context: Gate<actions::Learn>,
) -> Answer {
    let permit = context.own()?;
    let store = &context.app.store;
    match laurel_persistence::assessment::start(store, &permit, &course, &activity).await {
        Ok(id) => Ok(Redirect::to(&paths::attempt(&course, &activity, id)).into_response()),
        Err(UseCaseError::Refused(StartAttemptRefusal::Learn(refusal))) => {
            not_learning(&context, &course, refusal).await
        }
        Err(UseCaseError::Refused(StartAttemptRefusal::Start(refusal))) => {
            let view = NotNowView {
                course: &course,
                activity: &activity,
                refusal,
            };
            Ok(context.invalid(not_now_page(&context, &view)))
        }
        Err(refused) => Err(refused.into()),
    }
}
