//! `POST /learn/{course}/{activity}/attempts`: begins an attempt, or goes on
//! with the one that is open.

use crate::extract::Path;
use crate::http_problem::{Answer, HttpProblem};
use crate::learning::not_learning;
use crate::page_layout::Page;
use crate::paths;
use crate::request_context::RequestContext;
use crate::ui::Tone;
use crate::ui::button::{Weight, link_button};
use crate::ui::notice::notice;
use axum::response::{IntoResponse, Redirect, Response};
use laurel_domain::assessment::StartRefusal;
use laurel_domain::identity::Action;
use laurel_persistence::UseCaseError;
use laurel_persistence::assessment::StartAttemptRefusal;
use maud::html;

pub async fn start(
    context: RequestContext,
    Path((course, activity)): Path<(String, String)>,
) -> Answer {
    let permit = context.own(Action::Learn)?;
    let store = &context.app.store;
    match laurel_persistence::assessment::start(store, &permit, &course, &activity).await {
        Ok(id) => Ok(Redirect::to(&paths::attempt(&course, &activity, id)).into_response()),
        Err(UseCaseError::Refused(StartAttemptRefusal::NoSuchActivity)) => {
            Err(HttpProblem::NotFound)
        }
        Err(UseCaseError::Refused(StartAttemptRefusal::Learn(refusal))) => {
            not_learning(&context, &course, refusal).await
        }
        Err(UseCaseError::Refused(StartAttemptRefusal::Start(refusal))) => {
            Ok(not_now(&context, &course, &activity, refusal))
        }
        Err(UseCaseError::Internal(error)) => Err(error.into()),
    }
}

/// Why no attempt can begin now.
pub fn why_not(context: &RequestContext, refusal: StartRefusal) -> String {
    match refusal {
        StartRefusal::NoneLeft { .. } => context.t("assessment-start-none-left").to_owned(),
        StartRefusal::TooSoon { until } => {
            let moment = context.moment_words(until);
            context.with(
                "assessment-start-wait-until",
                &[("moment", (&moment).into())],
            )
        }
    }
}

fn not_now(
    context: &RequestContext,
    course: &str,
    activity: &str,
    refusal: StartRefusal,
) -> Response {
    let title = context.t("assessment-start-not-now");
    context.invalid(Page {
        title,
        main: html! {
            div class="narrow form-page" {
                h1 { (title) }
                (notice(Tone::Info, None, &html! { p { (why_not(context, refusal)) } }))
                p { (link_button(context.t("action-back"), &paths::activity(course, activity), Weight::Primary)) }
            }
        },
        ..Page::default()
    })
}
