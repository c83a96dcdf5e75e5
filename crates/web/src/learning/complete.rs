//! `POST /learn/{course}/{activity}/complete`: marks a lesson as done and goes
//! on to the next.

use super::player_context::outside;
use super::time::wait_words;
use crate::gate::Gate;
use crate::http_problem::{Answer, HttpProblem};
use crate::page_layout::Page;
use crate::paths;
use crate::reader::Reader;
use crate::request_context::RequestContext;
use axum::response::Response;
use chrono::{DateTime, Utc};
use laurel_domain::enrollment::LearnRefusal;
use laurel_domain::identity::actions;
use laurel_domain::learning::TooSoonToComplete;
use laurel_persistence::UseCaseError;
use laurel_persistence::learning::CompleteRefusal;
use laurel_ui::Tone;
use laurel_ui::button::{Weight, link_button};
use laurel_ui::notice::notice;
use maud::html;

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
            Ok(too_soon(&context, &course, &slug, until))
        }
        // opened only now, by the page this leads to
        Err(UseCaseError::Refused(CompleteRefusal::Mark(_))) => {
            Ok(context.go(&paths::activity(&course, &slug), "flash-read-first"))
        }
        Err(UseCaseError::Refused(CompleteRefusal::Learn(refusal))) => {
            not_learning(&context, &course, refusal).await
        }
        Err(UseCaseError::Refused(CompleteRefusal::NoSuchActivity)) => Err(HttpProblem::NotFound),
        Err(UseCaseError::Internal(error)) => Err(error.into()),
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

/// Rounded up, so that it is true when the time is over.
pub fn seconds_until(reader: &Reader, until: DateTime<Utc>) -> u32 {
    let left = (until - reader.now).num_milliseconds().max(0);
    u32::try_from(left).map_or(u32::MAX, |left| left.div_ceil(1000))
}

fn too_soon(context: &RequestContext, course: &str, slug: &str, until: DateTime<Utc>) -> Response {
    let words = wait_words(context, seconds_until(context, until));
    let title = context.t("learning-wait-title");
    context.invalid(Page {
        title: title.to_owned(),
        main: html! {
            div class="narrow form-page" {
                h1 { (title) }
                (notice(Tone::Info, None, &html! { p { (words) } p { (context.t("learning-wait-text")) } }))
                p { (link_button(context.t("learning-wait-back"), &paths::activity(course, slug), Weight::Primary)) }
            }
        },
        ..Page::default()
    })
}
