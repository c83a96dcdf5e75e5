//! `/admin/subscribers`: who is on the notification list, since when, and the
//! proof that they asked for it.

use crate::administration::admin_layout;
use crate::administration::pages::{older, with_query};
use crate::csv::Csv;
use crate::extract::Query;
use crate::forms::Form;
use crate::gate::Gate;
use crate::http_problem::{Answer, HttpProblem};
use crate::paths;
use crate::reader::Reader;
use crate::request_context::RequestContext;
use crate::site::notifications::titles;
use axum::response::{IntoResponse, Redirect};
use laurel_domain::identity::Permit;
use laurel_domain::identity::actions;
use laurel_persistence::site::{
    ConsentProof, SubscriberFilter, SubscriberItem, SubscriptionStatus, caught_subscribing,
    erase_subscriber, export_subscriber_list, subscriber, subscriber_list,
};
use laurel_ui::Tone;
use laurel_ui::breadcrumb::breadcrumb;
use laurel_ui::button::{Button, Weight, button, link_button};
use laurel_ui::confirm_step::{CONFIRMED, ConfirmStep, confirm_step};
use laurel_ui::details::ruled_details;
use laurel_ui::dialog::{ConfirmDialog, confirm_dialog};
use laurel_ui::empty::empty_state;
use laurel_ui::field::{Field, InputKind, SelectOption, field, select};
use laurel_ui::staff::staff_head;
use laurel_ui::table::{Column, Table, table};
use laurel_ui::tone_words;
use maud::{Markup, html};
use serde::Deserialize;
use uuid::Uuid;

const LINES: usize = 50;
const STANDINGS: [(&str, SubscriptionStatus); 3] = [
    ("confirmed", SubscriptionStatus::Confirmed),
    ("pending", SubscriptionStatus::Pending),
    ("left", SubscriptionStatus::Left),
];

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct SubscribersQuery {
    q: String,
    state: String,
    topic: String,
    before: Option<Uuid>,
}

impl SubscribersQuery {
    fn filter(&self, context: &RequestContext) -> SubscriberFilter {
        let settings = context.app.settings();
        let q = self.q.replace(['\0', '%'], "");
        SubscriberFilter {
            status: STANDINGS
                .iter()
                .find(|(word, _)| *word == self.state)
                .map(|(_, status)| *status),
            topic: settings
                .topic_ids()
                .into_iter()
                .find(|id| *id == self.topic)
                .map(str::to_owned),
            email: Some(q.trim().to_owned()).filter(|q| !q.is_empty()),
        }
    }

    fn narrowed(&self) -> [(&str, &str); 3] {
        [
            ("q", self.q.as_str()),
            ("state", self.state.as_str()),
            ("topic", self.topic.as_str()),
        ]
    }
}

fn permit(context: &RequestContext) -> Result<Permit<actions::ManageSubscribers>, HttpProblem> {
    context.authorize::<actions::ManageSubscribers>(())
}

fn word(reader: &Reader, status: SubscriptionStatus) -> (Tone, &str) {
    match status {
        SubscriptionStatus::Pending => (Tone::Warn, reader.t("site-notifications-state-pending")),
        SubscriptionStatus::Confirmed => {
            (Tone::Good, reader.t("site-notifications-state-confirmed"))
        }
        SubscriptionStatus::Left => (Tone::Info, reader.t("site-notifications-state-left")),
    }
}

fn state(reader: &Reader, status: SubscriptionStatus) -> Markup {
    let (tone, words) = word(reader, status);
    tone_words(tone, words)
}

pub async fn show(
    _: paths::AdminSubscribersPath,
    context: Gate<actions::ManageSubscribers>,
    Query(query): Query<SubscribersQuery>,
) -> Answer {
    let filter = query.filter(&context);
    let (permit, store) = (permit(&context)?, &context.app.store);
    let mut lines =
        subscriber_list(store, &permit, &filter, query.before, LINES as u64 + 1).await?;
    let last = (lines.len() > LINES).then(|| {
        lines.truncate(LINES);
        lines
            .last()
            .map(|line| line.id.to_string())
            .unwrap_or_default()
    });
    let caught: i64 = caught_subscribing(store, &permit)
        .await?
        .iter()
        .map(|line| line.count)
        .sum();
    let export = with_query(paths::ADMIN_SUBSCRIBERS_CSV, &query.narrowed());
    let export = link_button(
        context.t("admin-subscribers-export"),
        &export,
        Weight::Secondary,
    );
    let main = html! {
        (staff_head(context.t("admin-subscribers-title"), &export))
        (filters(&context, &query))
        @if lines.is_empty() {
            (empty_state(
                context.t("admin-subscribers-empty-title"),
                context.t(if filter == SubscriberFilter::default() { "admin-subscribers-empty" } else { "admin-list-no-match" }),
                &html! {}
            ))
        } @else { (list(&context, &lines)) }
        (older(&context, paths::ADMIN_SUBSCRIBERS, &query.narrowed(), query.before.is_some(), last))
        @if caught > 0 { p class="meta" { (context.with("admin-subscribers-caught", &[("count", caught.into())])) } }
    };
    Ok(context.page(admin_layout(
        &context,
        paths::ADMIN_SUBSCRIBERS,
        context.t("admin-subscribers-title"),
        &main,
    )))
}

fn filters(context: &RequestContext, query: &SubscribersQuery) -> Markup {
    let settings = context.app.settings();
    let all = SelectOption {
        value: "",
        label: context.t("word-all"),
    };
    let mut states = vec![all];
    states.extend(STANDINGS.iter().map(|(value, status)| SelectOption {
        value,
        label: word(context, *status).1,
    }));
    let mut topics = vec![all];
    topics.extend(settings.topics.iter().map(|topic| SelectOption {
        value: &topic.id,
        label: topic.words(context.language).0,
    }));
    html! {
        form class="filters" method="get" action=(paths::ADMIN_SUBSCRIBERS) {
            (field(&Field { name: "q", label: context.t("admin-subscribers-email"), value: &query.q, kind: InputKind::Search, ..Field::default() }))
            (select(&Field { name: "state", label: context.t("admin-subscribers-state"), value: &query.state, ..Field::default() }, &states))
            (select(&Field { name: "topic", label: context.t("admin-subscribers-topics"), value: &query.topic, ..Field::default() }, &topics))
            (button(&Button { label: context.t("admin-list-filter"), weight: Weight::Secondary, ..Button::default() }))
        }
    }
}

fn list(context: &RequestContext, lines: &[SubscriberItem]) -> Markup {
    let rows: Vec<Vec<Markup>> = lines
        .iter()
        .map(|line| {
            vec![
                html! { a href=(paths::admin_subscriber(line.id)) { (line.email) } },
                html! { (titles(context, &line.topics).join(", ")) },
                state(context, line.status),
                context.day(line.asked_at),
            ]
        })
        .collect();
    table(&Table {
        caption: context.t("admin-subscribers-title"),
        caption_hidden: true,
        columns: &[
            Column::text(context.t("admin-subscribers-email")),
            Column::text(context.t("admin-subscribers-topics")),
            Column::text(context.t("admin-subscribers-state")),
            Column::text(context.t("admin-subscribers-joined")),
        ],
        rows: &rows,
    })
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct SubscriberQuery {
    /// Not empty: whether to erase is asked once more.
    ask: String,
}

pub async fn look(
    paths::AdminSubscriberPath { id }: paths::AdminSubscriberPath,
    context: Gate<actions::ManageSubscribers>,
    Query(asked): Query<SubscriberQuery>,
) -> Answer {
    let (line, proofs) = subscriber(&context.app.store, &permit(&context)?, id).await?;
    let main = html! {
        (breadcrumb(context.t("nav-breadcrumb"), &[(context.t("admin-subscribers-title"), paths::ADMIN_SUBSCRIBERS)]))
        h1 { (line.email) }
        @if !asked.ask.is_empty() {
            (confirm_step(&ConfirmStep { title: context.t("admin-confirm-title"), text: context.t("admin-confirm-undo-none"), action: &paths::admin_subscriber(id),
                fields: &[], confirm: context.t("admin-subscribers-erase"), cancel: context.t("action-cancel"), back: &paths::admin_subscriber(id) }))
        }
        (ruled_details(&[
            (context.t("admin-subscribers-state"), state(&context, line.status)),
            (context.t("admin-subscribers-topics"), html! { (titles(&context, &line.topics).join(", ")) }),
            (context.t("language-label"), html! { (context.t(&format!("language-name-{}", line.language))) }),
        ]))
        section {
            h2 { (context.t("admin-subscribers-proof")) }
            p class="muted" { (context.t("admin-subscribers-proof-text")) }
            (proof_table(&context, &proofs))
        }
        section {
            h2 { (context.t("admin-subscribers-erase")) }
            p { (context.t("admin-subscribers-erase-text")) }
            form method="post" action=(paths::admin_subscriber(id)) {
                (button(&Button { label: context.t("admin-subscribers-erase"), weight: Weight::Danger, confirm: Some("confirm-erase"), ..Button::default() }))
            }
            (confirm_dialog(&ConfirmDialog { id: "confirm-erase", title: context.t("admin-confirm-title"), text: context.t("admin-confirm-undo-none"),
                confirm: context.t("admin-subscribers-erase"), cancel: context.t("action-cancel"), weight: Weight::Danger }))
        }
    };
    Ok(context.page(
        admin_layout(&context, paths::ADMIN_SUBSCRIBERS, &line.email, &main)
            .scripted(&["js/dialog.js"]),
    ))
}

fn proof_table(context: &RequestContext, proofs: &[ConsentProof]) -> Markup {
    let rows: Vec<Vec<Markup>> = proofs
        .iter()
        .map(|proof| {
            vec![
                context.moment(proof.at),
                html! { (kind(context, &proof.kind)) },
                html! { (titles(context, &proof.topics).join(", ")) },
                html! { q lang=(proof.language) { (proof.text) } " " span class="muted" { (proof.form) } },
            ]
        })
        .collect();
    table(&Table {
        caption: context.t("admin-subscribers-proof"),
        caption_hidden: true,
        columns: &[
            Column::text(context.t("admin-audit-when")),
            Column::text(context.t("admin-audit-what")),
            Column::text(context.t("admin-subscribers-topics")),
            Column::text(context.t("admin-subscribers-words")),
        ],
        rows: &rows,
    })
}

fn kind<'a>(reader: &'a Reader, kind: &str) -> &'a str {
    match kind {
        "asked" => reader.t("admin-subscribers-joined"),
        "confirmed" => reader.t("admin-subscribers-confirmed"),
        "left" => reader.t("admin-subscribers-left"),
        "returned" => reader.t("admin-subscribers-returned"),
        _ => reader.t("admin-subscribers-changed"),
    }
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct EraseSubscriberForm {
    #[serde(rename = "sure")]
    confirm_step: String,
}

pub async fn erase(
    paths::AdminSubscriberPath { id }: paths::AdminSubscriberPath,
    context: Gate<actions::ManageSubscribers>,
    Form(fields): Form<EraseSubscriberForm>,
) -> Answer {
    if fields.confirm_step != CONFIRMED {
        let to = with_query(&paths::admin_subscriber(id), &[("ask", "erase")]);
        return Ok(Redirect::to(&to).into_response());
    }
    erase_subscriber(&context.app.store, &permit(&context)?, id).await?;
    Ok(context.go(paths::ADMIN_SUBSCRIBERS, "flash-subscriber-erased"))
}

pub async fn export(
    _: paths::AdminSubscribersCsvPath,
    context: Gate<actions::ManageSubscribers>,
    Query(query): Query<SubscribersQuery>,
) -> Answer {
    let all = export_subscriber_list(
        &context.app.store,
        &permit(&context)?,
        &query.filter(&context),
    )
    .await?;
    let mut csv = Csv::new(&[
        "email",
        "state",
        "topics",
        "language",
        "event",
        "at",
        "form",
        "event_topics",
        "event_language",
        "text",
    ]);
    for (line, proofs) in all {
        let state = STANDINGS
            .iter()
            .find(|(_, status)| *status == line.status)
            .map_or("", |(word, _)| word);
        for proof in proofs {
            csv.row(&[
                line.email.clone(),
                state.to_owned(),
                line.topics.join(" "),
                line.language.clone(),
                proof.kind,
                proof.at.to_rfc3339(),
                proof.form,
                proof.topics.join(" "),
                proof.language,
                proof.text,
            ]);
        }
    }
    Ok(csv.download("notification-list.csv"))
}
