//! `/admin/certificates/{number}`: everything that is kept about one.

use super::list::status_words;
use crate::administration::admin_layout;
use crate::administration::pages::with_query;
use crate::certification::figure;
use crate::gate::Gate;
use crate::http_problem::{Answer, HttpProblem};
use crate::paths;
use crate::reader::Reader;
use crate::request_context::RequestContext;
use laurel_domain::certification::{CertificateNumber, CompletedCourse, Status};
use laurel_domain::identity::ActionName;
use laurel_domain::identity::actions;
use laurel_persistence::certification::{Certificate, Event, certificate};
use laurel_ui::breadcrumb::breadcrumb;
use laurel_ui::button::{Weight, download_button, link_button};
use laurel_ui::details::ruled_details;
use laurel_ui::patterns::certificate_picture;
use laurel_ui::staff::staff_head;
use laurel_ui::table::{Column, Table, table};
use maud::{Markup, html};

pub async fn show(
    paths::AdminCertificatePath { number }: paths::AdminCertificatePath,
    context: Gate<actions::ReadCertificates>,
) -> Answer {
    let found = find(&context, &number).await?;
    let main = main(&context, &found);
    Ok(context.page(admin_layout(
        &context,
        paths::ADMIN_CERTIFICATES,
        &found.sealed.number,
        &main,
    )))
}

pub async fn find(context: &RequestContext, number: &str) -> Result<Certificate, HttpProblem> {
    let number = CertificateNumber::parse(number).map_err(|_| HttpProblem::NotFound)?;
    let permit = context.authorize::<actions::ReadCertificates>(())?;
    certificate(&context.app.store, &permit, &number)
        .await?
        .ok_or(HttpProblem::NotFound)
}

/// The way back up to the list.
pub fn up(reader: &Reader, further: &[(&str, &str)]) -> Markup {
    let mut above = vec![(
        reader.t("admin-certificates-title"),
        paths::ADMIN_CERTIFICATES,
    )];
    above.extend(further);
    breadcrumb(reader.t("nav-breadcrumb"), &above)
}

fn main(context: &RequestContext, found: &Certificate) -> Markup {
    let sealed = &found.sealed;
    let status = found.status(context.now);
    let may_revoke = context.may(ActionName::RevokeCertificate)
        && !matches!(status, Status::Revoked | Status::Withdrawn);
    let actions = html! {
        (link_button(context.t("admin-certificates-verify"), &paths::verify(&sealed.number), Weight::Secondary))
        @if may_revoke {
            (link_button(context.t("admin-revoke-submit"), &paths::revoke_certificate(&sealed.number), Weight::Danger))
        }
    };
    html! {
        (up(context, &[]))
        (staff_head(&sealed.number, &actions))
        (ruled_details(&lines(context, found, status)))
        @if status != Status::Withdrawn {
            (certificate_picture(&paths::credential(&sealed.number, "svg"), &found.phrases.description, 842, 595))
            p { (download_button(context.t("certification-moment-download"), &paths::credential(&sealed.number, "pdf"), Weight::Secondary)) }
        }
        section class="stack" {
            h2 { (context.t("certification-detail-history")) }
            (events(context, &found.events))
        }
        section class="stack" {
            h2 { (context.t("admin-certificates-evidence")) }
            (evidence(context, &found.evidence.courses))
        }
        @if context.may(ActionName::ReadAudit) {
            section {
                p { a href=(with_query(paths::ADMIN_AUDIT, &[("subject", &format!("certificate:{}", sealed.number))])) { (context.t("admin-certificates-trail")) } }
            }
        }
    }
}

fn lines<'a>(
    context: &'a RequestContext,
    found: &Certificate,
    status: Status,
) -> Vec<(&'a str, Markup)> {
    let sealed = &found.sealed;
    vec![
        (
            context.t("admin-certificates-status"),
            status_words(context, status),
        ),
        (
            context.t("admin-certificates-holder"),
            holder(context, found, status),
        ),
        (
            context.t("admin-certificates-achievement"),
            html! { bdi { (sealed.title) } },
        ),
        (
            context.t("certification-detail-hours"),
            html! { (figure(sealed.half_hours)) },
        ),
        (
            context.t("certification-detail-issued"),
            context.moment(found.issued_at),
        ),
        (
            context.t("certification-detail-until"),
            match sealed.expires_on {
                Some(day) => context.date(day),
                None => html! { (context.t("certification-detail-until-none")) },
            },
        ),
        (
            context.t("certification-detail-issuer"),
            html! { (sealed.issuer) },
        ),
        (
            context.t("admin-certificates-template"),
            html! { (sealed.template) " · " (found.phrases.language) },
        ),
        (
            context.t("certification-detail-sha256"),
            html! { span class="hash" { (found.sha256) } },
        ),
    ]
}

/// Leads to the account, where there is one and one may look.
fn holder(context: &RequestContext, found: &Certificate, status: Status) -> Markup {
    let account = found.person.filter(|_| context.may(ActionName::ReadPeople));
    html! {
        @if status == Status::Withdrawn { (context.t("certification-holder-withdrawn")) }
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
