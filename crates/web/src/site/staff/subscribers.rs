//! `/admin/subscribers`: who is on the notification list, since when, and the
//! proof that they asked for it.

use super::view::subscribers::{
    STANDINGS, SubscriberView, SubscribersQuery, SubscribersView, list_page, page,
};
use crate::administration::pages::{cut, with_query};
use crate::csv::{Csv, moment};
use crate::extract::Query;
use crate::forms::Form;
use crate::gate::Gate;
use crate::http_problem::{Answer, HttpProblem};
use crate::paths;
use crate::request_context::RequestContext;
use axum::response::{IntoResponse, Redirect};
use chrono_tz::Tz;
use laurel_domain::identity::Permit;
use laurel_domain::identity::actions;
use laurel_persistence::site::{
    ConsentProof, SubscriberFilter, SubscriberItem, caught_subscribing, erase_subscriber,
    export_subscriber_list, subscriber, subscriber_list,
};
use laurel_ui::confirm_step::CONFIRMED;
use serde::Deserialize;

const LINES: usize = 50;

fn permit(context: &RequestContext) -> Result<Permit<actions::ManageSubscribers>, HttpProblem> {
    context.authorize::<actions::ManageSubscribers>(())
}

pub async fn show(
    _: paths::AdminSubscribersPath,
    context: Gate<actions::ManageSubscribers>,
    Query(query): Query<SubscribersQuery>,
) -> Answer {
    let filter = query.filter(&context.app.settings());
    let (permit, store) = (permit(&context)?, &context.app.store);
    let more = LINES as u64 + 1;
    let mut lines = subscriber_list(store, &permit, &filter, query.before, more).await?;
    let last = cut(&mut lines, LINES).map(|line| line.id.to_string());
    let caught = caught_subscribing(store, &permit).await?;
    let caught: i64 = caught.iter().map(|line| line.count).sum();
    let settings = context.app.settings();
    let view = SubscribersView {
        topics: &settings.topics,
        unfiltered: filter == SubscriberFilter::default(),
        query: &query,
        lines: &lines,
        last,
        caught,
    };
    Ok(context.page(list_page(&context, &view)))
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
    let settings = context.app.settings();
    let view = SubscriberView {
        line: &line,
        proofs: &proofs,
        topics: &settings.topics,
        erasing: !asked.ask.is_empty(),
    };
    Ok(context.page(page(&context, &view)))
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
        &query.filter(&context.app.settings()),
    )
    .await?;
    let zone = context.app.settings().zone();
    let mut csv = Csv::new(&COLUMNS)?;
    for (line, proofs) in all {
        for proof in proofs {
            csv.row(&proof_row(&line, proof, zone))?;
        }
    }
    csv.download("notification-list.csv")
}

/// Of the exported list: a row for each time that somebody agreed or left.
const COLUMNS: [&str; 10] = [
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
];

fn proof_row(line: &SubscriberItem, proof: ConsentProof, zone: Tz) -> [String; COLUMNS.len()] {
    let state = STANDINGS
        .iter()
        .find(|(_, status)| *status == line.status)
        .map_or("", |(word, _)| word);
    [
        line.email.clone(),
        state.to_owned(),
        line.topics.join(" "),
        line.language.clone(),
        proof.kind.as_str().to_owned(),
        moment(proof.at, zone),
        proof.form,
        proof.topics.join(" "),
        proof.language,
        proof.text,
    ]
}
