//! The holder's own pages: all certificates, one on its way, and one in hand.

use crate::page_layout::Page;
use crate::paths;
use crate::reader::Reader;
use chrono::Datelike;
use laurel_domain::certification::{EntitlementStatus, Status};
use laurel_persistence::certification::{Certificate, HeldCertificate, Holder, WaitingCertificate};
use laurel_ui::Tone;
use laurel_ui::button::{Weight, copy_button, download_button, link_button};
use laurel_ui::empty::empty_state;
use laurel_ui::icon::{Icon, icon};
use laurel_ui::laurel::{mark, wreath};
use laurel_ui::notice::{notice, quiet_notice};
use laurel_ui::patterns::{Entry, certificate_picture, page_entries, section};
use maud::{Markup, html};

/// What somebody holds, and what waits for them.
#[derive(Clone, Copy)]
pub struct CertificatesView<'a> {
    pub held: &'a Holder,
    pub email_confirmed: bool,
}

pub fn list_page(reader: &Reader, view: &CertificatesView<'_>) -> Page {
    let held = view.held;
    let preparing = held
        .waiting
        .iter()
        .any(|waiting| waiting.status == EntitlementStatus::Ready && waiting.refusal.is_none());
    let main = html! {
        div class="column page stack" {
            h1 { (reader.t("certification-list-title")) }
            @if held.waiting.is_empty() && held.issued.is_empty() {
                (empty_state(reader.t("certification-list-empty"), reader.t("certification-list-empty-text"),
                    &link_button(reader.t("certification-moment-next-programs"), paths::PROGRAMS, Weight::Secondary)))
            } @else { (page_entries(&entries(reader, held, view.email_confirmed))) }
            p { a href=(paths::CERTIFICATE_NAME) { (reader.t("certification-list-name")) } }
        }
    };
    waiting_page(reader.t("certification-list-title"), preparing, main)
}

/// What was earned, as lines of a list: what waits first. Also for the
/// dashboard.
pub fn entries<'a>(reader: &'a Reader, held: &'a Holder, email_confirmed: bool) -> Vec<Entry<'a>> {
    let waiting = held.waiting.iter().map(|waiting| {
        let (text, href) = waiting_words(reader, waiting, email_confirmed);
        Entry {
            title: &waiting.evidence.title,
            text,
            action: Some(link_button(
                reader.t(if waiting.status == EntitlementStatus::Ready {
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
        meta: Some(holding_words(reader, issued)),
        action: Some(link_button(
            reader.t("certification-list-open"),
            &paths::certificate(&issued.number),
            Weight::Secondary,
        )),
        ..Entry::default()
    });
    waiting.chain(issued).collect()
}

/// On the page where it happened, before everything else: what was earned just now, and
/// the one step that is left.
pub fn earned_here(reader: &Reader, held: &Holder, email_confirmed: bool) -> Markup {
    html! {
        @for waiting in &held.waiting {
            @let (text, href) = waiting_words(reader, waiting, email_confirmed);
            @let label = if waiting.status == EntitlementStatus::Ready { "certification-waiting-see" } else { "certification-waiting-confirm" };
            section class="earned" {
                (mark())
                div {
                    h2 { (reader.with("certification-earned-title", &[("title", (&waiting.evidence.title).into())])) }
                    p { (if waiting.status == EntitlementStatus::WaitingForName && email_confirmed { reader.t("certification-earned-step") } else { text }) }
                    p { (link_button(reader.t(label), &href, Weight::Primary)) }
                }
            }
        }
    }
}

/// At the end of a course: the certificates that one holds, if any.
pub fn held_already(reader: &Reader, held: &Holder) -> Markup {
    let issued = Holder {
        waiting: Vec::new(),
        issued: held.issued.clone(),
    };
    let lines = entries(reader, &issued, true);
    html! {
        @if !lines.is_empty() {
            (section(Some("certificates"), reader.t("certification-list-title"), "", &html! { (laurel_ui::patterns::entries(&lines)) }))
        }
    }
}

fn waiting_words<'a>(
    reader: &'a Reader,
    waiting: &WaitingCertificate,
    email_confirmed: bool,
) -> (&'a str, String) {
    match waiting.status {
        EntitlementStatus::WaitingForName => (
            reader.t(if email_confirmed {
                "certification-waiting-name"
            } else {
                "certification-waiting-name-email"
            }),
            paths::CERTIFICATE_NAME.to_owned(),
        ),
        EntitlementStatus::Refused => (
            reader.t("certification-waiting-refused"),
            paths::CERTIFICATE_NAME.to_owned(),
        ),
        // no fault of theirs, and nothing that they could do
        EntitlementStatus::Ready if waiting.refusal.is_some() => (
            reader.t("certification-waiting-office"),
            paths::certificate_waiting(waiting.id),
        ),
        EntitlementStatus::Ready | EntitlementStatus::Issued => (
            reader.t("certification-waiting-ready"),
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
    reader.t(status_key(status))
}

pub fn status_key(status: Status) -> &'static str {
    match status {
        Status::Valid => "certification-answer-valid",
        Status::Expired => "certification-answer-expired",
        Status::Revoked => "certification-answer-revoked",
        Status::Suspended => "certification-answer-suspended",
        Status::Replaced => "certification-answer-replaced",
        Status::Withdrawn => "certification-answer-withdrawn",
    }
}

/// A page that comes again by itself until what it tells of is done.
fn waiting_page(title: &str, preparing: bool, main: Markup) -> Page {
    Page {
        title: title.to_owned(),
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

/// A certificate that is being sealed; `address` is the page's own.
pub fn sealing_page(reader: &Reader, address: &str) -> Page {
    let title = reader.t("certification-waiting-title");
    let main = html! {
        div class="column page moment" {
            (wreath())
            h1 { (title) }
            p class="lead" role="status" { (reader.t("certification-moment-preparing")) }
            p { a href=(address) { (reader.t("certification-waiting-again")) } }
        }
    };
    waiting_page(title, true, main)
}

/// A certificate that can't be printed until the office has put something right.
pub fn held_up_page(reader: &Reader) -> Page {
    let title = reader.t("certification-waiting-office-title");
    Page {
        title: title.to_owned(),
        main: html! {
            div class="column page moment" {
                (wreath())
                h1 { (title) }
                p class="lead" { (reader.t("certification-waiting-office")) }
                p { (link_button(reader.t("certification-list-title"), paths::CERTIFICATES, Weight::Secondary)) }
            }
        },
        ..Page::default()
    }
}

/// A certificate, as its holder sees it.
/// `public_url` is the site's address today: the one that was sealed may not
/// lead anywhere any more.
pub fn page(reader: &Reader, found: &Certificate, public_url: &str) -> Page {
    Page {
        title: found.sealed.title.clone(),
        scripts: &["js/copy-link.js", "js/toast.js"],
        main: moment(reader, found, public_url),
        ..Page::default()
    }
}

fn moment(reader: &Reader, found: &Certificate, public_url: &str) -> Markup {
    let sealed = &found.sealed;
    let status = found.status(reader.now);
    let date = reader.words().date(sealed.issued_on);
    html! {
        div class="wrap moment" {
            (wreath())
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
            }
            (uses(reader, found, status, public_url))
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

/// What else it is good for, one line each.
fn uses(reader: &Reader, found: &Certificate, status: Status, public_url: &str) -> Markup {
    let number = &found.sealed.number;
    let address = format!("{public_url}{}", paths::verify(number));
    html! {
        ul class="list uses" {
            li { (download_button(reader.t("certification-moment-download-picture"), &paths::credential(number, "png"), Weight::Quiet)) }
            @if status == Status::Valid {
                li { a class=(Weight::Quiet.class()) href=(linkedin(found, &address)) rel="noopener external" { (icon(Icon::Share)) (reader.t("certification-moment-linkedin")) } }
                li class="with-scripts" { (copy_button(reader.t("certification-moment-link"), &address, reader.t("action-copied"), Weight::Quiet)) }
            }
            li { a class=(Weight::Quiet.class()) href=(paths::verify(number)) { (icon(Icon::Right)) (reader.t("certification-moment-verify")) } }
        }
    }
}

/// LinkedIn's form to add a certification, filled in; never the learner's name.
fn linkedin(found: &Certificate, address: &str) -> String {
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
        paths::encode(address),
        paths::encode(&sealed.number)
    ));
    url
}
