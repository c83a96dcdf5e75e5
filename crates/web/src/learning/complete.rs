//! `POST /learn/{course}/{activity}/complete`: marks a lesson as done and goes
//! on to the next.

use super::desk::outside;
use super::time::wait_words;
use crate::paths;
use crate::problem::{Answer, Problem};
use crate::segment::Path;
use crate::shell::Page;
use crate::visit::Visit;
use axum::response::Response;
use chrono::{DateTime, Utc};
use laurel_domain::enrollment::LearnRefusal;
use laurel_domain::identity::Action;
use laurel_domain::learning::MarkRefusal;
use laurel_persistence::Stop;
use laurel_persistence::learning::CompleteRefusal;
use laurel_ui::Tone;
use laurel_ui::button::{Weight, link_button};
use laurel_ui::notice::notice;
use maud::html;

pub async fn complete(visit: Visit, Path((course, slug)): Path<(String, String)>) -> Answer {
    let permit = visit.own(Action::Learn)?;
    let outcome =
        laurel_persistence::learning::complete(&visit.app.store, &permit, &course, &slug).await;
    match outcome {
        Ok(done) if done.finished => Ok(visit.go(&paths::progress(&course), "flash-course-done")),
        Ok(done) => {
            let to = done.next.map_or_else(
                || paths::progress(&course),
                |next| paths::activity(&course, &next),
            );
            Ok(visit.go(&to, "flash-marked"))
        }
        Err(Stop::Refused(CompleteRefusal::Mark(MarkRefusal::TooSoon { until }))) => {
            Ok(too_soon(&visit, &course, &slug, until))
        }
        // opened only now, by the page this leads to
        Err(Stop::Refused(CompleteRefusal::Mark(_))) => {
            Ok(visit.go(&paths::activity(&course, &slug), "flash-read-first"))
        }
        Err(Stop::Refused(CompleteRefusal::Learn(refusal))) => {
            not_learning(&visit, &course, refusal).await
        }
        Err(Stop::Refused(CompleteRefusal::NoSuchActivity)) => Err(Problem::NotFound),
        Err(Stop::Fault(fault)) => Err(fault.into()),
    }
}

/// Somebody who is not in the course, or no longer; or there is no such course.
pub async fn not_learning(visit: &Visit, course: &str, refusal: LearnRefusal) -> Answer {
    let flash = match refusal {
        LearnRefusal::NotIn => "flash-enroll-first",
        LearnRefusal::Ended { .. } => "flash-course-ended",
    };
    outside(visit, course, flash).await.answer()
}

/// Rounded up, so that it is true when the time is over.
pub fn seconds_until(visit: &Visit, until: DateTime<Utc>) -> u32 {
    let left = (until - visit.now).num_milliseconds().max(0);
    u32::try_from(left).map_or(u32::MAX, |left| left.div_ceil(1000))
}

fn too_soon(visit: &Visit, course: &str, slug: &str, until: DateTime<Utc>) -> Response {
    let words = wait_words(visit, seconds_until(visit, until));
    let title = visit.t("learning-wait-title");
    visit.mend(Page {
        title,
        main: html! {
            div class="narrow form-page" {
                h1 { (title) }
                (notice(Tone::Info, None, &html! { p { (words) } p { (visit.t("learning-wait-text")) } }))
                p { (link_button(visit.t("learning-wait-back"), &paths::activity(course, slug), Weight::Primary)) }
            }
        },
        ..Page::default()
    })
}
