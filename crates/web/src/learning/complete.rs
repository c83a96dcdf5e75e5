//! `POST /learn/{course}/{activity}/complete`: marks a lesson as done and goes
//! on to the next.

use super::player_context::outside;
use super::view::complete::{TooSoonView, too_soon_page};
use crate::gate::Gate;
use crate::http_problem::Answer;
use crate::paths;
use crate::request_context::RequestContext;
use laurel_domain::enrollment::LearnRefusal;
use laurel_domain::identity::actions;
use laurel_domain::learning::TooSoonToComplete;
use laurel_persistence::UseCaseError;
use laurel_persistence::learning::CompleteRefusal;

pub async fn complete(
    paths::CompletePath {
        course,
        activity: slug,
    }: paths::CompletePath,
    context: Gate<actions::Learn>,
) -> Answer {
    let permit = context.own()?;
    let outcome =
        laurel_persistence::learning::complete(&context.app.store, &permit, &course, &slug).await;
    match outcome {
        Ok(done) if done.finished => Ok(context.go(&paths::progress(&course), "flash-course-done")),
        Ok(done) => {
            let to = done.next.map_or_else(
                || paths::progress(&course),
                |next| paths::activity(&course, &next),
            );
            Ok(context.go(&to, "flash-marked"))
        }
        Err(UseCaseError::Refused(CompleteRefusal::Mark(TooSoonToComplete::TooSoon { until }))) => {
            let view = TooSoonView {
                course: &course,
                activity: &slug,
                until,
            };
            Ok(context.invalid(too_soon_page(&context, &view)))
        }
        // opened only now, by the page this leads to
        Err(UseCaseError::Refused(CompleteRefusal::Mark(_))) => {
            Ok(context.go(&paths::activity(&course, &slug), "flash-read-first"))
        }
        Err(UseCaseError::Refused(CompleteRefusal::Learn(refusal))) => {
            not_learning(&context, &course, refusal).await
        }
        Err(refused) => Err(refused.into()),
    }
}

/// Somebody who is not in the course, or no longer; or there is no such course.
pub async fn not_learning(context: &RequestContext, course: &str, refusal: LearnRefusal) -> Answer {
    let flash = match refusal {
        LearnRefusal::NotIn => "flash-enroll-first",
        LearnRefusal::Ended { .. } => "flash-course-ended",
    };
    outside(context, course, flash).await.answer()
}
