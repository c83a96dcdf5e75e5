//! `/admin/certificates`: what was issued, and what was earned and waits.

use crate::extract::Query;
use crate::gate::Gate;
use crate::http_problem::{Answer, HttpProblem};
use crate::page_layout::Page;
use crate::paths;
use crate::reader::Reader;
use crate::request_context::RequestContext;
use laurel_domain::certification::{EntitlementStatus, Status};
use laurel_domain::identity::ActionName;
use laurel_domain::identity::actions;
use laurel_domain::ids::CertificateId;
use laurel_persistence::certification::{
    CertificateFilter, CertificateItem, Unissued, list, unissued,
};
use laurel_ui::button::{Button, Weight, button};
use laurel_ui::empty::empty_state;
use laurel_ui::field::{Field, InputKind, SelectOption, field, select};
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
pub struct CertificatesQuery {
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
    async fn load(context: &RequestContext, before: Option<Uuid>) -> Result<Self, HttpProblem> {
        let permit = context.authorize::<actions::ReadCertificates>(())?;
        let mut lines = unissued(&context.app.store, &permit, before, PAGE as u64 + 1).await?;
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

pub async fn show(
    _: paths::AdminCertificatesPath,
    context: Gate<actions::ReadCertificates>,
    Query(query): Query<CertificatesQuery>,
) -> Answer {
    let permit = context.permit()?;
    let filter = CertificateFilter {
        text: query.q.trim().chars().take(200).collect(),
        status: STATUSES.into_iter().find(|s| s.as_str() == query.status),
        before: query.before.parse::<CertificateId>().ok(),
        ..CertificateFilter::default()
    };
    let store = &context.app.store;
    let mut lines = list(store, &permit, &filter, PAGE as u64 + 1).await?;
    let more = lines.len() > PAGE;
    lines.truncate(PAGE);
    let narrowed = filter.before.is_some() || !filter.text.is_empty() || filter.status.is_some();
    let waiting = if narrowed {
        None
    } else {
        Some(Unfinished::load(&context, query.waiting).await?)
    };
    let next = more
        .then(|| lines.last())
        .flatten()
        .map(|last| address(&filter, Some(last.id)));
    let main = main(&context, &filter, &lines, waiting.as_ref(), next.as_deref());
    Ok(context.page(Page::administration(
        paths::ADMIN_CERTIFICATES,
        context.t("admin-certificates-title"),
        main,
    )))
}

fn address(filter: &CertificateFilter, before: Option<CertificateId>) -> String {
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

fn main(
    context: &RequestContext,
    filter: &CertificateFilter,
    lines: &[CertificateItem],
    waiting: Option<&Unfinished>,
    next: Option<&str>,
) -> Markup {
    let filtered = !filter.text.is_empty() || filter.status.is_some();
    let first = address(filter, None);
    html! {
        (staff_head(context.t("admin-certificates-title"), &html! {}))
        (search_form(context, filter))
        @if lines.is_empty() {
            @if filtered { p { (context.t("admin-list-no-match")) } }
            @else { (empty_state(context.t("admin-certificates-title"), context.t("admin-certificates-empty"), &html! {})) }
        } @else { (issued(context, lines)) }
        (pagination(&Pagination { label: context.t("nav-pages"),
            previous: filter.before.map(|_| first.as_str()), previous_label: context.t("admin-list-newest"),
            next, next_label: context.t("admin-list-older"), position: "" }))
        @if let Some(waiting) = waiting.filter(|waiting| !waiting.lines.is_empty() || waiting.turned) {
            section id="waiting" {
                h2 { (context.t("admin-certificates-waiting")) }
                p { (context.t("admin-certificates-waiting-text")) }
                (unissued_table(context, &waiting.lines))
                (pagination(&Pagination { label: context.t("admin-certificates-waiting"),
                    previous: waiting.turned.then(|| paths::admin_certificates_waiting(None)).as_deref(),
                    previous_label: context.t("admin-list-newest"),
                    next: waiting.next.as_deref(), next_label: context.t("admin-list-older"), position: "" }))
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

fn unissued_table(context: &RequestContext, waiting: &[Unissued]) -> Markup {
    let rows: Vec<Vec<Markup>> = waiting
        .iter()
        .map(|line| {
            vec![
                holder(context, line),
                html! { bdi { (line.waiting.evidence.title) } },
                context.day(line.waiting.earned_at),
                html! { (why(context, line)) },
            ]
        })
        .collect();
    table(&Table {
        caption: context.t("admin-certificates-waiting"),
        caption_hidden: true,
        columns: &[
            Column::text(context.t("admin-certificates-holder")),
            Column::text(context.t("admin-certificates-achievement")),
            Column::text(context.t("admin-certificates-earned")),
            Column::text(context.t("admin-certificates-why")),
        ],
        rows: &rows,
    })
}

/// Leads to the person, for who may look at people.
fn holder(context: &RequestContext, line: &Unissued) -> Markup {
    let address = paths::admin_person(line.waiting.person);
    html! {
        @if context.may(ActionName::ReadPeople) { a href=(address) { bdi { (line.name) } } }
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
        EntitlementStatus::WaitingForName => reader.t("admin-certificates-why-name").to_owned(),
        EntitlementStatus::Ready | EntitlementStatus::Issued => {
            reader.t("admin-certificates-why-ready").to_owned()
        }
    }
}
