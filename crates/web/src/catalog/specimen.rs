//! `/programs/{slug}/certificate.svg`: the certificate that a program leads to,
//! drawn as the real ones are, and marked as a specimen.

use crate::certification::phrases;
use crate::gate::Gate;
use crate::paths;
use crate::problem::{Answer, Problem};
use crate::visit::Visit;
use axum::http::header;
use axum::response::IntoResponse;
use bytes::Bytes;
use laurel_domain::authoring::document::Award;
use laurel_domain::certification::{Sealed, Subject, TEMPLATE, end_of};
use laurel_domain::identity::actions;
use laurel_persistence::catalog::{WholeProgram, program_by_slug};
use laurel_persistence::certification::issuing;
use moka::future::Cache;

/// Kept drawings; each is about 100 KB.
const MOST: u64 = 16;
const NUMBER: &str = "0000-0000-0000-0";

/// Drawings by what they show.
pub struct Specimens(Cache<String, Bytes>);

impl Default for Specimens {
    fn default() -> Self {
        Self(Cache::new(MOST))
    }
}

impl Specimens {
    /// The phrases changed.
    pub fn clear(&self) {
        self.0.invalidate_all();
    }
}

pub async fn show(
    paths::SpecimenPath { slug }: paths::SpecimenPath,
    visit: Gate<actions::Visit>,
) -> Answer {
    let whole = program_by_slug(&visit.app.store, &slug).await?;
    let whole = whole.ok_or(Problem::NotFound)?;
    let award = whole.entry.document.award.as_ref();
    let sealed = sample(&visit, &whole, award.ok_or(Problem::NotFound)?);
    let key = serde_json::to_string(&sealed).map_err(|_| Problem::Broken)?;
    let svg = match visit.app.specimens.0.get(&key).await {
        Some(svg) => svg,
        None => {
            let phrases = phrases(&visit.bundled.catalogs, &sealed);
            let svg = visit.app.press.svg(&sealed, &phrases, true).await?;
            let svg = Bytes::from(svg);
            visit.app.specimens.0.insert(key, svg.clone()).await;
            svg
        }
    };
    let headers = [
        (header::CONTENT_TYPE, "image/svg+xml"),
        (header::CACHE_CONTROL, "public, max-age=3600"),
    ];
    Ok((headers, svg).into_response())
}

fn sample(visit: &Visit, whole: &WholeProgram, award: &Award) -> Sealed {
    let issuing = issuing(&visit.app.settings(), &visit.app.options.public_url);
    let issued_on = visit.now.with_timezone(&issuing.zone).date_naive();
    Sealed {
        number: NUMBER.to_owned(),
        holder: visit.t("catalog-specimen-name").to_owned(),
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
        leaf: issuing.leaf,
        gold: issuing.gold,
        template: TEMPLATE.to_owned(),
    }
}
