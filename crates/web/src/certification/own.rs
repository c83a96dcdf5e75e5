//! The holder's own pages: all certificates, one on its way, and one in hand.

use super::figure;
use crate::gate::Gate;
use crate::http_problem::{Answer, HttpProblem};
use crate::page_layout::Page;
use crate::paths;
use crate::reader::Reader;
use crate::request_context::RequestContext;
use axum::response::{IntoResponse, Redirect};
use chrono::Datelike;
use laurel_domain::certification::{CertificateNumber, EntitlementStatus, Status};
use laurel_domain::identity::actions;
use laurel_domain::ids::CourseId;
use laurel_persistence::certification::{
    Certificate, HeldCertificate, Holder, WaitingCertificate, of_person, own_certificate,
    waiting_of,
};
use laurel_ui::Tone;
use laurel_ui::button::{Weight, copy_button, download_button, link_button};
use laurel_ui::empty::empty_state;
use laurel_ui::laurel::wreath;
use laurel_ui::notice::{notice, quiet_notice};
use laurel_ui::patterns::{Entry, certificate_picture, page_entries, section};
use maud::{Markup, html};

/// `/certificates`
pub async fn list(_: paths::CertificatesPath, context: Gate<actions::UseAccount>) -> Answer {
    let held = of_person(&context.app.store, context.own_scope()?).await?;
    let preparing = held
        .waiting
        .iter()
        .any(|waiting| waiting.status == EntitlementStatus::Ready);
    let main = html! {
        div class="column page stack" {
            h1 { (context.t("certification-list-title")) }
            @if held.waiting.is_empty() && held.issued.is_empty() {
                (empty_state(context.t("certification-list-empty"), context.t("certification-list-empty-text"),
                    &link_button(context.t("certification-moment-next-programs"), paths::PROGRAMS, Weight::Secondary)))
            } @else { (page_entries(&entries(&context, &held))) }
            p { a href=(paths::CERTIFICATE_NAME) { (context.t("certification-list-name")) } }
        }
    };
    Ok(context.page(waiting_page(
        context.t("certification-list-title"),
        preparing,
        main,
    )))
}

/// What was earned, as lines of a list: what waits first. Also for the
/// dashboard.
pub fn entries<'a>(context: &'a RequestContext, held: &'a Holder) -> Vec<Entry<'a>> {
    let waiting = held.waiting.iter().map(|waiting| {
        let (text, href) = waiting_words(context, waiting);
        Entry {
            title: &waiting.evidence.title,
            text,
            action: Some(link_button(
                context.t(if waiting.status == EntitlementStatus::Ready {
                    "certification-waiting-see"
                } else {
                    "certification-waiting-confirm"
                }),
                &href,
                Weight::Primary,
            )),
            ..Entry::default()
        }
    });
    let issued = held.issued.iter().map(|issued| Entry {
        title: &issued.title,
        meta: Some(holding_words(context, issued)),
        action: Some(link_button(
            context.t("certification-list-open"),
            &paths::certificate(&issued.number),
            Weight::Secondary,
        )),
        ..Entry::default()
    });
    waiting.chain(issued).collect()
}

/// On the last page of a course: what completing it earned, if anything yet.
pub async fn earned(context: &RequestContext, course: CourseId) -> Result<Markup, HttpProblem> {
    let held = of_person(&context.app.store, context.own_scope()?).await?;
    let took = |waiting: &WaitingCertificate| {
        let mut courses = waiting.evidence.courses.iter();
        courses.any(|taken| taken.course == course)
    };
    let held = Holder {
        waiting: held.waiting.into_iter().filter(took).collect(),
        ..held
    };
    let lines = entries(context, &held);
    Ok(html! {
        @if !lines.is_empty() {
            (section(Some("certificates"), context.t("certification-list-title"), "", &html! { (laurel_ui::patterns::entries(&lines)) }))
        }
    })
}

fn waiting_words<'a>(
    context: &'a RequestContext,
    waiting: &WaitingCertificate,
) -> (&'a str, String) {
    match waiting.status {
        EntitlementStatus::WaitingForName => (
            context.t(
                if context.claims.as_ref().is_some_and(|c| c.email_confirmed) {
                    "certification-waiting-name"
                } else {
                    "certification-waiting-name-email"
                },
            ),
            paths::CERTIFICATE_NAME.to_owned(),
        ),
        EntitlementStatus::Refused => (
            context.t("certification-waiting-refused"),
            paths::CERTIFICATE_NAME.to_owned(),
        ),
        EntitlementStatus::Ready | EntitlementStatus::Issued => (
            context.t("certification-waiting-ready"),
            paths::certificate_waiting(waiting.id),
        ),
    }
}

fn holding_words(reader: &Reader, issued: &HeldCertificate) -> Markup {
    let date = reader.words().date(issued.issued_on);
    html! {
        (reader.with("certification-list-issued", &[("date", (&date).into())]))
        @if issued.status == Status::Valid {
            @if let Some(end) = issued.expires_on {
                " · " (reader.with("certification-list-until", &[("date", (&reader.words().date(end)).into())]))
            }
        } @else { " · " strong { (status_word(reader, issued.status)) } }
        " · " a href=(paths::verify(&issued.number)) { bdi { (issued.number) } }
    }
}

pub fn status_word(reader: &Reader, status: Status) -> &str {
    reader.t(match status {
        Status::Valid => "certification-answer-valid",
        Status::Expired => "certification-answer-expired",
        Status::Revoked => "certification-answer-revoked",
        Status::Suspended => "certification-answer-suspended",
        Status::Replaced => "certification-answer-replaced",
        Status::Withdrawn => "certification-answer-withdrawn",
    })
}

/// A page that comes again by itself until what it tells of is done.
fn waiting_page<'a>(title: &'a str, preparing: bool, main: Markup) -> Page<'a> {
    Page {
        title,
        scripts: if preparing {
            &["js/certificate-wait.js"]
        } else {
            &[]
        },
        head: preparing.then(|| html! { noscript { meta http-equiv="refresh" content="3"; } }),
        main,
        ..Page::default()
    }
}

/// `/certificates/waiting/{id}`: being sealed; leads on by itself.
pub async fn waiting(
    paths::CertificateWaitingPath { id }: paths::CertificateWaitingPath,
    context: Gate<actions::UseAccount>,
) -> Answer {
    let found = waiting_of(&context.app.store, context.own_scope()?, id)
        .await?
        .ok_or(HttpProblem::NotFound)?;
    if let Some(number) = &found.number {
        return Ok(Redirect::to(&paths::certificate(number)).into_response());
    }
    if found.status != EntitlementStatus::Ready {
        return Ok(Redirect::to(paths::CERTIFICATE_NAME).into_response());
    }
    let title = context.t("certification-waiting-title");
    let main = html! {
        div class="column page moment" {
            (wreath(""))
            h1 { (title) }
            p class="lead" role="status" { (context.t("certification-moment-preparing")) }
            p { a href=(paths::certificate_waiting(id)) { (context.t("certification-waiting-again")) } }
        }
    };
    Ok(context.page(waiting_page(title, true, main)))
}

/// `/certificates/{number}`: the moment, and every time after.
pub async fn show(
    paths::CertificatePath { number }: paths::CertificatePath,
    context: Gate<actions::UseAccount>,
) -> Answer {
    let number = CertificateNumber::parse(&number).map_err(|_| HttpProblem::NotFound)?;
    let found = own_certificate(&context.app.store, context.own_scope()?, &number)
        .await?
        .ok_or(HttpProblem::NotFound)?;
    let main = moment(&context, &found);
    Ok(context.page(Page {
        title: &found.sealed.title,
        scripts: &["js/copy-link.js", "js/toast.js"],
        main,
        ..Page::default()
    }))
}

fn moment(reader: &Reader, found: &Certificate) -> Markup {
    let sealed = &found.sealed;
    let status = found.status(reader.now);
    let date = reader.words().date(sealed.issued_on);
    let inside = if sealed.half_hours > 0 {
        figure(sealed.half_hours)
    } else {
        String::new()
    };
    html! {
        div class="wrap moment" {
            (wreath(&inside))
            @if status == Status::Valid {
                h1 { (reader.with("certification-moment-title", &[("name", (&sealed.holder).into())])) }
                p class="lead" { (reader.with("certification-moment-text", &[("title", (&sealed.title).into())])) }
            } @else {
                h1 { (sealed.title) }
                (notice(Tone::Warn, Some(status_word(reader, status)), &html! {
                    p { a href=(paths::verify(&sealed.number)) { (reader.t("certification-moment-verify")) } }
                }))
            }
            (certificate_picture(&paths::credential(&sealed.number, "svg"),
                &reader.with("certification-moment-picture", &[("title", (&sealed.title).into()), ("name", (&sealed.holder).into()), ("date", (&date).into())]),
                842, 595))
            div class="actions" {
                (download_button(reader.t("certification-moment-download"), &paths::credential(&sealed.number, "pdf"), Weight::Primary))
                (download_button(reader.t("certification-moment-download-picture"), &paths::credential(&sealed.number, "png"), Weight::Secondary))
            }
            @if status == Status::Valid { (share(reader, found)) }
            p class="meta" { (reader.t("certification-detail-number")) " " bdi { (sealed.number) } }
            section class="stack" {
                h2 { (reader.t("certification-moment-next")) }
                p { (reader.t("certification-moment-next-text")) }
                div class="actions" {
                    (link_button(reader.t("certification-moment-next-programs"), paths::PROGRAMS, Weight::Secondary))
                    (link_button(reader.t("certification-list-title"), paths::CERTIFICATES, Weight::Quiet))
                }
            }
            (quiet_notice(Tone::Info, Some(reader.t("certification-correct-title")),
                &html! { p { (reader.t("certification-correct-text")) " " a href=(paths::CONTACT) { (reader.t("certification-correct-action")) } } }))
        }
    }
}

fn share(reader: &Reader, found: &Certificate) -> Markup {
    html! {
        section class="stack" {
            h2 { (reader.t("certification-moment-share")) }
            div class="actions" {
                a class=(Weight::Secondary.class()) href=(linkedin(found)) rel="noopener external" { (reader.t("certification-moment-linkedin")) }
                (copy_button(reader.t("certification-moment-link"), &found.sealed.verify_url, reader.t("action-copied")))
                (link_button(reader.t("certification-moment-verify"), &paths::verify(&found.sealed.number), Weight::Quiet))
            }
        }
    }
}

/// LinkedIn's form to add a certification, filled in; never the learner's name.
fn linkedin(found: &Certificate) -> String {
    let sealed = &found.sealed;
    let mut url = format!(
        "https://www.linkedin.com/profile/add?startTask=CERTIFICATION_NAME&name={}&organizationName={}&issueYear={}&issueMonth={}",
        paths::encode(&sealed.title),
        paths::encode(&sealed.issuer),
        sealed.issued_on.year(),
        sealed.issued_on.month(),
    );
    if let Some(end) = sealed.expires_on {
        url.push_str(&format!(
            "&expirationYear={}&expirationMonth={}",
            end.year(),
            end.month()
        ));
    }
    url.push_str(&format!(
        "&certUrl={}&certId={}",
        paths::encode(&sealed.verify_url),
        paths::encode(&sealed.number)
    ));
    url
}
