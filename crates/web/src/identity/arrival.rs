//! Where somebody goes on to who just signed in. Who pressed "Begin" before is let into
//! the program or the course, and led to its first page.

use super::sessions;
use crate::catalog::begin_program;
use crate::cookies;
use crate::enrollment::begin_course;
use crate::http_problem::{Answer, HttpProblem};
use crate::paths::{self, Beginning};
use crate::request_context::RequestContext;
use crate::security_log;
use axum::response::{IntoResponse, Redirect};
use laurel_domain::identity::ActionName;
use laurel_domain::ids::PersonId;

/// Signs in on this device, and leads on. `flash` is the phrase to show where nothing
/// else is to be said.
pub async fn arrive(
    context: &RequestContext,
    person: PersonId,
    next: &str,
    flash: Option<&'static str>,
) -> Answer {
    let Some((claims, line)) = sessions::open(context, person).await? else {
        return Ok(Redirect::to(&paths::login_then(next)).into_response());
    };
    security_log::signed_in(context, person);
    let mut response = lead(&context.as_person(claims), next, flash).await?;
    cookies::add(&mut response, line);
    Ok(response)
}

/// Leads the signed-in person to `next`, or to where their work is.
pub async fn lead(context: &RequestContext, next: &str, flash: Option<&'static str>) -> Answer {
    let begun = match Beginning::of(next) {
        Some(Beginning::Program(slug)) => begin_program(context, &slug).await,
        Some(Beginning::Course(slug)) => begin_course(context, &slug).await,
        None => Err(HttpProblem::NotFound),
    };
    if let Ok(begun) = begun {
        return Ok(begun);
    }
    let to = paths::page_of(next).unwrap_or_else(|| work_of(context).to_owned());
    Ok(match flash {
        Some(flash) => context.go(&to, flash),
        None => Redirect::to(&to).into_response(),
    })
}

/// Where somebody comes home to: the office, the studio, or what they learn.
pub fn work_of(context: &RequestContext) -> &'static str {
    if context.may(ActionName::EnterAdministration) {
        paths::ADMIN
    } else if context.may(ActionName::EnterStudio) {
        paths::STUDIO
    } else {
        paths::DASHBOARD
    }
}
