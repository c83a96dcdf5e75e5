//! What was issued, and what was earned and waits.

use crate::page_layout::Page;
use crate::paths;
use crate::reader::Reader;
use laurel_domain::certification::{EntitlementStatus, Status};
use laurel_domain::ids::CertificateId;
use laurel_persistence::certification::{CertificateFilter, CertificateItem, NO_ADDRESS, Unissued};
use laurel_ui::button::{Button, Weight, button};
use laurel_ui::empty::empty_state;
use laurel_ui::field::{Field, InputKind, SelectOption, field, select};
use laurel_ui::pagination::{Pagination, pagination};
use laurel_ui::staff::staff_head;
use laurel_ui::table::{Column, Table, table};
use laurel_ui::{Tone, tone_words};
use maud::{Markup, html};

pub const STATUSES: [Status; 6] = [
    Status::Valid,
    Status::Expired,
    Status::Revoked,
    Status::Suspended,
    Status::Replaced,
    Status::Withdrawn,
];

/// What was earned and waits, a page of it.
pub struct Unfinished {
    pub lines: Vec<Unissued>,
    /// The address of the next page.
    pub next: Option<String>,
    /// Whether this is not the first page.
    pub turned: bool,
}

pub fn address(filter: &CertificateFilter, before: Option<CertificateId>) -> String {
    let mut address = format!(
        "{}?q={}&status={}",
        paths::ADMIN_CERTIFICATES,
        paths::encode(&filter.text),
        filter.status.map_or("", Status::as_str)
    );
    if let Some(id) = before {
        address.push_str(&format!("&before={id}"));
    }
    address
}

/// A page of what was issued, and one of what waits.
#[derive(Clone, Copy)]
pub struct IssuedView<'a> {
    pub filter: &'a CertificateFilter,
    pub lines: &'a [CertificateItem],
    /// Nothing where the list is narrowed.
    pub waiting: Option<&'a Unfinished>,
    /// The address of the next page.
    pub next: Option<&'a str>,
    /// Whether the reader may look at people.
    pub reads_people: bool,
    /// Whether the reader may write to them.
    pub manages_people: bool,
}

pub fn page(reader: &Reader, view: &IssuedView<'_>) -> Page {
    Page::administration(
        paths::ADMIN_CERTIFICATES,
        reader.t("admin-certificates-title"),
        main(reader, view),
    )
}

fn main(reader: &Reader, view: &IssuedView<'_>) -> Markup {
    let IssuedView {
        filter,
        lines,
        waiting,
        next,
        ..
    } = *view;
    let filtered = !filter.text.is_empty() || filter.status.is_some();
    let first = address(filter, None);
    html! {
        (staff_head(reader.t("admin-certificates-title"), &html! {}))
        (search_form(reader, filter))
        @if lines.is_empty() {
            @if filtered { p { (reader.t("admin-list-no-match")) } }
            @else { (empty_state(reader.t("admin-certificates-title"), reader.t("admin-certificates-empty"), &html! {})) }
        } @else { (issued(reader, lines)) }
        (pagination(&Pagination { label: reader.t("nav-pages"),
            previous: filter.before.map(|_| first.as_str()), previous_label: reader.t("admin-list-newest"),
            next, next_label: reader.t("admin-list-older"), position: "" }))
        @if let Some(waiting) = waiting.filter(|waiting| !waiting.lines.is_empty() || waiting.turned) {
            section id="waiting" {
                h2 { (reader.t("admin-certificates-waiting")) }
                p { (reader.t("admin-certificates-waiting-text")) }
                (unissued_table(reader, view, &waiting.lines))
                (pagination(&Pagination { label: reader.t("admin-certificates-waiting"),
                    previous: waiting.turned.then(|| paths::admin_certificates_waiting(None)).as_deref(),
                    previous_label: reader.t("admin-list-newest"),
                    next: waiting.next.as_deref(), next_label: reader.t("admin-list-older"), position: "" }))
            }
        }
    }
}

fn search_form(reader: &Reader, filter: &CertificateFilter) -> Markup {
    let words: Vec<String> = STATUSES.iter().map(|s| status_key(*s)).collect();
    let mut options = vec![SelectOption {
        value: "",
        label: reader.t("word-all"),
    }];
    options.extend(
        STATUSES
            .iter()
            .zip(&words)
            .map(|(status, key)| SelectOption {
                value: status.as_str(),
                label: reader.t(key),
            }),
    );
    html! {
        form class="form filters" method="get" action=(paths::ADMIN_CERTIFICATES) role="search" {
            (field(&Field { name: "q", label: reader.t("admin-list-search"), hint: Some(reader.t("admin-certificates-search-hint")),
                value: &filter.text, kind: InputKind::Search, maxlength: Some(200), ..Field::default() }))
            (select(&Field { name: "status", label: reader.t("admin-certificates-status"),
                value: filter.status.map_or("", Status::as_str), ..Field::default() }, &options))
            (button(&Button { label: reader.t("action-search"), weight: Weight::Secondary, ..Button::default() }))
        }
    }
}

fn status_key(status: Status) -> String {
    format!("admin-certificates-status-{}", status.as_str())
}

/// The state in words, with its mark.
pub fn status_words(reader: &Reader, status: Status) -> Markup {
    let tone = match status {
        Status::Valid => Tone::Good,
        Status::Expired | Status::Suspended => Tone::Warn,
        Status::Revoked => Tone::Bad,
        Status::Replaced | Status::Withdrawn => Tone::Info,
    };
    tone_words(tone, reader.t(&status_key(status)))
}

fn issued(reader: &Reader, lines: &[CertificateItem]) -> Markup {
    let rows: Vec<Vec<Markup>> = lines
        .iter()
        .map(|line| {
            vec![
                html! { a href=(paths::admin_certificate(&line.number)) { bdi { (line.number) } } },
                html! { @if line.status == Status::Withdrawn { (reader.t("certification-holder-withdrawn")) } @else { bdi { (line.holder) } } },
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
            Column::text(reader.t("admin-certificates-holder")),
            Column::text(reader.t("admin-certificates-achievement")),
            Column::text(reader.t("admin-certificates-issued")),
            Column::text(reader.t("admin-certificates-status")),
        ],
        rows: &rows,
    })
}

fn unissued_table(reader: &Reader, view: &IssuedView<'_>, waiting: &[Unissued]) -> Markup {
    let rows: Vec<Vec<Markup>> = waiting
        .iter()
        .map(|line| {
            vec![
                holder(line, view.reads_people),
                html! { bdi { (line.waiting.evidence.title) } },
                reader.day(line.waiting.earned_at),
                html! {
                    (why(reader, line))
                    @if view.manages_people && line.waiting.status == EntitlementStatus::WaitingForName {
                        (remind_form(reader, line))
                    }
                },
            ]
        })
        .collect();
    table(&Table {
        caption: reader.t("admin-certificates-waiting"),
        caption_hidden: true,
        columns: &[
            Column::text(reader.t("admin-certificates-holder")),
            Column::text(reader.t("admin-certificates-achievement")),
            Column::text(reader.t("admin-certificates-earned")),
            Column::text(reader.t("admin-certificates-why")),
        ],
        rows: &rows,
    })
}

fn remind_form(reader: &Reader, line: &Unissued) -> Markup {
    html! {
        form method="post" action=(paths::remind_holder(line.waiting.id)) {
            (button(&Button { label: reader.t("admin-certificates-remind"), weight: Weight::Quiet, small: true, ..Button::default() }))
        }
    }
}

/// Leads to the person, for who may look at people.
fn holder(line: &Unissued, reads_people: bool) -> Markup {
    let address = paths::admin_person(line.waiting.person);
    html! {
        @if reads_people { a href=(address) { bdi { (line.name) } } }
        @else { bdi { (line.name) } }
    }
}

fn why(reader: &Reader, line: &Unissued) -> String {
    match line.waiting.status {
        EntitlementStatus::Refused => reader.with(
            "admin-certificates-why-refused",
            &[(
                "letters",
                line.waiting.refusal.as_deref().unwrap_or_default().into(),
            )],
        ),
        EntitlementStatus::WaitingForName if !line.email_confirmed => {
            reader.t("admin-certificates-why-email").to_owned()
        }
        EntitlementStatus::WaitingForName => match &line.unprintable {
            Some(letters) => reader.with(
                "admin-certificates-why-letters",
                &[("letters", letters.into())],
            ),
            None => reader.t("admin-certificates-why-name").to_owned(),
        },
        EntitlementStatus::Ready | EntitlementStatus::Issued => match &line.waiting.refusal {
            Some(why) if why == NO_ADDRESS => reader.t("admin-certificates-why-address").to_owned(),
            Some(what) => reader.with("admin-certificates-why-office", &[("what", what.into())]),
            None => reader.t("admin-certificates-why-ready").to_owned(),
        },
    }
}
