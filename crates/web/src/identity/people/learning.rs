//! What one person learns, and what was issued to them, each a page at a time.

use crate::certification::status_words;
use crate::enrollment::state;
use crate::paths;
use crate::problem::Problem;
use crate::visit::Visit;
use laurel_domain::identity::{Action, Resource};
use laurel_domain::ids::{CertificateId, EnrollmentId, PersonId};
use laurel_persistence::certification::{Filter, Line, list};
use laurel_persistence::enrollment::{Enrollment, enrollments_of};
use laurel_ui::pagination::{Pagination, pagination};
use laurel_ui::table::{Column, Table, table};
use maud::{Markup, html};
use serde::Deserialize;

const A_PAGE: usize = 20;

/// How far each of the two lists was turned.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Turned {
    enrolled: String,
    certified: String,
}

pub(super) struct Learning {
    enrollments: Vec<Enrollment>,
    certificates: Vec<Line>,
    /// Where each of the lists goes on.
    enrollments_on: Option<EnrollmentId>,
    certificates_on: Option<CertificateId>,
    turned: (Option<EnrollmentId>, Option<CertificateId>),
}

impl Learning {
    pub async fn load(visit: &Visit, id: PersonId, turned: &Turned) -> Result<Self, Problem> {
        let store = &visit.app.store;
        let limit = A_PAGE as u64 + 1;
        let turned = (turned.enrolled.parse().ok(), turned.certified.parse().ok());
        let permit = visit.permit(Action::ReadPeople, Resource::Site)?;
        let mut enrollments = enrollments_of(store, &permit, id, turned.0, limit).await?;
        let filter = Filter {
            person: Some(id),
            before: turned.1,
            ..Filter::default()
        };
        let permit = visit.permit(Action::ReadCertificates, Resource::Site)?;
        let mut certificates = list(store, &permit, &filter, limit).await?;
        let (more, further) = (enrollments.len() > A_PAGE, certificates.len() > A_PAGE);
        enrollments.truncate(A_PAGE);
        certificates.truncate(A_PAGE);
        Ok(Self {
            enrollments_on: enrollments.last().filter(|_| more).map(|line| line.id),
            certificates_on: certificates.last().filter(|_| further).map(|line| line.id),
            enrollments,
            certificates,
            turned,
        })
    }
}

pub(super) fn learning(visit: &Visit, person: PersonId, known: &Learning) -> Markup {
    let to = |enrolled: Option<EnrollmentId>, certified: Option<CertificateId>| {
        paths::admin_person_turned(person, enrolled, certified)
    };
    let (enrolled, certified) = known.turned;
    let pages = |label: &str, first: Option<String>, next: Option<String>| {
        pagination(&Pagination {
            label,
            previous: first.as_deref(),
            previous_label: visit.t("admin-list-newest"),
            next: next.as_deref(),
            next_label: visit.t("admin-list-older"),
            position: "",
        })
    };
    html! {
        section id="enrollments" {
            h2 { (visit.t("admin-enrollments-title")) }
            @if known.enrollments.is_empty() { p { (visit.t("admin-people-enrollments-none")) } }
            @else { (enrollments(visit, &known.enrollments)) }
            (pages(visit.t("admin-enrollments-title"), enrolled.map(|_| to(None, certified)),
                known.enrollments_on.map(|on| to(Some(on), certified))))
        }
        section id="certificates" {
            h2 { (visit.t("admin-certificates-title")) }
            @if known.certificates.is_empty() { p { (visit.t("admin-people-certificates-none")) } }
            @else { (certificates(visit, &known.certificates)) }
            (pages(visit.t("admin-certificates-title"), certified.map(|_| to(enrolled, None)),
                known.certificates_on.map(|on| to(enrolled, Some(on)))))
        }
    }
}

fn enrollments(visit: &Visit, lines: &[Enrollment]) -> Markup {
    let rows: Vec<Vec<Markup>> = lines
        .iter()
        .map(|line| {
            vec![
                html! { a href=(paths::learner(&line.slug, line.id)) { bdi { (line.title) } } },
                html! { (state(visit, line)) },
                html! { (visit.with("learning-progress-done", &[("done", line.done.into()), ("count", line.total.into())])) },
                visit.day(line.updated_at),
            ]
        })
        .collect();
    table(&Table {
        caption: visit.t("admin-enrollments-title"),
        caption_hidden: true,
        columns: &[
            Column::text(visit.t("admin-enrollments-course")),
            Column::text(visit.t("admin-enrollments-state")),
            Column::text(visit.t("admin-enrollments-progress")),
            Column::text(visit.t("admin-enrollments-last")),
        ],
        rows: &rows,
    })
}

fn certificates(visit: &Visit, lines: &[Line]) -> Markup {
    let rows: Vec<Vec<Markup>> = lines
        .iter()
        .map(|line| {
            vec![
                html! { a href=(paths::admin_certificate(&line.number)) { bdi { (line.number) } } },
                html! { bdi { (line.title) } },
                visit.date(line.issued_on),
                status_words(visit, line.status),
            ]
        })
        .collect();
    table(&Table {
        caption: visit.t("admin-certificates-title"),
        caption_hidden: true,
        columns: &[
            Column::text(visit.t("admin-certificates-number")),
            Column::text(visit.t("admin-certificates-achievement")),
            Column::text(visit.t("admin-certificates-issued")),
            Column::text(visit.t("admin-certificates-status")),
        ],
        rows: &rows,
    })
}
