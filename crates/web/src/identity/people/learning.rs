//! What one person learns, and what was issued to them, each a page at a time.

use super::view::learning::Learning;
use crate::http_problem::HttpProblem;
use crate::request_context::RequestContext;
use laurel_domain::identity::actions;
use laurel_domain::ids::PersonId;
use laurel_persistence::certification::{CertificateFilter, list};
use laurel_persistence::enrollment::enrollments_of;
use serde::Deserialize;

const A_PAGE: usize = 20;

/// How far each of the two lists was turned.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct PageOffsets {
    enrolled: String,
    certified: String,
}

/// What one person learns and holds, turned to these pages.
pub(super) async fn load_learning(
    context: &RequestContext,
    id: PersonId,
    offsets: &PageOffsets,
) -> Result<Learning, HttpProblem> {
    let store = &context.app.store;
    let limit = A_PAGE as u64 + 1;
    let offsets = (
        offsets.enrolled.parse().ok(),
        offsets.certified.parse().ok(),
    );
    let permit = context.authorize::<actions::ReadPeople>(())?;
    let mut enrollments = enrollments_of(store, &permit, id, offsets.0, limit).await?;
    let filter = CertificateFilter {
        person: Some(id),
        before: offsets.1,
        ..CertificateFilter::default()
    };
    let permit = context.authorize::<actions::ReadCertificates>(())?;
    let mut certificates = list(store, &permit, &filter, limit).await?;
    let (more, further) = (enrollments.len() > A_PAGE, certificates.len() > A_PAGE);
    enrollments.truncate(A_PAGE);
    certificates.truncate(A_PAGE);
    Ok(Learning {
        enrollments_on: enrollments.last().filter(|_| more).map(|line| line.id),
        certificates_on: certificates.last().filter(|_| further).map(|line| line.id),
        enrollments,
        certificates,
        offsets,
    })
}
