//! `/admin/audit`: who did what to what, newest first.

use super::view::list::{AuditQuery, AuditView, page};
use crate::administration::pages::A_PAGE;
use crate::extract::Query;
use crate::gate::Gate;
use crate::http_problem::{Answer, HttpProblem};
use crate::paths;
use crate::request_context::RequestContext;
use laurel_domain::certification::CertificateNumber;
use laurel_domain::identity::{Email, PeopleScope, actions};
use laurel_persistence::audit::{AuditFilter, list};
use laurel_persistence::identity::person_by_email;

pub async fn show(
    _: paths::AdminAuditPath,
    context: Gate<actions::ReadAudit>,
    Query(query): Query<AuditQuery>,
) -> Answer {
    let permit = context.permit()?;
    let filter = AuditFilter {
        actor: who(&context, &query.actor).await?,
        action: some(&query.action),
        subject: on_what(&context, &query.subject).await?,
        before: query.before.parse().ok(),
    };
    let trail = list(&context.app.store, &permit, filter, A_PAGE).await?;
    let view = AuditView {
        query: &query,
        trail: &trail,
    };
    Ok(context.page(page(&context, &view)))
}

fn some(text: &str) -> Option<String> {
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

/// Whether addresses may be looked up.
fn people(context: &RequestContext) -> Option<PeopleScope> {
    let permit = context.authorize::<actions::ReadPeople>(()).ok()?;
    Some(PeopleScope::from(&permit))
}

/// People are known by their address; the trail knows them by id.
async fn who(context: &RequestContext, text: &str) -> Result<Option<String>, HttpProblem> {
    if let Ok(email) = Email::parse(text)
        && let Some(people) = people(context)
        && let Some(person) = person_by_email(&context.app.store, people, &email).await?
    {
        return Ok(Some(person.id.to_string()));
    }
    Ok(some(text))
}

/// A person is found by their address and a certificate by its number; what
/// else there is is reached by its links.
async fn on_what(context: &RequestContext, text: &str) -> Result<Option<String>, HttpProblem> {
    if let Ok(number) = CertificateNumber::parse(text) {
        return Ok(Some(format!("certificate:{number}")));
    }
    if let Ok(email) = Email::parse(text)
        && let Some(people) = people(context)
        && let Some(person) = person_by_email(&context.app.store, people, &email).await?
    {
        return Ok(Some(format!("person:{}", person.id)));
    }
    Ok(some(text))
}
