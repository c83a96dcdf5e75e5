//! `POST /learn/{course}/{activity}/attempts`: begins an attempt, or goes on
//! with the one that is open.

use crate::gate::Gate;
use crate::http_problem::{Answer, HttpProblem};
use crate::learning::not_learning;
use crate::page_layout::Page;
use crate::paths;
use crate::reader::Reader;
use crate::request_context::RequestContext;
use axum::response::{IntoResponse, Redirect, Response};
use laurel_domain::assessment::StartRefusal;
use laurel_domain::identity::actions;
use laurel_persistence::UseCaseError;
use laurel_persistence::assessment::StartAttemptRefusal;
use laurel_ui::Tone;
use laurel_ui::button::{Weight, link_button};
use laurel_ui::notice::notice;
use maud::html;

pub async fn start(
    paths::AttemptsPath { course, activity }: paths::AttemptsPath,
    context: Gate<actions::Learn>,
) -> Answer {
    let permit = context.own()?;
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
pub fn why_not(reader: &Reader, refusal: StartRefusal) -> String {
    match refusal {
        StartRefusal::NoneLeft { .. } => reader.t("assessment-start-none-left").to_owned(),
        StartRefusal::TooSoon { until } => {
            let moment = reader.moment_words(until);
            reader.with(
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
        title: title.to_owned(),
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
