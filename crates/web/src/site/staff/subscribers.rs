//! `/admin/subscribers`: who is on the notification list, since when, and the
//! proof that they asked for it.

use crate::administration::frame;
use crate::administration::pages::{older, with_query};
use crate::csv::Csv;
use crate::forms::Form;
use crate::paths;
use crate::problem::{Answer, Problem};
use crate::segment::{Path, Query};
use crate::site::notifications::titles;
use crate::visit::Visit;
use axum::response::{IntoResponse, Redirect};
use laurel_domain::identity::{Action, Permit, Resource};
use laurel_persistence::site::{
    Proof, RollFilter, RollLine, Standing, caught, erase_subscriber, export_roll, roll, subscriber,
};
use laurel_ui::Tone;
use laurel_ui::breadcrumb::breadcrumb;
use laurel_ui::button::{Button, Weight, button, link_button};
use laurel_ui::details::ruled_details;
use laurel_ui::dialog::{ConfirmDialog, confirm_dialog};
use laurel_ui::empty::empty_state;
use laurel_ui::field::{Field, Kind, SelectOption, field, select};
use laurel_ui::staff::staff_head;
use laurel_ui::sure::{SURE, Sure, sure};
use laurel_ui::table::{Column, Table, table};
use laurel_ui::tone_words;
use maud::{Markup, html};
use serde::Deserialize;
use uuid::Uuid;

const LINES: usize = 50;
const STANDINGS: [(&str, Standing); 3] = [
    ("confirmed", Standing::Confirmed),
    ("pending", Standing::Pending),
    ("left", Standing::Left),
];

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Wanted {
    q: String,
    state: String,
    topic: String,
    before: Option<Uuid>,
}

impl Wanted {
    fn filter(&self, visit: &Visit) -> RollFilter {
        let settings = visit.app.settings();
        let q = self.q.replace(['\0', '%'], "");
        RollFilter {
            standing: STANDINGS
                .iter()
                .find(|(word, _)| *word == self.state)
                .map(|(_, standing)| *standing),
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

fn permit(visit: &Visit) -> Result<Permit, Problem> {
    visit.permit(Action::ManageSubscribers, Resource::Site)
}

fn word(visit: &Visit, standing: Standing) -> (Tone, &str) {
    match standing {
        Standing::Pending => (Tone::Warn, visit.t("site-notifications-state-pending")),
        Standing::Confirmed => (Tone::Good, visit.t("site-notifications-state-confirmed")),
        Standing::Left => (Tone::Info, visit.t("site-notifications-state-left")),
    }
}

fn state(visit: &Visit, standing: Standing) -> Markup {
    let (tone, words) = word(visit, standing);
    tone_words(tone, words)
}

pub async fn show(visit: Visit, Query(wanted): Query<Wanted>) -> Answer {
    let filter = wanted.filter(&visit);
    let (permit, store) = (permit(&visit)?, &visit.app.store);
    let mut lines = roll(store, &permit, &filter, wanted.before, LINES as u64 + 1).await?;
    let last = (lines.len() > LINES).then(|| {
        lines.truncate(LINES);
        lines
            .last()
            .map(|line| line.id.to_string())
            .unwrap_or_default()
    });
    let caught: i64 = caught(store, "notifications")
        .await?
        .iter()
        .map(|line| line.count)
        .sum();
    let export = with_query(paths::ADMIN_SUBSCRIBERS_CSV, &wanted.narrowed());
    let export = link_button(
        visit.t("admin-subscribers-export"),
        &export,
        Weight::Secondary,
    );
    let main = html! {
        (staff_head(visit.t("admin-subscribers-title"), &export))
        (filters(&visit, &wanted))
        @if lines.is_empty() {
            (empty_state(
                visit.t("admin-subscribers-empty-title"),
                visit.t(if filter == RollFilter::default() { "admin-subscribers-empty" } else { "admin-list-no-match" }),
                &html! {}
            ))
        } @else { (list(&visit, &lines)) }
        (older(&visit, paths::ADMIN_SUBSCRIBERS, &wanted.narrowed(), wanted.before.is_some(), last))
        @if caught > 0 { p class="meta" { (visit.with("admin-subscribers-caught", &[("count", caught.into())])) } }
    };
    Ok(visit.page(frame(
        &visit,
        paths::ADMIN_SUBSCRIBERS,
        visit.t("admin-subscribers-title"),
        &main,
    )))
}

fn filters(visit: &Visit, wanted: &Wanted) -> Markup {
    let settings = visit.app.settings();
    let all = SelectOption {
        value: "",
        label: visit.t("word-all"),
    };
    let mut states = vec![all];
    states.extend(STANDINGS.iter().map(|(value, standing)| SelectOption {
        value,
        label: word(visit, *standing).1,
    }));
    let mut topics = vec![all];
    topics.extend(settings.topics.iter().map(|topic| SelectOption {
        value: &topic.id,
        label: topic.words(visit.language).0,
    }));
    html! {
        form class="filters" method="get" action=(paths::ADMIN_SUBSCRIBERS) {
            (field(&Field { name: "q", label: visit.t("admin-subscribers-email"), value: &wanted.q, kind: Kind::Search, ..Field::default() }))
            (select(&Field { name: "state", label: visit.t("admin-subscribers-state"), value: &wanted.state, ..Field::default() }, &states))
            (select(&Field { name: "topic", label: visit.t("admin-subscribers-topics"), value: &wanted.topic, ..Field::default() }, &topics))
            (button(&Button { label: visit.t("admin-list-filter"), weight: Weight::Secondary, ..Button::default() }))
        }
    }
}

fn list(visit: &Visit, lines: &[RollLine]) -> Markup {
    let rows: Vec<Vec<Markup>> = lines
        .iter()
        .map(|line| {
            vec![
                html! { a href=(paths::admin_subscriber(line.id)) { (line.email) } },
                html! { (titles(visit, &line.topics).join(", ")) },
                state(visit, line.standing),
                visit.day(line.asked_at),
            ]
        })
        .collect();
    table(&Table {
        caption: visit.t("admin-subscribers-title"),
        caption_hidden: true,
        columns: &[
            Column::text(visit.t("admin-subscribers-email")),
            Column::text(visit.t("admin-subscribers-topics")),
            Column::text(visit.t("admin-subscribers-state")),
            Column::text(visit.t("admin-subscribers-joined")),
        ],
        rows: &rows,
    })
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    /// Not empty: whether to erase is asked once more.
    ask: String,
}

pub async fn look(visit: Visit, Path(id): Path<Uuid>, Query(asked): Query<Asked>) -> Answer {
    let (line, proofs) = subscriber(&visit.app.store, &permit(&visit)?, id).await?;
    let main = html! {
        (breadcrumb(visit.t("nav-breadcrumb"), &[(visit.t("admin-subscribers-title"), paths::ADMIN_SUBSCRIBERS)]))
        h1 { (line.email) }
        @if !asked.ask.is_empty() {
            (sure(&Sure { title: visit.t("admin-confirm-title"), text: visit.t("admin-confirm-undo-none"), action: &paths::admin_subscriber(id),
                fields: &[], confirm: visit.t("admin-subscribers-erase"), cancel: visit.t("action-cancel"), back: &paths::admin_subscriber(id) }))
        }
        (ruled_details(&[
            (visit.t("admin-subscribers-state"), state(&visit, line.standing)),
            (visit.t("admin-subscribers-topics"), html! { (titles(&visit, &line.topics).join(", ")) }),
            (visit.t("language-label"), html! { (visit.t(&format!("language-name-{}", line.language))) }),
        ]))
        section {
            h2 { (visit.t("admin-subscribers-proof")) }
            p class="muted" { (visit.t("admin-subscribers-proof-text")) }
            (proof_table(&visit, &proofs))
        }
        section {
            h2 { (visit.t("admin-subscribers-erase")) }
            p { (visit.t("admin-subscribers-erase-text")) }
            form method="post" action=(paths::admin_subscriber(id)) {
                (button(&Button { label: visit.t("admin-subscribers-erase"), weight: Weight::Danger, confirm: Some("confirm-erase"), ..Button::default() }))
            }
            (confirm_dialog(&ConfirmDialog { id: "confirm-erase", title: visit.t("admin-confirm-title"), text: visit.t("admin-confirm-undo-none"),
                confirm: visit.t("admin-subscribers-erase"), cancel: visit.t("action-cancel"), weight: Weight::Danger }))
        }
    };
    Ok(visit.page(
        frame(&visit, paths::ADMIN_SUBSCRIBERS, &line.email, &main).scripted(&["js/dialog.js"]),
    ))
}

fn proof_table(visit: &Visit, proofs: &[Proof]) -> Markup {
    let rows: Vec<Vec<Markup>> = proofs
        .iter()
        .map(|proof| {
            vec![
                visit.moment(proof.at),
                html! { (kind(visit, &proof.kind)) },
                html! { (titles(visit, &proof.topics).join(", ")) },
                html! { q lang=(proof.language) { (proof.text) } " " span class="muted" { (proof.form) } },
            ]
        })
        .collect();
    table(&Table {
        caption: visit.t("admin-subscribers-proof"),
        caption_hidden: true,
        columns: &[
            Column::text(visit.t("admin-audit-when")),
            Column::text(visit.t("admin-audit-what")),
            Column::text(visit.t("admin-subscribers-topics")),
            Column::text(visit.t("admin-subscribers-words")),
        ],
        rows: &rows,
    })
}

fn kind<'a>(visit: &'a Visit, kind: &str) -> &'a str {
    match kind {
        "asked" => visit.t("admin-subscribers-joined"),
        "confirmed" => visit.t("admin-subscribers-confirmed"),
        "left" => visit.t("admin-subscribers-left"),
        "returned" => visit.t("admin-subscribers-returned"),
        _ => visit.t("admin-subscribers-changed"),
    }
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Fields {
    sure: String,
}

pub async fn erase(visit: Visit, Path(id): Path<Uuid>, Form(fields): Form<Fields>) -> Answer {
    if fields.sure != SURE {
        let to = with_query(&paths::admin_subscriber(id), &[("ask", "erase")]);
        return Ok(Redirect::to(&to).into_response());
    }
    erase_subscriber(&visit.app.store, &permit(&visit)?, id).await?;
    Ok(visit.go(paths::ADMIN_SUBSCRIBERS, "flash-subscriber-erased"))
}

pub async fn export(visit: Visit, Query(wanted): Query<Wanted>) -> Answer {
    let all = export_roll(&visit.app.store, &permit(&visit)?, &wanted.filter(&visit)).await?;
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
            .find(|(_, standing)| *standing == line.standing)
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
