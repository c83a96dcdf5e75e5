//! `POST /learn/{course}/{activity}/attempts`: begins an attempt, or goes on
//! with the one that is open.

use crate::learning::not_learning;
use crate::paths;
use crate::problem::{Answer, Problem};
use crate::segment::Path;
use crate::shell::Page;
use crate::visit::Visit;
use axum::response::{IntoResponse, Redirect, Response};
use laurel_domain::assessment::StartRefusal;
use laurel_domain::identity::Action;
use laurel_persistence::Stop;
use laurel_persistence::assessment::BeginRefusal;
use laurel_ui::Tone;
use laurel_ui::button::{Weight, link_button};
use laurel_ui::notice::notice;
use maud::html;

pub async fn begin(visit: Visit, Path((course, activity)): Path<(String, String)>) -> Answer {
    let permit = visit.own(Action::Learn)?;
    let store = &visit.app.store;
    match laurel_persistence::assessment::begin(store, &permit, &course, &activity).await {
        Ok(id) => Ok(Redirect::to(&paths::attempt(&course, &activity, id)).into_response()),
        Err(Stop::Refused(BeginRefusal::NoSuchActivity)) => Err(Problem::NotFound),
        Err(Stop::Refused(BeginRefusal::Learn(refusal))) => {
            not_learning(&visit, &course, refusal).await
        }
        Err(Stop::Refused(BeginRefusal::Start(refusal))) => {
            Ok(not_now(&visit, &course, &activity, refusal))
        }
        Err(Stop::Fault(fault)) => Err(fault.into()),
    }
}

/// Why no attempt can begin now.
pub fn why_not(visit: &Visit, refusal: StartRefusal) -> String {
    match refusal {
        StartRefusal::NoneLeft { .. } => visit.t("assessment-start-none-left").to_owned(),
        StartRefusal::TooSoon { until } => {
            let moment = visit.moment_words(until);
            visit.with(
                "assessment-start-wait-until",
                &[("moment", (&moment).into())],
            )
        }
    }
}

fn not_now(visit: &Visit, course: &str, activity: &str, refusal: StartRefusal) -> Response {
    let title = visit.t("assessment-start-not-now");
    visit.mend(Page {
        title,
        main: html! {
            div class="narrow form-page" {
                h1 { (title) }
                (notice(Tone::Info, None, &html! { p { (why_not(visit, refusal)) } }))
                p { (link_button(visit.t("action-back"), &paths::activity(course, activity), Weight::Primary)) }
            }
        },
        ..Page::default()
    })
}
