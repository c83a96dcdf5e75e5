//! `/programs`: the list, narrowed by what stands in the query.

use super::facts::{language_name, program_facts};
use crate::extract::Query;
use crate::gate::Gate;
use crate::http_problem::Answer;
use crate::page_layout::Page;
use crate::paths;
use crate::reader::Reader;
use crate::request_context::RequestContext;
use laurel_domain::authoring::document::ProgramStatus;
use laurel_domain::identity::actions;
use laurel_persistence::catalog::{ProgramFilter, ProgramItem, programs};
use laurel_ui::button::{Button, Weight, button, link_button};
use laurel_ui::empty::empty_state;
use laurel_ui::field::{Field, SelectOption, select};
use laurel_ui::patterns::{Entry, page_entries};
use maud::{Markup, html};
use serde::Deserialize;
use std::collections::BTreeSet;

/// What stands in the query; words that are not known narrow nothing.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct ProgramsQuery {
    status: String,
    language: String,
    topic: String,
    /// At most so many hours.
    hours: String,
}

const HOURS: [&str; 4] = ["2", "5", "10", "20"];

impl ProgramsQuery {
    fn filter(&self) -> ProgramFilter {
        let given = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        ProgramFilter {
            status: match self.status.as_str() {
                "open" => Some(ProgramStatus::Open),
                "preparation" => Some(ProgramStatus::Preparation),
                _ => None,
            },
            language: given(&self.language),
            topic: given(&self.topic),
            half_hours_most: self.hours.parse::<u32>().ok().map(|h| h.saturating_mul(2)),
        }
    }
}

pub async fn show(
    _: paths::ProgramsPath,
    context: Gate<actions::Visit>,
    Query(query): Query<ProgramsQuery>,
) -> Answer {
    let all = programs(
        &context.app.store,
        context.public(),
        &ProgramFilter::default(),
    )
    .await?;
    let filter = query.filter();
    let is_narrowed = filter != ProgramFilter::default();
    let found = if is_narrowed {
        programs(&context.app.store, context.public(), &filter).await?
    } else {
        all.clone()
    };
    let main = html! {
        div class="wrap catalog" {
            h1 { (context.t("catalog-programs-title")) }
            p class="lead" { (context.t("catalog-programs-lead")) }
            @if all.len() > 1 { (narrow(&context, &query, &all)) }
            @if is_narrowed && !found.is_empty() {
                p class="meta" role="status" { (context.with("catalog-filter-count", &[("count", found.len().into())])) }
            }
            (list(&context, &found, is_narrowed))
        }
    };
    Ok(context.page(Page {
        title: context.t("catalog-programs-title"),
        description: context.t("catalog-programs-description"),
        public: Some(paths::PROGRAMS),
        main,
        ..Page::default()
    }))
}

fn list(reader: &Reader, found: &[ProgramItem], is_narrowed: bool) -> Markup {
    if found.is_empty() && is_narrowed {
        let clear = link_button(
            reader.t("catalog-filter-clear"),
            paths::PROGRAMS,
            Weight::Secondary,
        );
        let none = reader.with("catalog-filter-count", &[("count", 0.into())]);
        return empty_state(&none, reader.t("catalog-filter-empty"), &clear);
    }
    if found.is_empty() {
        let tell = link_button(
            reader.t("catalog-programs-empty-action"),
            paths::NOTIFICATIONS,
            Weight::Primary,
        );
        return empty_state(
            reader.t("catalog-programs-title"),
            reader.t("catalog-programs-empty"),
            &tell,
        );
    }
    let addresses: Vec<String> = found
        .iter()
        .map(|line| paths::program(&line.entry.slug))
        .collect();
    let entries: Vec<Entry> = found
        .iter()
        .zip(&addresses)
        .map(|(line, address)| Entry {
            title: &line.entry.document.title,
            href: Some(address),
            text: &line.entry.document.summary,
            meta: Some(program_facts(
                reader,
                &line.entry.document,
                line.entry.status,
                line.entry.courses.len(),
                line.half_hours,
            )),
            action: Some(action(reader, line, address)),
        })
        .collect();
    page_entries(&entries)
}

fn action(reader: &Reader, line: &ProgramItem, address: &str) -> Markup {
    let title = &line.entry.document.title;
    let (label, href, weight) = match line.entry.status {
        ProgramStatus::Open => (
            reader.t("catalog-action-details"),
            address.to_owned(),
            Weight::Primary,
        ),
        ProgramStatus::Preparation => {
            let topic = line.entry.document.topics.first().map_or("", |topic| topic);
            (
                reader.t("catalog-action-tell-me"),
                paths::notifications_about(topic),
                Weight::Secondary,
            )
        }
        ProgramStatus::Retired => return html! {},
    };
    html! { a class=(weight.class()) href=(href) { (label) span class="visually-hidden" { ": " (title) } } }
}

fn narrow(context: &RequestContext, query: &ProgramsQuery, all: &[ProgramItem]) -> Markup {
    let languages: BTreeSet<&str> = all
        .iter()
        .map(|line| line.entry.document.language.as_str())
        .collect();
    let topics: BTreeSet<&str> = all
        .iter()
        .flat_map(|line| line.entry.document.topics.iter().map(String::as_str))
        .collect();
    let hours: Vec<(&str, String)> = HOURS
        .iter()
        .map(|most| {
            let words = context.with("catalog-filter-hours-up-to", &[("hours", (*most).into())]);
            (*most, words)
        })
        .collect();
    let hours: Vec<(&str, &str)> = hours
        .iter()
        .map(|(h, words)| (*h, words.as_str()))
        .collect();
    let statuses = [
        ("open", context.t("catalog-programs-open")),
        ("preparation", context.t("catalog-programs-preparation")),
    ];
    let languages: Vec<(&str, &str)> = languages
        .into_iter()
        .map(|l| (l, language_name(l)))
        .collect();
    let settings = context.app.settings();
    let topics: Vec<(&str, &str)> = topics
        .into_iter()
        .map(|id| {
            let topic = settings.topics.iter().find(|topic| topic.id == id);
            (
                id,
                topic.map_or(id, |topic| topic.words(context.language).0),
            )
        })
        .collect();
    html! {
        form class="filters" method="get" action=(paths::PROGRAMS) role="search" aria-label=(context.t("catalog-filter-title")) {
            (choose(context, "status", "catalog-filter-status", &query.status, &statuses))
            (choose(context, "topic", "catalog-filter-topic", &query.topic, &topics))
            (choose(context, "language", "catalog-filter-language", &query.language, &languages))
            (choose(context, "hours", "catalog-filter-hours", &query.hours, &hours))
            (button(&Button { label: context.t("catalog-filter-apply"), weight: Weight::Secondary, ..Button::default() }))
        }
    }
}

/// A select; nothing where there is nothing to choose between.
fn choose(reader: &Reader, name: &str, label: &str, value: &str, known: &[(&str, &str)]) -> Markup {
    if known.len() < 2 {
        return html! {};
    }
    let any = SelectOption {
        value: "",
        label: reader.t("catalog-filter-any"),
    };
    let known = known
        .iter()
        .map(|(value, label)| SelectOption { value, label });
    let options: Vec<SelectOption> = std::iter::once(any).chain(known).collect();
    select(
        &Field {
            name,
            label: reader.t(label),
            value,
            ..Field::default()
        },
        &options,
    )
}
