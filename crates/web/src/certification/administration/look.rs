//! `/admin/certificates/{number}`: everything that is kept about one.

use super::list::status_words;
use crate::administration::frame;
use crate::administration::pages::with_query;
use crate::certification::figure;
use crate::paths;
use crate::problem::{Answer, Problem};
use crate::segment::Path;
use crate::visit::Visit;
use laurel_domain::certification::{CertificateNumber, CompletedCourse, Status};
use laurel_domain::identity::Action;
use laurel_persistence::certification::{Certificate, Event, look_up};
use laurel_ui::breadcrumb::breadcrumb;
use laurel_ui::button::{Weight, download_button, link_button};
use laurel_ui::details::ruled_details;
use laurel_ui::patterns::certificate_picture;
use laurel_ui::staff::staff_head;
use laurel_ui::table::{Column, Table, table};
use maud::{Markup, html};

pub async fn show(visit: Visit, Path(number): Path<String>) -> Answer {
    let found = find(&visit, &number).await?;
    let main = main(&visit, &found);
    Ok(visit.page(frame(
        &visit,
        paths::ADMIN_CERTIFICATES,
        &found.sealed.number,
        &main,
    )))
}

pub async fn find(visit: &Visit, number: &str) -> Result<Certificate, Problem> {
    let number = CertificateNumber::parse(number).map_err(|_| Problem::NotFound)?;
    look_up(&visit.app.store, &number)
        .await?
        .ok_or(Problem::NotFound)
}

/// The way back up to the list.
pub fn up(visit: &Visit, further: &[(&str, &str)]) -> Markup {
    let mut above = vec![(
        visit.t("admin-certificates-title"),
        paths::ADMIN_CERTIFICATES,
    )];
    above.extend(further);
    breadcrumb(visit.t("nav-breadcrumb"), &above)
}

fn main(visit: &Visit, found: &Certificate) -> Markup {
    let sealed = &found.sealed;
    let status = found.status(visit.now);
    let may_revoke = visit.may(Action::RevokeCertificate)
        && !matches!(status, Status::Revoked | Status::Withdrawn);
    let actions = html! {
        (link_button(visit.t("admin-certificates-verify"), &paths::verify(&sealed.number), Weight::Secondary))
        @if may_revoke {
            (link_button(visit.t("admin-revoke-submit"), &paths::revoke_certificate(&sealed.number), Weight::Danger))
        }
    };
    html! {
        (up(visit, &[]))
        (staff_head(&sealed.number, &actions))
        (ruled_details(&lines(visit, found, status)))
        @if status != Status::Withdrawn {
            (certificate_picture(&paths::credential(&sealed.number, "svg"), &found.phrases.description, 842, 595))
            p { (download_button(visit.t("certification-moment-download"), &paths::credential(&sealed.number, "pdf"), Weight::Secondary)) }
        }
        section class="stack" {
            h2 { (visit.t("certification-detail-history")) }
            (events(visit, &found.events))
        }
        section class="stack" {
            h2 { (visit.t("admin-certificates-evidence")) }
            (evidence(visit, &found.evidence.courses))
        }
        @if visit.may(Action::ReadAudit) {
            section {
                p { a href=(with_query(paths::ADMIN_AUDIT, &[("subject", &format!("certificate:{}", sealed.number))])) { (visit.t("admin-certificates-trail")) } }
            }
        }
    }
}

fn lines<'a>(visit: &'a Visit, found: &Certificate, status: Status) -> Vec<(&'a str, Markup)> {
    let sealed = &found.sealed;
    vec![
        (
            visit.t("admin-certificates-status"),
            status_words(visit, status),
        ),
        (
            visit.t("admin-certificates-holder"),
            holder(visit, found, status),
        ),
        (
            visit.t("admin-certificates-achievement"),
            html! { bdi { (sealed.title) } },
        ),
        (
            visit.t("certification-detail-hours"),
            html! { (figure(sealed.half_hours)) },
        ),
        (
            visit.t("certification-detail-issued"),
            visit.moment(found.issued_at),
        ),
        (
            visit.t("certification-detail-until"),
            match sealed.expires_on {
                Some(day) => visit.date(day),
                None => html! { (visit.t("certification-detail-until-none")) },
            },
        ),
        (
            visit.t("certification-detail-issuer"),
            html! { (sealed.issuer) },
        ),
        (
            visit.t("admin-certificates-template"),
            html! { (sealed.template) " · " (found.phrases.language) },
        ),
        (
            visit.t("certification-detail-sha256"),
            html! { span class="hash" { (found.sha256) } },
        ),
    ]
}

/// Leads to the account, where there is one and one may look.
fn holder(visit: &Visit, found: &Certificate, status: Status) -> Markup {
    let account = found.person.filter(|_| visit.may(Action::ReadPeople));
    html! {
        @if status == Status::Withdrawn { (visit.t("certification-holder-withdrawn")) }
        @else if let Some(person) = account {
            a href=(paths::admin_person(&person.to_string())) { bdi { (found.sealed.holder) } }
        }
        @else { bdi { (found.sealed.holder) } }
    }
}

fn events(visit: &Visit, events: &[Event]) -> Markup {
    let rows: Vec<Vec<Markup>> = events
        .iter()
        .map(|event| {
            let kind = format!("certification-event-{}", event.kind.word());
            let reason = event
                .reason
                .map(|reason| format!("admin-revoke-reason-{}", reason.word()));
            vec![
                visit.moment(event.at),
                html! { (visit.t(&kind)) },
                html! { @if let Some(key) = &reason { (visit.t(key)) } },
                html! { @if let Some(note) = &event.private_note { (note) } },
            ]
        })
        .collect();
    table(&Table {
        caption: visit.t("certification-detail-history"),
        caption_hidden: true,
        columns: &[
            Column::text(visit.t("admin-certificates-when")),
            Column::text(visit.t("admin-certificates-what")),
            Column::text(visit.t("admin-revoke-reason")),
            Column::text(visit.t("admin-revoke-note")),
        ],
        rows: &rows,
    })
}

fn evidence(visit: &Visit, courses: &[CompletedCourse]) -> Markup {
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
                visit.day(course.completed_at),
                html! { (scores.join(", ")) },
            ]
        })
        .collect();
    table(&Table {
        caption: visit.t("admin-certificates-evidence"),
        caption_hidden: true,
        columns: &[
            Column::text(visit.t("admin-certificates-course")),
            Column::text(visit.t("admin-certificates-revision")),
            Column::text(visit.t("admin-certificates-completed")),
            Column::text(visit.t("admin-certificates-scores")),
        ],
        rows: &rows,
    })
}
