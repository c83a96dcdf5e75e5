//! `POST …/attempts/{id}/submit`

use super::review;
use super::seated::{At, Seated};
use crate::learning::not_learning;
use crate::paths;
use crate::problem::{Answer, Problem};
use crate::segment::Path;
use crate::visit::Visit;
use laurel_domain::identity::Action;
use laurel_persistence::Stop;
use laurel_persistence::assessment::SubmitRefusal;

pub async fn submit(visit: Visit, Path(at): Path<At>) -> Answer {
    let here = Seated::load(&visit, &at).await?;
    let permit = visit.own(Action::Learn)?;
    let (course, activity) = here.address();
    let flash = if here.quiz().is_some() {
        "flash-attempt-submitted"
    } else {
        "flash-survey-sent"
    };
    match laurel_persistence::assessment::submit(&visit.app.store, &permit, here.id()).await {
        Ok(()) => Ok(visit.go(&paths::attempt(course, activity, here.id()), flash)),
        Err(Stop::Refused(SubmitRefusal::Missing(missing))) => {
            Ok(visit.mend(review::page(&visit, &here, &missing)))
        }
        Err(Stop::Refused(SubmitRefusal::NotFound)) => Err(Problem::NotFound),
        Err(Stop::Refused(SubmitRefusal::Learn(refusal))) => {
            not_learning(&visit, course, refusal).await
        }
        Err(Stop::Fault(fault)) => Err(fault.into()),
    }
}
