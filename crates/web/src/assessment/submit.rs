//! `POST …/attempts/{id}/submit`

use super::review;
use super::seated::Seated;
use crate::gate::Gate;
use crate::learning::not_learning;
use crate::paths;
use crate::problem::{Answer, Problem};
use laurel_domain::identity::ActionName;
use laurel_domain::identity::actions;
use laurel_persistence::Stop;
use laurel_persistence::assessment::SubmitRefusal;

pub async fn submit(at: paths::SubmitPath, visit: Gate<actions::Learn>) -> Answer {
    let here = Seated::load(&visit, &at.attempt()).await?;
    let permit = visit.untyped_own(ActionName::Learn)?;
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
