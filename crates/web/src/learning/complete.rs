//! `POST /learn/{course}/{activity}/complete`: marks a lesson as done and goes
//! on to the next.

use super::player_context::outside;
use super::view::complete::{TooSoonView, too_soon_page};
use crate::gate::Gate;
use crate::http_problem::Answer;
use crate::paths;
use crate::request_context::RequestContext;
use axum::response::Response;
use laurel_domain::enrollment::LearnRefusal;
use laurel_domain::identity::actions;
use laurel_domain::learning::TooSoonToComplete;
use laurel_persistence::UseCaseError;
use laurel_persistence::learning::{CompleteRefusal, Completed, complete as complete_lesson};

pub async fn complete(
    paths::CompletePath {
        course,
        activity: slug,
    }: paths::CompletePath,
    context: Gate<actions::Learn>,
) -> Answer {
    let (store, permit) = (&context.app.store, context.own()?);
    match complete_lesson(store, &permit, &course, &slug).await {
        Ok(done) => Ok(on(&context, &course, &done)),
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

/// To what comes next, or to what was achieved.
fn on(context: &RequestContext, course: &str, done: &Completed) -> Response {
    let progress = paths::progress(course);
    match &done.next {
        _ if done.finished => context.go(&progress, "flash-course-done"),
        Some(next) => context.go(&paths::activity(course, next), "flash-marked"),
        None => context.go(&progress, "flash-marked"),
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
