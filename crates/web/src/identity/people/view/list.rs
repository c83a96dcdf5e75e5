//! The people: search by name or address, filter by role, a page at a time.

use crate::administration::pages::{cursor, older};
use crate::identity::people::view::roles::role_key;
use crate::page_layout::Page;
use crate::paths;
use crate::reader::Reader;
use laurel_domain::identity::Role;
use laurel_persistence::identity::PersonItem;
use laurel_ui::button::{Button, Weight, button, link_button};
use laurel_ui::empty::empty_state;
use laurel_ui::field::{Field, InputKind, SelectOption, field, select};
use laurel_ui::staff::staff_head;
use laurel_ui::table::{Column, Table, table};
use laurel_ui::{Tone, tone_words};
use maud::{Markup, html};
use serde::Deserialize;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct PeopleParameters {
    pub q: String,
    pub role: String,
    pub before: String,
}

/// A page of the people.
#[derive(Clone, Copy)]
pub struct PeopleView<'a> {
    pub parameters: &'a PeopleParameters,
    pub lines: &'a [PersonItem],
    /// Whether the reader may add somebody.
    pub manages: bool,
}

pub fn page(reader: &Reader, view: &PeopleView<'_>) -> Page {
    let (parameters, lines) = (view.parameters, view.lines);
    let main = html! {
        (staff_head(reader.t("admin-people-title"), &html! {
            @if view.manages {
                (link_button(reader.t("admin-people-add"), paths::ADMIN_PEOPLE_NEW, Weight::Primary))
            }
        }))
        (filters(reader, parameters))
        @if lines.is_empty() {
            (nobody(reader, parameters))
        } @else {
            (rows(reader, lines))
        }
        (older(reader, paths::ADMIN_PEOPLE, &[("q", &parameters.q), ("role", &parameters.role)], !parameters.before.is_empty(),
            cursor(lines, |line| line.id.to_string())))
    };
    let title = reader.t("admin-people-title");
    Page::administration(paths::ADMIN_PEOPLE, title, main)
}

fn filters(reader: &Reader, parameters: &PeopleParameters) -> Markup {
    let mut roles = vec![SelectOption {
        value: "",
        label: reader.t("word-all"),
    }];
    roles.extend(
        [
            Role::Instructor,
            Role::Issuer,
            Role::Administrator,
            Role::Owner,
        ]
        .map(|role| SelectOption {
            value: role.as_str(),
            label: reader.t(role_key(role)),
        }),
    );
    html! {
        form class="filters" method="get" action=(paths::ADMIN_PEOPLE) role="search" {
            (field(&Field { name: "q", label: reader.t("admin-people-search"), value: &parameters.q, kind: InputKind::Search, ..Field::default() }))
            (select(&Field { name: "role", label: reader.t("admin-people-role"), value: &parameters.role, ..Field::default() }, &roles))
            (button(&Button { label: reader.t("action-search"), weight: Weight::Secondary, ..Button::default() }))
        }
    }
}

fn nobody(reader: &Reader, parameters: &PeopleParameters) -> Markup {
    if parameters.q.is_empty() && parameters.role.is_empty() {
        empty_state(
            reader.t("admin-people-title"),
            reader.t("admin-people-empty"),
            &html! {},
        )
    } else {
        let clear = link_button(
            reader.t("action-clear"),
            paths::ADMIN_PEOPLE,
            Weight::Secondary,
        );
        empty_state(
            reader.t("admin-list-none"),
            reader.t("admin-list-no-match"),
            &clear,
        )
    }
}

fn rows(reader: &Reader, lines: &[PersonItem]) -> Markup {
    let rows: Vec<Vec<Markup>> = lines
        .iter()
        .map(|line| {
            vec![
                html! { a href=(paths::admin_person(line.id)) { (line.name) } },
                html! { (line.email) },
                html! { (roles(reader, &line.roles)) },
                state(reader, line.confirmed, line.invited),
                reader.day(line.created_at),
            ]
        })
        .collect();
    table(&Table {
        caption: reader.t("admin-people-title"),
        caption_hidden: true,
        columns: &[
            Column::text(reader.t("admin-people-name")),
            Column::text(reader.t("admin-people-email")),
            Column::text(reader.t("admin-people-role")),
            Column::text(reader.t("admin-people-state")),
            Column::text(reader.t("admin-people-joined")),
        ],
        rows: &rows,
    })
}

fn roles(reader: &Reader, roles: &[Role]) -> String {
    if roles.is_empty() {
        return reader.t(role_key(Role::Learner)).to_owned();
    }
    let names: Vec<&str> = roles.iter().map(|role| reader.t(role_key(*role))).collect();
    names.join(", ")
}

/// `invited`: the account was made by somebody else, and has no password yet.
pub fn state(reader: &Reader, confirmed: bool, invited: bool) -> Markup {
    if invited {
        tone_words(Tone::Info, reader.t("admin-people-state-invited"))
    } else if confirmed {
        tone_words(Tone::Good, reader.t("admin-people-state-active"))
    } else {
        tone_words(Tone::Warn, reader.t("admin-people-state-unconfirmed"))
    }
}
