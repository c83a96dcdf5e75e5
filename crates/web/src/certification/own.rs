//! The holder's own pages: all certificates, one on its way, and one in hand.

use super::view::own::{CertificatesView, held_up_page, list_page, page, sealing_page};
use crate::gate::Gate;
use crate::http_problem::{Answer, HttpProblem};
use crate::paths;
use crate::request_context::RequestContext;
use axum::response::{IntoResponse, Redirect};
use laurel_domain::certification::{CertificateNumber, EntitlementStatus};
use laurel_domain::identity::actions;
use laurel_domain::ids::CourseId;
use laurel_persistence::certification::{
    Holder, WaitingCertificate, of_person, own_certificate, waiting_of,
};

/// `/certificates`
pub async fn list(_: paths::CertificatesPath, context: Gate<actions::UseAccount>) -> Answer {
    let held = of_person(&context.app.store, context.own_scope()?).await?;
    let view = CertificatesView {
        held: &held,
        email_confirmed: context.claims.as_ref().is_some_and(|c| c.email_confirmed),
    };
    Ok(context.page(list_page(&context, &view)))
}

/// What completing a course earned, and what is held already.
pub async fn earned(context: &RequestContext, course: CourseId) -> Result<Holder, HttpProblem> {
    let held = of_person(&context.app.store, context.own_scope()?).await?;
    let took = |waiting: &WaitingCertificate| {
        let mut courses = waiting.evidence.courses.iter();
        courses.any(|taken| taken.course == course)
    };
    Ok(Holder {
        waiting: held.waiting.into_iter().filter(took).collect(),
        ..held
    })
}

/// `/certificates/waiting/{id}`: being sealed; leads on by itself.
pub async fn waiting(
    paths::CertificateWaitingPath { id }: paths::CertificateWaitingPath,
    context: Gate<actions::UseAccount>,
) -> Answer {
    let found = waiting_of(&context.app.store, context.own_scope()?, id)
        .await?
        .ok_or(HttpProblem::NotFound)?;
    if let Some(number) = &found.number {
        return Ok(Redirect::to(&paths::certificate(number)).into_response());
    }
    if found.status != EntitlementStatus::Ready {
        return Ok(Redirect::to(paths::CERTIFICATE_NAME).into_response());
    }
    if found.refusal.is_some() {
        return Ok(context.page(held_up_page(&context)));
    }
    Ok(context.page(sealing_page(&context, &paths::certificate_waiting(id))))
}

/// `/certificates/{number}`: the moment, and every time after.
pub async fn show(
    paths::CertificatePath { number }: paths::CertificatePath,
    context: Gate<actions::UseAccount>,
) -> Answer {
    let number = CertificateNumber::parse(&number).map_err(|_| HttpProblem::NotFound)?;
    let found = own_certificate(&context.app.store, context.own_scope()?, &number)
        .await?
        .ok_or(HttpProblem::NotFound)?;
    let public_url = &context.app.public_url();
    Ok(context.page(page(&context, &found, public_url)))
}
