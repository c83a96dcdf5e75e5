//! Certificates as JSON.

use super::verify::{VerificationView, keep, verification};
use crate::api::{ApiBody, ApiQuery, Cursor, Items, found, items, once};
use crate::forms::line_problem;
use crate::gate::Gate;
use crate::http_problem::{Answer, FieldProblem, HttpProblem, Phrase};
use crate::identity::unknown_choice;
use crate::paths;
use crate::refusals::absent;
use crate::request_context::RequestContext;
use crate::routes::Routes;
use axum::http::{HeaderValue, header};
use axum_extra::routing::TypedPath;
use chrono::NaiveDate;
use laurel_domain::certification::{CertificateNumber, RevocationReason, Status};
use laurel_domain::identity::actions;
use laurel_domain::ids::{CertificateId, PersonId};
use laurel_domain::text::{LineRefusal, lines};
use laurel_persistence::catalog::award_by_slug;
use laurel_persistence::certification::{
    Certificate, CertificateFilter, CertificateItem, RevocationNotes, list as list_all, list_own,
    revoke as revoke_certificate, verify as find_certificate,
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::routes;
use uuid::Uuid;

/// The most characters of a note.
const MAX_NOTE: usize = 2000;

pub fn routes(routes: Routes) -> Routes {
    routes
        .api(routes!(list), list)
        .api(routes!(show), show)
        .api(routes!(revoke), revoke)
        .api(routes!(verify), verify)
}

/// A certificate in a list.
#[derive(Debug, Serialize, ToSchema)]
struct CertificateView {
    number: String,
    /// `valid`, `expired`, `revoked`, `suspended`, `replaced` or `withdrawn`.
    status: &'static str,
    /// The account that it was issued to; `null` where that was erased.
    person: Option<Uuid>,
    /// `null` where the holder withdrew it.
    holder: Option<String>,
    title: String,
    issued_on: NaiveDate,
    expires_on: Option<NaiveDate>,
}

fn view(one: CertificateItem) -> CertificateView {
    CertificateView {
        number: one.number,
        status: one.status.as_str(),
        person: one.person.map(|person| person.0),
        holder: (one.status != Status::Withdrawn).then_some(one.holder),
        title: one.title,
        issued_on: one.issued_on,
        expires_on: one.expires_on,
    }
}

#[derive(Debug, Default, Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct CertificateParams {
    /// Whose.
    person: Option<Uuid>,
    /// The award's slug.
    award: Option<String>,
    /// `valid`, `expired`, `revoked`, `suspended`, `replaced` or `withdrawn`.
    status: Option<String>,
    /// Part of a number, a name or a title.
    q: Option<String>,
    /// Where the page begins: the `next` of the page before.
    cursor: Option<String>,
    /// The most items of a page.
    #[param(minimum = 1, maximum = 200)]
    limit: Option<u32>,
}

/// Certificates that the token may see, the newest first
///
/// With `learn:read` one's own, with `issue:read` all.
#[utoipa::path(get, path = paths::ApiCertificatesPath::PATH, tag = "Certificates", operation_id = "list_certificates",
    params(CertificateParams),
    responses((status = 200, description = "A page of certificates.", body = Items<CertificateView>)))]
async fn list(
    _: paths::ApiCertificatesPath,
    context: Gate<actions::ListCertificates>,
    ApiQuery(query): ApiQuery<CertificateParams>,
) -> Answer {
    let store = &context.app.store;
    let mut filter = filter(&context, &query).await?;
    let cursor =
        Cursor::<CertificateId>::read("certificates", query.cursor.as_deref(), query.limit)?;
    filter.before = cursor.after;
    let all = match context.authorize::<actions::ReadCertificates>(()) {
        Ok(permit) => list_all(store, &permit, &filter, cursor.wanted()).await?,
        Err(_) => {
            let permit = context.authorize_own::<actions::UseAccount>()?;
            let is_own = filter.person.is_none_or(|person| person == permit.person());
            if is_own {
                list_own(store, &permit, &filter, cursor.wanted()).await?
            } else {
                Vec::new()
            }
        }
    };
    Ok(items(&context, &cursor, all, |one| one.id, view))
}

async fn filter(
    context: &RequestContext,
    query: &CertificateParams,
) -> Result<CertificateFilter, HttpProblem> {
    let status = match query.status.as_deref().map(str::parse::<Status>) {
        Some(Ok(status)) => Some(status),
        Some(Err(_)) => return Err(unknown_choice("status")),
        None => None,
    };
    let award = match query.award.as_deref() {
        Some(slug) => award_by_slug(&context.app.store, context.public(), slug)
            .await?
            .map(|award| award.id)
            .ok_or_else(|| unknown_choice("award"))
            .map(Some)?,
        None => None,
    };
    Ok(CertificateFilter {
        text: query.q.clone().unwrap_or_default(),
        status,
        person: query.person.map(PersonId),
        award,
        before: None,
    })
}

/// Nothing is said of somebody else's that is not said of none.
fn unknown_number() -> HttpProblem {
    absent(Phrase::new("api-error-no-certificate"))
}

async fn load(context: &RequestContext, number: &str) -> Result<Certificate, HttpProblem> {
    let number = CertificateNumber::parse(number)
        .map_err(|_| absent(Phrase::new("certification-verify-number-error")))?;
    find_certificate(&context.app.store, context.public(), &number)
        .await?
        .ok_or_else(unknown_number)
}

/// A certificate: one's own, or, for who issues them, any
#[utoipa::path(get, path = paths::ApiCertificatePath::PATH, tag = "Certificates", operation_id = "get_certificate",
    responses((status = 200, description = "What verification says of it.", body = VerificationView)))]
async fn show(
    paths::ApiCertificatePath { number }: paths::ApiCertificatePath,
    context: Gate<actions::ListCertificates>,
) -> Answer {
    let certificate = load(&context, &number).await?;
    let is_own = certificate
        .person
        .is_some_and(|person| context.authorize::<actions::UseAccount>(person).is_ok());
    if !is_own && context.authorize::<actions::ReadCertificates>(()).is_err() {
        return Err(unknown_number());
    }
    Ok(found(&verification(&context, &certificate)))
}

#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct RevokeBody {
    /// `issued-in-error`, `requirements-not-met`, `academic-integrity`,
    /// `holder-request` or `other`.
    reason: String,
    /// Seen by whoever verifies it.
    public_note: Option<String>,
    /// Stays with the administrators.
    private_note: Option<String>,
}

/// Revokes a certificate, for good; its holder is told by email
#[utoipa::path(post, path = paths::ApiRevokePath::PATH, tag = "Certificates", operation_id = "revoke_certificate",
    request_body = RevokeBody,
    responses((status = 200, description = "What verification says of it now.", body = VerificationView)))]
async fn revoke(
    paths::ApiRevokePath { number }: paths::ApiRevokePath,
    context: Gate<actions::RevokeCertificate>,
    body: ApiBody<RevokeBody>,
) -> Answer {
    let permit = context.permit()?;
    let certificate = load(&context, &number).await?;
    let (reason, notes) = read(&body.value).map_err(HttpProblem::refused_fields)?;
    let number =
        CertificateNumber::parse(&certificate.sealed.number).map_err(|_| HttpProblem::NotFound)?;
    let url = &context.app.public_url();
    once(&context, body.key, async |store| {
        revoke_certificate(store, &permit, url, number, reason, notes).await?;
        context.app.pages.clear();
        Ok(certificate.id.0)
    })
    .await?;
    let certificate = load(&context, &certificate.sealed.number).await?;
    Ok(found(&verification(&context, &certificate)))
}

fn read(body: &RevokeBody) -> Result<(RevocationReason, RevocationNotes), Vec<FieldProblem>> {
    let mut wrong = Vec::new();
    let reason = body.reason.parse::<RevocationReason>().ok();
    if reason.is_none() {
        wrong.push(FieldProblem::new("reason", "admin-revoke-error-reason"));
    }
    let mut note = |field: &'static str, text: &Option<String>| {
        let text = text.as_deref()?;
        match lines(text, MAX_NOTE) {
            Ok(text) => Some(text),
            Err(LineRefusal::Empty) => None,
            Err(refusal) => {
                wrong.push(line_problem(field, refusal));
                None
            }
        }
    };
    let notes = RevocationNotes {
        public: note("public_note", &body.public_note),
        private: note("private_note", &body.private_note),
    };
    match (reason, wrong.is_empty()) {
        (Some(reason), true) => Ok((reason, notes)),
        _ => Err(wrong),
    }
}

/// What anybody may know of a certificate
#[utoipa::path(get, path = paths::ApiVerifyPath::PATH, tag = "Certificates", operation_id = "verify_certificate",
    responses((status = 200, description = "What verification says of it.", body = VerificationView)))]
async fn verify(
    paths::ApiVerifyPath { number }: paths::ApiVerifyPath,
    context: Gate<actions::Visit>,
) -> Answer {
    context.app.limits.verify(context.address)?;
    let certificate = load(&context, &number).await?;
    let mut response = found(&verification(&context, &certificate));
    response.headers_mut().insert(
        header::ACCESS_CONTROL_ALLOW_ORIGIN,
        HeaderValue::from_static("*"),
    );
    keep(&context, &mut response);
    Ok(response)
}
