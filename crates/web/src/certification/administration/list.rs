//! `/admin/certificates`: what was issued, and what was earned and waits.

use super::view::list::{IssuedView, STATUSES, Unfinished, address, page};
use crate::administration::pages::cut;
use crate::extract::Query;
use crate::gate::Gate;
use crate::http_problem::{Answer, HttpProblem};
use crate::paths;
use crate::request_context::RequestContext;
use laurel_domain::identity::ActionName;
use laurel_domain::identity::actions;
use laurel_domain::ids::CertificateId;
use laurel_persistence::certification::{CertificateFilter, list, unissued};
use serde::Deserialize;
use uuid::Uuid;

const PAGE: usize = 50;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct CertificatesQuery {
    q: String,
    status: String,
    before: String,
    /// Turns the list of what waits.
    waiting: Option<Uuid>,
}

impl CertificatesQuery {
    fn filter(&self) -> CertificateFilter {
        CertificateFilter {
            text: self.q.trim().chars().take(200).collect(),
            status: STATUSES.into_iter().find(|s| s.as_str() == self.status),
            before: self.before.parse::<CertificateId>().ok(),
            ..CertificateFilter::default()
        }
    }
}

async fn unfinished(
    context: &RequestContext,
    before: Option<Uuid>,
) -> Result<Unfinished, HttpProblem> {
    let permit = context.authorize::<actions::ReadCertificates>(())?;
    let mut lines = unissued(&context.app.store, &permit, before, PAGE as u64 + 1).await?;
    let last = cut(&mut lines, PAGE).map(|line| line.waiting.id);
    let renderer = &context.app.certificate_renderer;
    for line in lines.iter_mut().filter(|line| !line.name_confirmed) {
        if let Err(lacking) = renderer.check_name(&line.name).await? {
            line.unprintable = Some(lacking.letters.into_iter().collect());
        }
    }
    Ok(Unfinished {
        lines,
        next: last.map(|last| paths::admin_certificates_waiting(Some(last))),
        turned: before.is_some(),
    })
}

pub async fn show(
    _: paths::AdminCertificatesPath,
    context: Gate<actions::ReadCertificates>,
    Query(query): Query<CertificatesQuery>,
) -> Answer {
    let permit = context.permit()?;
    let filter = query.filter();
    let store = &context.app.store;
    let mut lines = list(store, &permit, &filter, PAGE as u64 + 1).await?;
    let last = cut(&mut lines, PAGE).map(|line| line.id);
    let next = last.map(|last| address(&filter, Some(last)));
    let narrowed = filter != CertificateFilter::default();
    let waiting = if narrowed {
        None
    } else {
        Some(unfinished(&context, query.waiting).await?)
    };
    let view = IssuedView {
        filter: &filter,
        lines: &lines,
        waiting: waiting.as_ref(),
        next: next.as_deref(),
        reads_people: context.may(ActionName::ReadPeople),
        manages_people: context.may(ActionName::ManagePeople),
    };
    Ok(context.page(page(&context, &view)))
}
