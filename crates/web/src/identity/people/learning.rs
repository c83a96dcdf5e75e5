//! What one person learns, and what was issued to them, each a page at a time.

use crate::certification::status_words;
use crate::enrollment::state;
use crate::http_problem::HttpProblem;
use crate::paths;
use crate::reader::Reader;
use crate::request_context::RequestContext;
use laurel_domain::identity::actions;
use laurel_domain::ids::{CertificateId, EnrollmentId, PersonId};
use laurel_persistence::certification::{CertificateFilter, CertificateItem, list};
use laurel_persistence::enrollment::{Enrollment, enrollments_of};
use laurel_ui::pagination::{Pagination, pagination};
use laurel_ui::table::{Column, Table, table};
use maud::{Markup, html};
use serde::Deserialize;

const A_PAGE: usize = 20;

/// How far each of the two lists was turned.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct PageOffsets {
    enrolled: String,
    certified: String,
}

pub(super) struct Learning {
    enrollments: Vec<Enrollment>,
    certificates: Vec<CertificateItem>,
    /// Where each of the lists goes on.
    enrollments_on: Option<EnrollmentId>,
    certificates_on: Option<CertificateId>,
    offsets: (Option<EnrollmentId>, Option<CertificateId>),
}

impl Learning {
    pub async fn load(
        context: &RequestContext,
        id: PersonId,
        offsets: &PageOffsets,
    ) -> Result<Self, HttpProblem> {
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
        Ok(Self {
            enrollments_on: enrollments.last().filter(|_| more).map(|line| line.id),
            certificates_on: certificates.last().filter(|_| further).map(|line| line.id),
            enrollments,
            certificates,
            offsets,
        })
    }
}

pub(super) fn learning(reader: &Reader, person: PersonId, shown: &Learning) -> Markup {
    let to = |enrolled: Option<EnrollmentId>, certified: Option<CertificateId>| {
        paths::admin_person_turned(person, enrolled, certified)
    };
    let (enrolled, certified) = shown.offsets;
    let pages = |label: &str, first: Option<String>, next: Option<String>| {
        pagination(&Pagination {
            label,
            previous: first.as_deref(),
            previous_label: reader.t("admin-list-newest"),
            next: next.as_deref(),
            next_label: reader.t("admin-list-older"),
            position: "",
        })
    };
    html! {
        section id="enrollments" {
            h2 { (reader.t("admin-enrollments-title")) }
            @if shown.enrollments.is_empty() { p { (reader.t("admin-people-enrollments-none")) } }
            @else { (enrollments(reader, &shown.enrollments)) }
            (pages(reader.t("admin-enrollments-title"), enrolled.map(|_| to(None, certified)),
                shown.enrollments_on.map(|on| to(Some(on), certified))))
        }
        section id="certificates" {
            h2 { (reader.t("admin-certificates-title")) }
            @if shown.certificates.is_empty() { p { (reader.t("admin-people-certificates-none")) } }
            @else { (certificates(reader, &shown.certificates)) }
            (pages(reader.t("admin-certificates-title"), certified.map(|_| to(enrolled, None)),
                shown.certificates_on.map(|on| to(enrolled, Some(on)))))
        }
    }
}

fn enrollments(reader: &Reader, lines: &[Enrollment]) -> Markup {
    let rows: Vec<Vec<Markup>> = lines
        .iter()
        .map(|line| {
            vec![
                html! { a href=(paths::learner(&line.slug, line.id)) { bdi { (line.title) } } },
                html! { (state(reader, line)) },
                html! { (reader.with("learning-progress-done", &[("done", line.done.into()), ("count", line.total.into())])) },
                reader.day(line.updated_at),
            ]
        })
        .collect();
    table(&Table {
        caption: reader.t("admin-enrollments-title"),
        caption_hidden: true,
        columns: &[
            Column::text(reader.t("admin-enrollments-course")),
            Column::text(reader.t("admin-enrollments-state")),
            Column::text(reader.t("admin-enrollments-progress")),
            Column::text(reader.t("admin-enrollments-last")),
        ],
        rows: &rows,
    })
}

fn certificates(reader: &Reader, lines: &[CertificateItem]) -> Markup {
    let rows: Vec<Vec<Markup>> = lines
        .iter()
        .map(|line| {
            vec![
                html! { a href=(paths::admin_certificate(&line.number)) { bdi { (line.number) } } },
                html! { bdi { (line.title) } },
                reader.date(line.issued_on),
                status_words(reader, line.status),
            ]
        })
        .collect();
    table(&Table {
        caption: reader.t("admin-certificates-title"),
        caption_hidden: true,
        columns: &[
            Column::text(reader.t("admin-certificates-number")),
            Column::text(reader.t("admin-certificates-achievement")),
            Column::text(reader.t("admin-certificates-issued")),
            Column::text(reader.t("admin-certificates-status")),
        ],
        rows: &rows,
    })
}
