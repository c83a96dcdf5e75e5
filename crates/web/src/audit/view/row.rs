//! A line of the trail: its facts in a line or two, and all of it at a tap.

use crate::administration::pages::with_query;
use crate::audit::view::words;
use crate::paths;
use crate::reader::Reader;
use laurel_persistence::audit::{AuditItem, AuditPage};
use laurel_ui::details::details as pairs_list;
use laurel_ui::table::{Column, Table, table};
use maud::{Markup, html};
use serde_json::{Map, Value};
use uuid::Uuid;

/// Characters; what is longer is read with all of it.
const SHORT: usize = 60;

pub fn rows(reader: &Reader, trail: &AuditPage) -> Markup {
    let rows: Vec<Vec<Markup>> = trail
        .lines
        .iter()
        .map(|line| {
            vec![
                html! { (line.seq) },
                reader.moment(line.at),
                actor(reader, trail, line),
                html! { a href=(with_query(paths::ADMIN_AUDIT, &[("action", &line.action)])) { (words::action(reader, &line.action)) } },
                subject(reader, trail, line),
                facts(reader, trail, line),
            ]
        })
        .collect();
    table(&Table {
        caption: reader.t("admin-audit-title"),
        caption_hidden: true,
        columns: &[
            Column::number(reader.t("admin-audit-line")),
            Column::text(reader.t("admin-audit-when")),
            Column::text(reader.t("admin-audit-who")),
            Column::text(reader.t("admin-audit-what")),
            Column::text(reader.t("admin-audit-on")),
            Column::text(reader.t("admin-audit-detail")),
        ],
        rows: &rows,
    })
}

fn actor(reader: &Reader, trail: &AuditPage, line: &AuditItem) -> Markup {
    let name = match (trail.name(&line.actor), line.actor.as_str()) {
        (Some(name), _) => name,
        (None, "operator") => reader.t("admin-audit-operator"),
        (None, "setup-link") => reader.t("admin-audit-setup-link"),
        (None, "system") => reader.t("admin-audit-system"),
        (None, _) => reader.t("admin-audit-erased"),
    };
    html! { a href=(with_query(paths::ADMIN_AUDIT, &[("actor", &line.actor)])) { bdi { (name) } } }
}

fn subject(reader: &Reader, trail: &AuditPage, line: &AuditItem) -> Markup {
    let name = words::subject(reader, &line.subject, trail.name(&line.subject));
    html! { a href=(with_query(paths::ADMIN_AUDIT, &[("subject", &line.subject)])) { bdi { (name) } } }
}

/// What a line tells beside who, what and on what: the short facts as they
/// are, and folded the long ones, the subject's id and the hash.
fn facts(reader: &Reader, trail: &AuditPage, line: &AuditItem) -> Markup {
    let data: Map<String, Value> = serde_json::from_str(&line.detail).unwrap_or_default();
    let (mut short, mut long) = (Vec::new(), Vec::new());
    for (name, value) in data.iter().filter(|(_, value)| !value.is_null()) {
        let known = value.as_str().and_then(|id| trail.name(id));
        // a name says itself what it is, and so does what was done
        let label = (known.is_none() && name != "did").then(|| words::field(reader, name));
        let words = known.map_or_else(|| words::value(reader, name, value), str::to_owned);
        let again = line.subject.split(':').next() == Some(name);
        if again || value.is_object() || words.chars().count() > SHORT {
            long.push((name, words));
        } else if name == "did" {
            short.insert(0, (label, words));
        } else {
            short.push((label, words));
        }
    }
    let id = line.subject.split_once(':').map(|(_, id)| id);
    let id = id.filter(|id| Uuid::parse_str(id).is_ok());
    let rest: Vec<(String, Markup)> = long
        .into_iter()
        .map(|(name, words)| (words::field(reader, name), html! { bdi { (words) } }))
        .chain(id.map(|id| (reader.t("admin-audit-id").to_owned(), html! { (id) })))
        .chain([(
            reader.t("admin-audit-hash").to_owned(),
            html! { span class="hash" { (line.hash) } },
        )])
        .collect();
    let rest: Vec<(&str, Markup)> = rest
        .iter()
        .map(|(name, words)| (name.as_str(), words.clone()))
        .collect();
    html! {
        details class="facts" {
            summary {
                @if short.is_empty() { span class="muted" { (reader.t("admin-audit-all")) } }
                @for (at, (label, words)) in short.iter().enumerate() {
                    @if at > 0 { " · " }
                    @if let Some(label) = label { span class="muted" { (label) ": " } }
                    bdi { (words) }
                }
            }
            (pairs_list(&rest))
        }
    }
}
