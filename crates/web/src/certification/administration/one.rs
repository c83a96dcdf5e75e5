//! `/admin/certificates/{number}`: everything that is kept about one.

use super::view::one::{CertificateView, page};
use crate::gate::Gate;
use crate::http_problem::{Answer, HttpProblem};
use crate::paths;
use crate::request_context::RequestContext;
use laurel_domain::certification::CertificateNumber;
use laurel_domain::identity::ActionName;
use laurel_domain::identity::actions;
use laurel_persistence::certification::{Certificate, certificate};

pub async fn show(
    paths::AdminCertificatePath { number }: paths::AdminCertificatePath,
    context: Gate<actions::ReadCertificates>,
) -> Answer {
    let found = find(&context, &number).await?;
    let view = CertificateView {
        found: &found,
        may_revoke: context.may(ActionName::RevokeCertificate),
        reads_people: context.may(ActionName::ReadPeople),
        reads_audit: context.may(ActionName::ReadAudit),
    };
    Ok(context.page(page(&context, &view)))
}

pub async fn find(context: &RequestContext, number: &str) -> Result<Certificate, HttpProblem> {
    let number = CertificateNumber::parse(number).map_err(|_| HttpProblem::NotFound)?;
    let permit = context.authorize::<actions::ReadCertificates>(())?;
    certificate(&context.app.store, &permit, &number)
        .await?
        .ok_or(HttpProblem::NotFound)
}
