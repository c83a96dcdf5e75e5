//! `/admin/certificates`: what was issued, and what was earned and waits.

use crate::administration::frame;
use crate::paths;
use crate::problem::{Answer, Problem};
use crate::segment::Query;
use crate::visit::Visit;
use laurel_domain::certification::{EntitlementStatus, Status};
use laurel_domain::identity::{Action, Resource};
use laurel_domain::ids::CertificateId;
use laurel_persistence::certification::{Filter, Line, Unissued, list, unissued};
use laurel_ui::button::{Button, Weight, button};
use laurel_ui::empty::empty_state;
use laurel_ui::field::{Field, Kind, SelectOption, field, select};
use laurel_ui::pagination::{Pagination, pagination};
use laurel_ui::staff::staff_head;
use laurel_ui::table::{Column, Table, table};
use laurel_ui::{Tone, tone_words};
use maud::{Markup, html};
use serde::Deserialize;
use uuid::Uuid;

const PAGE: usize = 50;

const STATUSES: [Status; 6] = [
    Status::Valid,
    Status::Expired,
    Status::Revoked,
    Status::Suspended,
    Status::Replaced,
    Status::Withdrawn,
];

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    q: String,
    status: String,
    before: String,
    /// Turns the list of what waits.
    waiting: Option<Uuid>,
}

/// What was earned and waits, a page of it.
struct Unfinished {
    lines: Vec<Unissued>,
    next: Option<String>,
    turned: bool,
}

impl Unfinished {
    async fn load(visit: &Visit, before: Option<Uuid>) -> Result<Self, Problem> {
        let permit = visit.permit(Action::ReadCertificates, Resource::Site)?;
        let mut lines = unissued(&visit.app.store, &permit, before, PAGE as u64 + 1).await?;
        let next = (lines.len() > PAGE).then(|| {
            lines.truncate(PAGE);
            lines
                .last()
                .map(|line| paths::admin_certificates_waiting(Some(line.waiting.id)))
        });
        Ok(Self {
            lines,
            next: next.flatten(),
            turned: before.is_some(),
        })
    }
}

pub async fn show(visit: Visit, Query(asked): Query<Asked>) -> Answer {
    let permit = visit.permit(Action::ReadCertificates, Resource::Site)?;
    let filter = Filter {
        text: asked.q.trim().chars().take(200).collect(),
        status: STATUSES.into_iter().find(|s| s.word() == asked.status),
        before: asked.before.parse::<CertificateId>().ok(),
        ..Filter::default()
    };
    let store = &visit.app.store;
    let mut lines = list(store, &permit, &filter, PAGE as u64 + 1).await?;
    let more = lines.len() > PAGE;
    lines.truncate(PAGE);
    let narrowed = filter.before.is_some() || !filter.text.is_empty() || filter.status.is_some();
    let waiting = if narrowed {
        None
    } else {
        Some(Unfinished::load(&visit, asked.waiting).await?)
    };
    let next = more
        .then(|| lines.last())
        .flatten()
        .map(|last| address(&filter, Some(last.id)));
    let main = main(&visit, &filter, &lines, waiting.as_ref(), next.as_deref());
    Ok(visit.page(frame(
        &visit,
        paths::ADMIN_CERTIFICATES,
        visit.t("admin-certificates-title"),
        &main,
    )))
}

fn address(filter: &Filter, before: Option<CertificateId>) -> String {
    let mut address = format!(
        "{}?q={}&status={}",
        paths::ADMIN_CERTIFICATES,
        paths::encode(&filter.text),
        filter.status.map_or("", Status::word)
    );
    if let Some(id) = before {
        address.push_str(&format!("&before={id}"));
    }
    address
}

fn main(
    visit: &Visit,
    filter: &Filter,
    lines: &[Line],
    waiting: Option<&Unfinished>,
    next: Option<&str>,
) -> Markup {
    let filtered = !filter.text.is_empty() || filter.status.is_some();
    let first = address(filter, None);
    html! {
        (staff_head(visit.t("admin-certificates-title"), &html! {}))
        (search_form(visit, filter))
        @if lines.is_empty() {
            @if filtered { p { (visit.t("admin-list-no-match")) } }
            @else { (empty_state(visit.t("admin-certificates-title"), visit.t("admin-certificates-empty"), &html! {})) }
        } @else { (issued(visit, lines)) }
        (pagination(&Pagination { label: visit.t("nav-pages"),
            previous: filter.before.map(|_| first.as_str()), previous_label: visit.t("admin-list-newest"),
            next, next_label: visit.t("admin-list-older"), position: "" }))
        @if let Some(waiting) = waiting.filter(|waiting| !waiting.lines.is_empty() || waiting.turned) {
            section id="waiting" {
                h2 { (visit.t("admin-certificates-waiting")) }
                p { (visit.t("admin-certificates-waiting-text")) }
                (unissued_table(visit, &waiting.lines))
                (pagination(&Pagination { label: visit.t("admin-certificates-waiting"),
                    previous: waiting.turned.then(|| paths::admin_certificates_waiting(None)).as_deref(),
                    previous_label: visit.t("admin-list-newest"),
                    next: waiting.next.as_deref(), next_label: visit.t("admin-list-older"), position: "" }))
            }
        }
    }
}

fn search_form(visit: &Visit, filter: &Filter) -> Markup {
    let words: Vec<String> = STATUSES.iter().map(|s| status_key(*s)).collect();
    let mut options = vec![SelectOption {
        value: "",
        label: visit.t("word-all"),
    }];
    options.extend(
        STATUSES
            .iter()
            .zip(&words)
            .map(|(status, key)| SelectOption {
                value: status.word(),
                label: visit.t(key),
            }),
    );
    html! {
        form class="form filters" method="get" action=(paths::ADMIN_CERTIFICATES) role="search" {
            (field(&Field { name: "q", label: visit.t("admin-list-search"), hint: Some(visit.t("admin-certificates-search-hint")),
                value: &filter.text, kind: Kind::Search, maxlength: Some(200), ..Field::default() }))
            (select(&Field { name: "status", label: visit.t("admin-certificates-status"),
                value: filter.status.map_or("", Status::word), ..Field::default() }, &options))
            (button(&Button { label: visit.t("action-search"), weight: Weight::Secondary, ..Button::default() }))
        }
    }
}

fn status_key(status: Status) -> String {
    format!("admin-certificates-status-{}", status.word())
}

/// The state in words, with its mark.
pub fn status_words(visit: &Visit, status: Status) -> Markup {
    let tone = match status {
        Status::Valid => Tone::Good,
        Status::Expired | Status::Suspended => Tone::Warn,
        Status::Revoked => Tone::Bad,
        Status::Replaced | Status::Withdrawn => Tone::Info,
    };
    tone_words(tone, visit.t(&status_key(status)))
}

fn issued(visit: &Visit, lines: &[Line]) -> Markup {
    let rows: Vec<Vec<Markup>> = lines
        .iter()
        .map(|line| {
            vec![
                html! { a href=(paths::admin_certificate(&line.number)) { bdi { (line.number) } } },
                html! { @if line.status == Status::Withdrawn { (visit.t("certification-holder-withdrawn")) } @else { bdi { (line.holder) } } },
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
            Column::text(visit.t("admin-certificates-holder")),
            Column::text(visit.t("admin-certificates-achievement")),
            Column::text(visit.t("admin-certificates-issued")),
            Column::text(visit.t("admin-certificates-status")),
        ],
        rows: &rows,
    })
}

fn unissued_table(visit: &Visit, waiting: &[Unissued]) -> Markup {
    let rows: Vec<Vec<Markup>> = waiting
        .iter()
        .map(|line| {
            vec![
                holder(visit, line),
                html! { bdi { (line.waiting.evidence.title) } },
                visit.day(line.waiting.earned_at),
                html! { (why(visit, line)) },
            ]
        })
        .collect();
    table(&Table {
        caption: visit.t("admin-certificates-waiting"),
        caption_hidden: true,
        columns: &[
            Column::text(visit.t("admin-certificates-holder")),
            Column::text(visit.t("admin-certificates-achievement")),
            Column::text(visit.t("admin-certificates-earned")),
            Column::text(visit.t("admin-certificates-why")),
        ],
        rows: &rows,
    })
}

/// Leads to the person, for who may look at people.
fn holder(visit: &Visit, line: &Unissued) -> Markup {
    let address = paths::admin_person(&line.waiting.person.to_string());
    html! {
        @if visit.may(Action::ReadPeople) { a href=(address) { bdi { (line.name) } } }
        @else { bdi { (line.name) } }
    }
}

fn why(visit: &Visit, line: &Unissued) -> String {
    match line.waiting.status {
        EntitlementStatus::Refused => visit.with(
            "admin-certificates-why-refused",
            &[(
                "letters",
                line.waiting.refusal.as_deref().unwrap_or_default().into(),
            )],
        ),
        EntitlementStatus::WaitingForName if !line.email_confirmed => {
            visit.t("admin-certificates-why-email").to_owned()
        }
        EntitlementStatus::WaitingForName => visit.t("admin-certificates-why-name").to_owned(),
        EntitlementStatus::Ready | EntitlementStatus::Issued => {
            visit.t("admin-certificates-why-ready").to_owned()
        }
    }
}
