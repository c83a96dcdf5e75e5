//! The holder's own pages: all certificates, one on its way, and one in hand.

use super::figure;
use crate::paths;
use crate::problem::{Answer, Problem};
use crate::segment::Path;
use crate::shell::Page;
use crate::visit::Visit;
use axum::response::{IntoResponse, Redirect};
use chrono::Datelike;
use laurel_domain::certification::{CertificateNumber, EntitlementStatus, Status};
use laurel_domain::identity::Action;
use laurel_domain::ids::CourseId;
use laurel_persistence::certification::{
    Certificate, Held, Holding, Waiting, look_up, of_person, waiting_of,
};
use laurel_ui::Tone;
use laurel_ui::button::{Weight, copy_button, download_button, link_button};
use laurel_ui::empty::empty_state;
use laurel_ui::laurel::wreath;
use laurel_ui::notice::{notice, quiet_notice};
use laurel_ui::patterns::{Entry, certificate_picture, page_entries, section};
use maud::{Markup, html};
use uuid::Uuid;

/// `/certificates`
pub async fn list(visit: Visit) -> Answer {
    visit.own(Action::UseAccount)?;
    let held = of_person(&visit.app.store, visit.person()?).await?;
    let preparing = held
        .waiting
        .iter()
        .any(|waiting| waiting.status == EntitlementStatus::Ready);
    let main = html! {
        div class="column page stack" {
            h1 { (visit.t("certification-list-title")) }
            @if held.waiting.is_empty() && held.issued.is_empty() {
                (empty_state(visit.t("certification-list-empty"), visit.t("certification-list-empty-text"),
                    &link_button(visit.t("certification-moment-next-programs"), paths::PROGRAMS, Weight::Secondary)))
            } @else { (page_entries(&entries(&visit, &held))) }
            p { a href=(paths::CERTIFICATE_NAME) { (visit.t("certification-list-name")) } }
        }
    };
    Ok(visit.page(waiting_page(
        visit.t("certification-list-title"),
        preparing,
        main,
    )))
}

/// What was earned, as lines of a list: what waits first. Also for the
/// dashboard.
pub fn entries<'a>(visit: &'a Visit, held: &'a Held) -> Vec<Entry<'a>> {
    let waiting = held.waiting.iter().map(|waiting| {
        let (text, href) = waiting_words(visit, waiting);
        Entry {
            title: &waiting.evidence.title,
            text,
            action: Some(link_button(
                visit.t(if waiting.status == EntitlementStatus::Ready {
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
        meta: Some(holding_words(visit, issued)),
        action: Some(link_button(
            visit.t("certification-list-open"),
            &paths::certificate(&issued.number),
            Weight::Secondary,
        )),
        ..Entry::default()
    });
    waiting.chain(issued).collect()
}

/// On the last page of a course: what completing it earned, if anything yet.
pub async fn earned(visit: &Visit, course: CourseId) -> Result<Markup, Problem> {
    let held = of_person(&visit.app.store, visit.person()?).await?;
    let took = |waiting: &Waiting| {
        let mut courses = waiting.evidence.courses.iter();
        courses.any(|taken| taken.course == course)
    };
    let held = Held {
        waiting: held.waiting.into_iter().filter(took).collect(),
        ..held
    };
    let lines = entries(visit, &held);
    Ok(html! {
        @if !lines.is_empty() {
            (section(Some("certificates"), visit.t("certification-list-title"), "", &html! { (laurel_ui::patterns::entries(&lines)) }))
        }
    })
}

fn waiting_words<'a>(visit: &'a Visit, waiting: &Waiting) -> (&'a str, String) {
    match waiting.status {
        EntitlementStatus::WaitingForName => (
            visit.t(
                if visit.claims.as_ref().is_some_and(|c| c.email_confirmed) {
                    "certification-waiting-name"
                } else {
                    "certification-waiting-name-email"
                },
            ),
            paths::CERTIFICATE_NAME.to_owned(),
        ),
        EntitlementStatus::Refused => (
            visit.t("certification-waiting-refused"),
            paths::CERTIFICATE_NAME.to_owned(),
        ),
        EntitlementStatus::Ready | EntitlementStatus::Issued => (
            visit.t("certification-waiting-ready"),
            paths::certificate_waiting(waiting.id),
        ),
    }
}

fn holding_words(visit: &Visit, issued: &Holding) -> Markup {
    let date = visit.words().date(issued.issued_on);
    html! {
        (visit.with("certification-list-issued", &[("date", (&date).into())]))
        @if issued.status == Status::Valid {
            @if let Some(end) = issued.expires_on {
                " · " (visit.with("certification-list-until", &[("date", (&visit.words().date(end)).into())]))
            }
        } @else { " · " strong { (status_word(visit, issued.status)) } }
        " · " a href=(paths::verify(&issued.number)) { bdi { (issued.number) } }
    }
}

pub fn status_word(visit: &Visit, status: Status) -> &str {
    visit.t(match status {
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
pub async fn waiting(visit: Visit, Path(id): Path<Uuid>) -> Answer {
    visit.own(Action::UseAccount)?;
    let found = waiting_of(&visit.app.store, visit.person()?, id)
        .await?
        .ok_or(Problem::NotFound)?;
    if let Some(number) = &found.number {
        return Ok(Redirect::to(&paths::certificate(number)).into_response());
    }
    if found.status != EntitlementStatus::Ready {
        return Ok(Redirect::to(paths::CERTIFICATE_NAME).into_response());
    }
    let title = visit.t("certification-waiting-title");
    let main = html! {
        div class="column page moment" {
            (wreath(""))
            h1 { (title) }
            p class="lead" role="status" { (visit.t("certification-moment-preparing")) }
            p { a href=(paths::certificate_waiting(id)) { (visit.t("certification-waiting-again")) } }
        }
    };
    Ok(visit.page(waiting_page(title, true, main)))
}

/// `/certificates/{number}`: the moment, and every time after.
pub async fn show(visit: Visit, Path(number): Path<String>) -> Answer {
    visit.own(Action::UseAccount)?;
    let person = visit.person()?;
    let number = CertificateNumber::parse(&number).map_err(|_| Problem::NotFound)?;
    let found = look_up(&visit.app.store, &number)
        .await?
        .filter(|found| found.person == Some(person))
        .ok_or(Problem::NotFound)?;
    let main = moment(&visit, &found);
    Ok(visit.page(Page {
        title: &found.sealed.title,
        scripts: &["js/copy-link.js", "js/toast.js"],
        main,
        ..Page::default()
    }))
}

fn moment(visit: &Visit, found: &Certificate) -> Markup {
    let sealed = &found.sealed;
    let status = found.status(visit.now);
    let date = visit.words().date(sealed.issued_on);
    let inside = if sealed.half_hours > 0 {
        figure(sealed.half_hours)
    } else {
        String::new()
    };
    html! {
        div class="wrap moment" {
            (wreath(&inside))
            @if status == Status::Valid {
                h1 { (visit.with("certification-moment-title", &[("name", (&sealed.holder).into())])) }
                p class="lead" { (visit.with("certification-moment-text", &[("title", (&sealed.title).into())])) }
            } @else {
                h1 { (sealed.title) }
                (notice(Tone::Warn, Some(status_word(visit, status)), &html! {
                    p { a href=(paths::verify(&sealed.number)) { (visit.t("certification-moment-verify")) } }
                }))
            }
            (certificate_picture(&paths::credential(&sealed.number, "svg"),
                &visit.with("certification-moment-picture", &[("title", (&sealed.title).into()), ("name", (&sealed.holder).into()), ("date", (&date).into())]),
                842, 595))
            div class="actions" {
                (download_button(visit.t("certification-moment-download"), &paths::credential(&sealed.number, "pdf"), Weight::Primary))
                (download_button(visit.t("certification-moment-download-picture"), &paths::credential(&sealed.number, "png"), Weight::Secondary))
            }
            @if status == Status::Valid { (share(visit, found)) }
            p class="meta" { (visit.t("certification-detail-number")) " " bdi { (sealed.number) } }
            section class="stack" {
                h2 { (visit.t("certification-moment-next")) }
                p { (visit.t("certification-moment-next-text")) }
                div class="actions" {
                    (link_button(visit.t("certification-moment-next-programs"), paths::PROGRAMS, Weight::Secondary))
                    (link_button(visit.t("certification-list-title"), paths::CERTIFICATES, Weight::Quiet))
                }
            }
            (quiet_notice(Tone::Info, Some(visit.t("certification-correct-title")),
                &html! { p { (visit.t("certification-correct-text")) " " a href=(paths::CONTACT) { (visit.t("certification-correct-action")) } } }))
        }
    }
}

fn share(visit: &Visit, found: &Certificate) -> Markup {
    html! {
        section class="stack" {
            h2 { (visit.t("certification-moment-share")) }
            div class="actions" {
                a class=(Weight::Secondary.class()) href=(linkedin(found)) rel="noopener external" { (visit.t("certification-moment-linkedin")) }
                (copy_button(visit.t("certification-moment-link"), &found.sealed.verify_url, visit.t("action-copied")))
                (link_button(visit.t("certification-moment-verify"), &paths::verify(&found.sealed.number), Weight::Quiet))
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
