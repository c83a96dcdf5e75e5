//! `/programs/{slug}/certificate.svg`: the certificate that a program leads to,
//! drawn as the real ones are, and marked as a specimen.

use crate::certification::phrases;
use crate::gate::Gate;
use crate::http_problem::{Answer, HttpProblem};
use crate::paths;
use crate::request_context::RequestContext;
use axum::http::header;
use axum::response::IntoResponse;
use bytes::Bytes;
use laurel_domain::authoring::document::Award;
use laurel_domain::certification::{SEAL, Sealed, Subject, TEMPLATE, end_of};
use laurel_domain::identity::actions;
use laurel_persistence::CacheCounts;
use laurel_persistence::catalog::{WholeProgram, program_by_slug};
use laurel_persistence::certification::{Shown, issuing};
use moka::future::Cache;

/// Kept drawings; each is about 100 KB.
const MAX: u64 = 16;
const NUMBER: &str = "0000-0000-0000-0";

/// Drawings by what they show.
pub struct Specimens(Cache<String, Bytes>, CacheCounts);

impl Default for Specimens {
    fn default() -> Self {
        Self(Cache::new(MAX), CacheCounts::default())
    }
}

impl Specimens {
    pub fn counts(&self) -> &CacheCounts {
        &self.1
    }

    /// The phrases changed.
    pub fn clear(&self) {
        self.0.invalidate_all();
    }
}

pub async fn show(
    paths::SpecimenPath { slug }: paths::SpecimenPath,
    context: Gate<actions::Visit>,
) -> Answer {
    let whole = program_by_slug(&context.app.store, context.public(), &slug).await?;
    let whole = whole.ok_or(HttpProblem::NotFound)?;
    let award = whole.entry.document.award.as_ref();
    let sealed = sample(&context, &whole, award.ok_or(HttpProblem::NotFound)?);
    let key = serde_json::to_string(&sealed).map_err(|_| HttpProblem::Broken)?;
    let Specimens(kept, counts) = &context.app.specimens;
    let svg = match counts.seen(kept.get(&key).await) {
        Some(svg) => svg,
        None => {
            let phrases = phrases(&context.bundled.catalogs, &sealed);
            let svg = context
                .app
                .certificate_renderer
                .svg(&sealed, &phrases, Shown::Specimen)
                .await?;
            let svg = Bytes::from(svg);
            kept.insert(key, svg.clone()).await;
            svg
        }
    };
    let headers = [
        (header::CONTENT_TYPE, "image/svg+xml"),
        (header::CACHE_CONTROL, "public, max-age=3600"),
    ];
    Ok((headers, svg).into_response())
}

fn sample(context: &RequestContext, whole: &WholeProgram, award: &Award) -> Sealed {
    let issuing = issuing(&context.app.settings(), &context.app.public_url());
    let issued_on = context.now.with_timezone(&issuing.zone).date_naive();
    Sealed {
        version: SEAL,
        number: NUMBER.to_owned(),
        holder: context.t("catalog-specimen-name").to_owned(),
        title: award.title.clone(),
        kind: award.kind,
        subject: Subject::Program,
        statement: award.statement.clone(),
        half_hours: whole.half_hours(),
        courses: whole.courses.len(),
        assessed: whole
            .courses
            .iter()
            .any(|c| c.revision.document.is_assessed()),
        language: whole.entry.document.language.clone(),
        completed_on: Some(issued_on),
        issued_on,
        expires_on: award
            .valid_months
            .and_then(|months| end_of(issued_on, months)),
        time_zone: issuing.zone.name().to_owned(),
        issuer: issuing.organization,
        issuer_url: issuing.url.clone(),
        verify_url: format!("{}/verify/{NUMBER}", issuing.url),
        signatory_name: issuing.signatory_name,
        signatory_role: issuing.signatory_role,
        primary: issuing.primary,
        accent: issuing.accent,
        template: TEMPLATE.to_owned(),
    }
}
