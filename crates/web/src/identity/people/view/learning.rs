//! What one person learns, and what was issued to them, each a page at a time.

use crate::certification::status_words;
use crate::enrollment::state;
use crate::paths;
use crate::reader::Reader;
use laurel_domain::ids::{CertificateId, EnrollmentId, PersonId};
use laurel_persistence::certification::CertificateItem;
use laurel_persistence::enrollment::Enrollment;
use laurel_ui::pagination::{Pagination, pagination};
use laurel_ui::table::{Column, Table, table};
use maud::{Markup, html};

/// What one person learns and holds, a page of each.
pub struct Learning {
    pub enrollments: Vec<Enrollment>,
    pub certificates: Vec<CertificateItem>,
    /// Where each of the lists goes on.
    pub enrollments_on: Option<EnrollmentId>,
    pub certificates_on: Option<CertificateId>,
    pub offsets: (Option<EnrollmentId>, Option<CertificateId>),
}

pub fn learning(reader: &Reader, person: PersonId, shown: &Learning) -> Markup {
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

pub fn enrollments(reader: &Reader, lines: &[Enrollment]) -> Markup {
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

pub fn certificates(reader: &Reader, lines: &[CertificateItem]) -> Markup {
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
