//! Who did what to what, newest first.

use crate::administration::pages::{cursor, older};
use crate::audit::view::row::rows;
use crate::audit::view::words::action;
use crate::page_layout::Page;
use crate::paths;
use crate::reader::Reader;
use laurel_persistence::audit::AuditPage;
use laurel_ui::button::{Button, Weight, button, link_button};
use laurel_ui::empty::empty_state;
use laurel_ui::field::{Field, SelectOption, field, select};
use laurel_ui::staff::staff_head;
use maud::{Markup, html};
use serde::Deserialize;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct AuditQuery {
    pub actor: String,
    pub action: String,
    pub subject: String,
    pub before: String,
}

/// A page of the trail.
#[derive(Clone, Copy)]
pub struct AuditView<'a> {
    pub query: &'a AuditQuery,
    pub trail: &'a AuditPage,
}

pub fn page(reader: &Reader, view: &AuditView<'_>) -> Page {
    let (query, trail) = (view.query, view.trail);
    let title = reader.t("admin-audit-title");
    let main = html! {
        (staff_head(title, &link_button(reader.t("admin-audit-chain-check"), paths::ADMIN_AUDIT_CHAIN, Weight::Secondary)))
        p { (reader.t("admin-audit-lead")) }
        (filters(reader, query))
        @if trail.lines.is_empty() { (nothing(reader, query)) } @else { (rows(reader, trail)) }
        (older(reader, paths::ADMIN_AUDIT, &[("actor", &query.actor), ("action", &query.action), ("subject", &query.subject)],
            !query.before.is_empty(), cursor(&trail.lines, |line| line.seq.to_string())))
    };
    Page::administration(paths::ADMIN_AUDIT, title, main)
}

fn filters(reader: &Reader, query: &AuditQuery) -> Markup {
    let mut actions = vec![SelectOption {
        value: "",
        label: reader.t("word-all"),
    }];
    let mut offered: Vec<(&str, String)> = laurel_domain::audit::actions()
        .map(|word| (word, action(reader, word)))
        .collect();
    offered.sort_by(|(_, a), (_, b)| a.cmp(b));
    actions.extend(
        offered
            .iter()
            .map(|(value, label)| SelectOption { value, label }),
    );
    html! {
        form class="filters" method="get" action=(paths::ADMIN_AUDIT) role="search" {
            (field(&Field { name: "actor", label: reader.t("admin-audit-who-filter"), value: &query.actor, ..Field::default() }))
            (select(&Field { name: "action", label: reader.t("admin-audit-what"), value: &query.action, ..Field::default() }, &actions))
            (field(&Field { name: "subject", label: reader.t("admin-audit-on-filter"), value: &query.subject, ..Field::default() }))
            (button(&Button { label: reader.t("action-filter"), weight: Weight::Secondary, ..Button::default() }))
        }
    }
}

fn nothing(reader: &Reader, query: &AuditQuery) -> Markup {
    if [&query.actor, &query.action, &query.subject]
        .iter()
        .all(|text| text.is_empty())
    {
        return empty_state(
            reader.t("admin-audit-title"),
            reader.t("admin-audit-empty"),
            &html! {},
        );
    }
    let clear = link_button(
        reader.t("action-clear"),
        paths::ADMIN_AUDIT,
        Weight::Secondary,
    );
    empty_state(
        reader.t("admin-list-none"),
        reader.t("admin-list-no-match"),
        &clear,
    )
}
