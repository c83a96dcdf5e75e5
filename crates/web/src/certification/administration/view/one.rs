//! Everything that is kept about a certificate.

use crate::administration::pages::with_query;
use crate::certification::administration::view::list::status_words;
use crate::certification::figure;
use crate::page_layout::Page;
use crate::paths;
use crate::reader::Reader;
use laurel_domain::certification::{CompletedCourse, Status};
use laurel_persistence::certification::{Certificate, Event};
use laurel_ui::breadcrumb::breadcrumb;
use laurel_ui::button::{Weight, download_button, link_button};
use laurel_ui::details::ruled_details;
use laurel_ui::patterns::certificate_picture;
use laurel_ui::staff::staff_head;
use laurel_ui::table::{Column, Table, table};
use maud::{Markup, html};

/// The way back up to the list.
pub fn up(reader: &Reader, further: &[(&str, &str)]) -> Markup {
    let mut above = vec![(
        reader.t("admin-certificates-title"),
        paths::ADMIN_CERTIFICATES,
    )];
    above.extend(further);
    breadcrumb(reader.t("nav-breadcrumb"), &above)
}

/// Everything that is kept about a certificate, and what its reader may do.
#[derive(Clone, Copy)]
pub struct CertificateView<'a> {
    pub found: &'a Certificate,
    pub may_revoke: bool,
    pub reads_people: bool,
    pub reads_audit: bool,
}

pub fn page(reader: &Reader, view: &CertificateView<'_>) -> Page {
    let number = &view.found.sealed.number;
    Page::administration(paths::ADMIN_CERTIFICATES, number, main(reader, view))
}

fn main(reader: &Reader, view: &CertificateView<'_>) -> Markup {
    let found = view.found;
    let sealed = &found.sealed;
    let status = found.status(reader.now);
    let may_revoke = view.may_revoke && !matches!(status, Status::Revoked | Status::Withdrawn);
    let actions = html! {
        (link_button(reader.t("admin-certificates-verify"), &paths::verify(&sealed.number), Weight::Secondary))
        @if may_revoke {
            (link_button(reader.t("admin-revoke-submit"), &paths::revoke_certificate(&sealed.number), Weight::Danger))
        }
    };
    html! {
        (up(reader, &[]))
        (staff_head(&sealed.number, &actions))
        (ruled_details(&lines(reader, view, status)))
        @if status != Status::Withdrawn {
            (certificate_picture(&paths::credential(&sealed.number, "svg"), &found.phrases.description, 842, 595))
            p { (download_button(reader.t("certification-moment-download"), &paths::credential(&sealed.number, "pdf"), Weight::Secondary)) }
        }
        section class="stack" {
            h2 { (reader.t("certification-detail-history")) }
            (events(reader, &found.events))
        }
        section class="stack" {
            h2 { (reader.t("admin-certificates-evidence")) }
            (evidence(reader, &found.evidence.courses))
        }
        @if view.reads_audit {
            p { a href=(with_query(paths::ADMIN_AUDIT, &[("subject", &format!("certificate:{}", sealed.number))])) { (reader.t("admin-certificates-trail")) } }
        }
    }
}

fn lines<'a>(
    reader: &'a Reader,
    view: &CertificateView<'_>,
    status: Status,
) -> Vec<(&'a str, Markup)> {
    let found = view.found;
    let sealed = &found.sealed;
    vec![
        (
            reader.t("admin-certificates-status"),
            status_words(reader, status),
        ),
        (
            reader.t("admin-certificates-holder"),
            holder(reader, view, status),
        ),
        (
            reader.t("admin-certificates-achievement"),
            html! { bdi { (sealed.title) } },
        ),
        (
            reader.t("certification-detail-hours"),
            html! { (figure(sealed.half_hours)) },
        ),
        (
            reader.t("certification-detail-issued"),
            reader.moment(found.issued_at),
        ),
        (
            reader.t("certification-detail-until"),
            match sealed.expires_on {
                Some(day) => reader.date(day),
                None => html! { (reader.t("certification-detail-until-none")) },
            },
        ),
        (
            reader.t("certification-detail-issuer"),
            html! { (sealed.issuer) },
        ),
        (
            reader.t("admin-certificates-template"),
            html! { (sealed.template) " · " (found.phrases.language) },
        ),
        (
            reader.t("certification-detail-sha256"),
            html! { span class="hash" { (found.sha256) } },
        ),
    ]
}

/// Leads to the account, where there is one and one may look.
fn holder(reader: &Reader, view: &CertificateView<'_>, status: Status) -> Markup {
    let found = view.found;
    let account = found.person.filter(|_| view.reads_people);
    html! {
        @if status == Status::Withdrawn { (reader.t("certification-holder-withdrawn")) }
        @else if let Some(person) = account {
            a href=(paths::admin_person(person)) { bdi { (found.sealed.holder) } }
        }
        @else { bdi { (found.sealed.holder) } }
    }
}

fn events(reader: &Reader, events: &[Event]) -> Markup {
    let rows: Vec<Vec<Markup>> = events
        .iter()
        .map(|event| {
            let kind = format!("certification-event-{}", event.kind.as_str());
            let reason = event
                .reason
                .map(|reason| format!("admin-revoke-reason-{}", reason.as_str()));
            vec![
                reader.moment(event.at),
                html! { (reader.t(&kind)) },
                html! { @if let Some(key) = &reason { (reader.t(key)) } },
                html! { @if let Some(note) = &event.private_note { (note) } },
            ]
        })
        .collect();
    table(&Table {
        caption: reader.t("certification-detail-history"),
        caption_hidden: true,
        columns: &[
            Column::text(reader.t("admin-certificates-when")),
            Column::text(reader.t("admin-certificates-what")),
            Column::text(reader.t("admin-revoke-reason")),
            Column::text(reader.t("admin-revoke-note")),
        ],
        rows: &rows,
    })
}

fn evidence(reader: &Reader, courses: &[CompletedCourse]) -> Markup {
    let rows: Vec<Vec<Markup>> = courses
        .iter()
        .map(|course| {
            let scores: Vec<String> = course
                .passed
                .iter()
                .map(|passed| format!("{} %", passed.percent))
                .collect();
            vec![
                html! { bdi { (course.title) } },
                html! { (course.revision) " · " span class="hash" { (course.hash.chars().take(12).collect::<String>()) } },
                reader.day(course.completed_at),
                html! { (scores.join(", ")) },
            ]
        })
        .collect();
    table(&Table {
        caption: reader.t("admin-certificates-evidence"),
        caption_hidden: true,
        columns: &[
            Column::text(reader.t("admin-certificates-course")),
            Column::text(reader.t("admin-certificates-revision")),
            Column::text(reader.t("admin-certificates-completed")),
            Column::text(reader.t("admin-certificates-scores")),
        ],
        rows: &rows,
    })
}
